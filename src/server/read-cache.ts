import type { FastifyBaseLogger } from 'fastify';
import type { ReadCache } from '../services/cache/kept-reads.ts';
import { memoryCache } from '../services/cache/memory-cache.ts';
import { bracketedCode } from './error-code.ts';

export interface CacheOptions {
  /** How long answers of services are kept. */
  readonly seconds: number;
  /** The URL of the Redis in which replicas keep them together; `null` where each has its own. */
  readonly redisUrl: string | null;
}

/** Makes the place where answers of services are kept; `null` for none. */
export async function createReadCache(options: CacheOptions | null, log: FastifyBaseLogger): Promise<ReadCache | null> {
  if (options === null) return null;
  const { seconds, redisUrl } = options;
  if (redisUrl === null) return memoryCache(seconds);
  // Its client of Redis takes memory, and is loaded where there is a Redis.
  const { redisCache } = await import('../services/cache/redis-cache.ts');
  return redisCache(redisUrl, seconds, {
    answers(isFirst) {
      if (!isFirst) log.info('what services answer is kept again');
    },
    fails(error) {
      log.warn({ reason: `Redis does not answer${bracketedCode(error)}` }, 'nothing that services answer is kept');
    },
  });
}
