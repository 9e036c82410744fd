import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { RedisLocation } from '../../../services/redis/redis-location.ts';
import type { RateLimitMetrics } from '../../observability/metrics/rate-limit-metrics.ts';
import type { Counter } from './counter.ts';

export interface RateLimitOptions {
  /** How many requests a caller may send in a minute; 0 for any number. */
  readonly perCaller: number;
  /** How many requests an address may send in a minute without the gateway having checked whose they are; 0 likewise. */
  readonly perAddress: number;
  /** The Redis by which replicas count together; `null` where each counts for itself. */
  readonly redis: RedisLocation | null;
}

/** Whose requests are counted together. */
export type Sender = 'caller' | 'address';

/** A request is one too many. */
export interface Exceeded {
  readonly sender: Sender;
  readonly limit: number;
  readonly retryAfterSeconds: number;
}

/** Counts a request, or what else is to count as one; `null` when it is not one too many. */
export type CountRequest = (request: FastifyRequest) => Promise<Exceeded | null>;

/** Where nothing is limited. */
export const countNothing: CountRequest = () => Promise.resolve(null);

/**
 * Makes what counts the requests of callers and addresses, each within a minute that begins with its first. A caller that
 * the gateway has checked counts for itself. Any other could be a new one with every request, since nobody here knows
 * whether its token is one; so its address counts too, and where there is no token, the address alone.
 */
export async function createRateLimit(
  app: FastifyInstance,
  { perCaller, perAddress, redis }: RateLimitOptions,
  metrics: RateLimitMetrics,
  log: FastifyBaseLogger,
): Promise<CountRequest> {
  const limits = { caller: perCaller, address: perAddress };
  if (perCaller === 0 && perAddress === 0) return countNothing;
  // What counts is loaded where something is counted, and its client of Redis where there is a Redis.
  const { createCounter } = await import('./counter.ts');
  const shared = redis === null ? null : (await import('./shared-counts.ts')).sharedCounts(redis, metrics, log);
  app.addHook('onClose', () => shared?.connection.close());
  const counters: Record<Sender, Counter | null> = { caller: null, address: null };
  for (const sender of ['caller', 'address'] as const) {
    if (limits[sender] > 0) counters[sender] = await createCounter(app, sender, limits[sender], shared);
  }
  const count = async (sender: Sender, request: FastifyRequest): Promise<Exceeded | null> => {
    const counted = await counters[sender]?.(request);
    if (counted?.isExceeded !== true) return null;
    metrics.refused(sender);
    return { sender, limit: limits[sender], retryAfterSeconds: counted.secondsLeft };
  };
  return async (request) => {
    const standing = request.principal?.standing ?? 'anonymous';
    const byAddress = standing === 'verified' ? null : await count('address', request);
    if (byAddress !== null || standing === 'anonymous') return byAddress;
    return count('caller', request);
  };
}
