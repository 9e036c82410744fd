import { endpoints } from '../services/services.ts';

/** The variables that point the gateway at a sandbox, which is all services, and IAM, at one URL. */
export function sandboxEnvironment(url: string): Record<string, string> {
  return Object.fromEntries([
    ...endpoints.map(({ variable }) => [variable, url] as const),
    ['IAM_URL', url] as const,
    ['METADATA_URL', url] as const,
  ]);
}
