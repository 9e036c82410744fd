import type { z } from 'zod';
import { wholeNumber } from './config-variables.ts';
import type { CacheOptions } from './server/read-cache.ts';
import type { RedisLocation } from './services/redis/redis-location.ts';

/** The variable that says how long what services answer is kept; docs/operating.md tells what it costs. */
export const cacheVariables = {
  CACHE_SECONDS: wholeNumber(
    { standard: 0, from: 0, to: 3600 },
    'How long a caller may be given again what a service has told it of images; 0 for not at all.',
  ),
} as const;

/** What the variables mean; `null` to keep nothing. */
export function cacheOptions(
  variables: z.output<z.ZodObject<typeof cacheVariables>>,
  redis: RedisLocation | null,
): CacheOptions | null {
  return variables.CACHE_SECONDS === 0 ? null : { seconds: variables.CACHE_SECONDS, redis };
}
