import type { FastifyBaseLogger } from 'fastify';
import type { ReadCache } from '../services/cache/kept-reads.ts';
import { memoryCache } from '../services/cache/memory-cache.ts';
import type { RedisLocation } from '../services/redis/redis-location.ts';
import { bracketedCode } from './error-code.ts';

export interface CacheOptions {
  /** How long answers of services are kept. */
  readonly seconds: number;
  /** The Redis in which replicas keep them together; `null` where each has its own. */
  readonly redis: RedisLocation | null;
}

/** Makes the place where answers of services are kept; `null` for none. */
export async function createReadCache(options: CacheOptions | null, log: FastifyBaseLogger): Promise<ReadCache | null> {
  if (options === null) return null;
  const { seconds, redis } = options;
  if (redis === null) return memoryCache(seconds);
  // Its client of Redis takes memory, and is loaded where there is a Redis.
  const { redisCache } = await import('../services/cache/redis-cache.ts');
  return redisCache(redis, seconds, {
    answers(isFirst) {
      if (!isFirst) log.info('what services answer is kept again');
    },
    fails(error) {
      log.warn({ reason: `Redis does not answer${bracketedCode(error)}` }, 'nothing that services answer is kept');
    },
  });
}
