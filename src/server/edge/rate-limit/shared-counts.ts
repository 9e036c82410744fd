import type { FastifyBaseLogger } from 'fastify';
import { RedisConnection } from '../../../services/redis/redis-connection.ts';
import type { RedisLocation } from '../../../services/redis/redis-location.ts';
import { bracketedCode } from '../../error-code.ts';
import type { RateLimitMetrics } from '../../observability/metrics/rate-limit-metrics.ts';

/** Counts that replicas have in common. */
export interface SharedCounts {
  readonly connection: RedisConnection;
  /** What their keys begin with. */
  readonly prefix: string;
}

/**
 * The Redis in which replicas count together. Requests do not depend on it: while it does not answer, each replica counts
 * for itself, so that a caller may send as much to each as to all of them.
 */
export function sharedCounts(
  { url, prefix }: RedisLocation,
  metrics: RateLimitMetrics,
  log: FastifyBaseLogger,
): SharedCounts {
  const connection = new RedisConnection(url, {
    answers(isFirst) {
      // Nothing is said of a first connection, as it is expected.
      if (!isFirst) log.info('requests are counted together again');
      metrics.shared(true);
    },
    fails(error) {
      metrics.shared(false);
      const reason = `Redis does not answer${bracketedCode(error)}`;
      log.warn({ reason }, 'each replica counts requests for itself');
    },
  });
  return { connection, prefix: `${prefix}rate-limit:` };
}
