import { z } from 'zod';
import { documentation, wholeNumber } from './config-variables.ts';
import type { RedisLocation } from './services/redis/redis-location.ts';
import type { RateLimitOptions } from './server/edge/rate-limit/rate-limit.ts';

/** The variables that say how many requests are answered; docs/security.md has the reasons. */
export const rateLimitVariables = {
  RATE_LIMIT_PER_CALLER: wholeNumber(
    { standard: 0, from: 0, to: 1_000_000 },
    'How many requests a caller may send in a minute; 0 for any number.',
  ),
  RATE_LIMIT_PER_ADDRESS: wholeNumber(
    { standard: 0, from: 0, to: 1_000_000 },
    'The same for an IP address, of requests whose caller the gateway has not checked itself.',
  ),
  RATE_LIMIT_UNIT: z
    .enum(['requests', 'calls'])
    .prefault('requests')
    .register(documentation, {
      meaning:
        'What the two limits count: requests, or the calls to services that each operation could take at worst, ' +
        'at least 1.',
      allowed: 'requests or calls; calls not with COST_MODE=off',
    }),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .register(documentation, {
      meaning:
        'The Redis in which replicas count requests and keep what they read together; without it each has its own.',
      allowed: 'a redis or rediss URL, such as redis://127.0.0.1:6379',
    }),
} as const;

/** Returns what is wrong with these variables beside their form. */
export function rateLimitMistakes(given: Readonly<Record<string, string>>): string[] {
  if (given['RATE_LIMIT_UNIT'] !== 'calls' || given['COST_MODE'] !== 'off') return [];
  return ['RATE_LIMIT_UNIT is "calls", which needs the estimate of costs; allowed: calls not with COST_MODE=off.'];
}

/** What the variables mean. */
export function rateLimitOptions(
  variables: z.output<z.ZodObject<typeof rateLimitVariables>>,
  redis: RedisLocation | null,
): RateLimitOptions {
  return {
    perCaller: variables.RATE_LIMIT_PER_CALLER,
    perAddress: variables.RATE_LIMIT_PER_ADDRESS,
    unit: variables.RATE_LIMIT_UNIT,
    redis,
  };
}
