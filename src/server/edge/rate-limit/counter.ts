import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sender } from './rate-limit.ts';
import type { SharedCounts } from './shared-counts.ts';

const windowMs = 60_000;

/** How many senders are counted side by side in memory. Of more than that, those seen least lately are forgotten. */
const mostSenders = 100_000;

/** What a request has come to. */
export interface Counted {
  readonly isExceeded: boolean;
  /** How long it is until counting begins anew. */
  readonly secondsLeft: number;
}

/** Counts a request of its sender. */
export type Counter = (request: FastifyRequest) => Promise<Counted>;

/**
 * A provider gives a customer some 64 bits of IPv6 addresses, so these count as one. A client that has gone already has
 * none.
 */
const keys: Readonly<Record<Sender, (request: FastifyRequest) => string>> = {
  address: ({ ip }) => `address:${normalizeIP(ip || 'gone', 64)}`,
  caller: ({ principal }) => `caller:${principal?.callerKey ?? ''}`,
};

/** Makes a counter that counts in Redis where there is one, and by itself where there is none or it does not answer. */
export async function createCounter(
  app: FastifyInstance,
  sender: Sender,
  limit: number,
  shared: SharedCounts | null,
): Promise<Counter> {
  const options = { global: false, max: limit, timeWindow: windowMs, keyGenerator: keys[sender] };
  const own = await register(app, { ...options, cache: mostSenders });
  if (shared === null) return own;
  const { connection, prefix } = shared;
  const common = await register(app, { ...options, redis: connection.redis, nameSpace: prefix });
  return async (request) => (await connection.attempt(() => common(request))) ?? own(request);
}

/** @fastify/rate-limit has one store for each place that it is registered in, so every counter has a place of its own. */
async function register(app: FastifyInstance, options: NonNullable<Parameters<typeof rateLimit>[1]>): Promise<Counter> {
  const made: { counter?: Counter } = {};
  await app.register(async (place) => {
    await place.register(rateLimit, options);
    const limit = place.createRateLimit();
    made.counter = async (request) => {
      const state = await limit(request);
      return state.isAllowed
        ? { isExceeded: false, secondsLeft: 0 }
        : { isExceeded: state.isExceeded, secondsLeft: Math.max(state.ttlInSeconds, 1) };
    };
  });
  if (made.counter === undefined) throw new TypeError('A plugin that has been registered has not run.');
  return made.counter;
}
