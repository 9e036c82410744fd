import { hash } from 'node:crypto';
import { z } from 'zod';
import { documentation } from './config-variables.ts';

/** The variable that names the deployment; docs/operating.md has the reasons. */
export const deploymentVariables = {
  DEPLOYMENT: z
    .string()
    .regex(/^[a-z\d][\w.-]{0,63}$/i)
    .optional()
    .register(documentation, {
      meaning:
        'The name of this deployment, the same for all its replicas. Everything in Redis is kept under it. ' +
        'By default it follows from the base URLs of the services.',
      allowed: '1 to 64 letters, digits, underscores, dots and hyphens, beginning with a letter or a digit',
    }),
} as const;

/** Everything that is wrong with the name beside its form. */
export function deploymentMistakes(given: Readonly<Record<string, string>>): string[] {
  const sharesResponses = given['REDIS_URL'] !== undefined && !/^0*$/.test(given['CACHE_SECONDS'] ?? '');
  if (given['DEPLOYMENT'] !== undefined || given['AUTH_MODE'] !== 'metadata' || !sharesResponses) return [];
  const { allowed = '' } = documentation.get(deploymentVariables.DEPLOYMENT) ?? {};
  return [
    'DEPLOYMENT is not set, which AUTH_MODE metadata with REDIS_URL and CACHE_SECONDS needs: the gateway does not learn ' +
      `which account the machine has, so gateways with different accounts need different names; allowed: ${allowed}.`,
  ];
}

/** The name of the deployment. Without one, gateways to the same services are taken for replicas of one deployment. */
export function deploymentName(name: string | undefined, baseUrls: Readonly<Record<string, string>>): string {
  if (name !== undefined) return name;
  const sorted = Object.entries(baseUrls).sort(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify(sorted), 'hex').slice(0, 32);
}
