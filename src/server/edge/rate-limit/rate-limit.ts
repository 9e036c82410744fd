import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { RedisLocation } from '../../../services/redis/redis-location.ts';
import type { RateLimitMetrics } from '../../observability/metrics/rate-limit-metrics.ts';
import type { Counter } from './counter.ts';

/** What a limit counts: requests, or the calls to services that they could take at worst. */
export type RateLimitUnit = 'requests' | 'calls';

export interface RateLimitOptions {
  /** How many units a caller may use in a minute; 0 for any number. */
  readonly perCaller: number;
  /** How many units an address may use in a minute without the gateway having checked whose they are; 0 likewise. */
  readonly perAddress: number;
  readonly unit: RateLimitUnit;
  /** The Redis by which replicas count together; `null` where each counts for itself. */
  readonly redis: RedisLocation | null;
}

/** Whose requests are counted together. */
export type Sender = 'caller' | 'address';

/** A request exceeds a limit. */
export interface Exceeded {
  readonly sender: Sender;
  readonly limit: number;
  readonly unit: RateLimitUnit;
  /** What the request counts as. */
  readonly units: number;
  /** How many units were left for it. */
  readonly left: number;
  readonly retryAfterSeconds: number;
}

/** Counts requests by their senders, each within a minute that begins with the first request. */
export interface RateLimit {
  /** Counts a request, or a subscription, as one unit; returns `null` when no limit is exceeded. */
  countRequest(request: FastifyRequest): Promise<Exceeded | null>;
  /**
   * Counts the rest of an operation, whose request was counted before its document was read.
   *
   * @param calls the calls to services that it could take; `null` where that is not known
   */
  countCalls(request: FastifyRequest, calls: number | null): Promise<Exceeded | null>;
}

const notExceeded: Promise<null> = Promise.resolve(null);

/** The rate limit where nothing is limited. */
export const noRateLimit: RateLimit = { countRequest: () => notExceeded, countCalls: () => notExceeded };

/**
 * Creates the rate limit of callers and addresses. A caller that the gateway has checked counts for itself. Any other
 * could be a new one with every request, since nobody here knows whether its token is one; so its address counts too,
 * and where there is no token, the address alone.
 */
export async function createRateLimit(
  app: FastifyInstance,
  { perCaller, perAddress, unit, redis }: RateLimitOptions,
  metrics: RateLimitMetrics,
  log: FastifyBaseLogger,
): Promise<RateLimit> {
  const limits = { caller: perCaller, address: perAddress };
  if (perCaller === 0 && perAddress === 0) return noRateLimit;
  // What counts is loaded where something is counted, and its client of Redis where there is a Redis.
  const { createCounter } = await import('./counter.ts');
  const shared = redis === null ? null : (await import('./shared-counts.ts')).sharedCounts(redis, metrics, log);
  app.addHook('onClose', () => shared?.connection.close());
  const counters: Record<Sender, Counter | null> = { caller: null, address: null };
  for (const sender of ['caller', 'address'] as const) {
    if (limits[sender] > 0) counters[sender] = createCounter(sender, limits[sender], shared);
  }
  const count = async (sender: Sender, request: FastifyRequest, added: number, units: number) => {
    const counted = await counters[sender]?.(request, added);
    if (counted?.isExceeded !== true) return null;
    metrics.refused(sender);
    // The part that was counted before is left for the operation, too.
    const left = counted.left + units - added;
    const retryAfterSeconds = Math.max(1, Math.ceil(counted.millisecondsLeft / 1000));
    return { sender, limit: limits[sender], unit, units, left, retryAfterSeconds };
  };
  const countAll = async (request: FastifyRequest, added: number, units: number): Promise<Exceeded | null> => {
    const standing = request.principal?.standing ?? 'anonymous';
    const byAddress = standing === 'verified' ? null : await count('address', request, added, units);
    if (byAddress !== null || standing === 'anonymous') return byAddress;
    return count('caller', request, added, units);
  };
  return {
    countRequest: (request) => countAll(request, 1, 1),
    countCalls: (request, calls) =>
      unit === 'requests' || calls === null || calls <= 1 ? notExceeded : countAll(request, calls - 1, calls),
  };
}
