import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../client-address.ts';
import { type Counted, LocalCounts, RedisCounts } from './counts.ts';
import type { Sender } from './rate-limit.ts';
import type { SharedCounts } from './shared-counts.ts';

/** Counts units of the sender of a request. */
export type Counter = (request: FastifyRequest, units: number) => Promise<Counted>;

/** The key under which the requests of a sender are counted. */
const keys: Readonly<Record<Sender, (request: FastifyRequest) => string>> = {
  address: (request) => `address:${clientAddress(request)}`,
  caller: ({ principal }) => `caller:${principal?.callerKey ?? ''}`,
};

/** Creates a counter that counts in Redis where there is one, and in memory where there is none or it does not respond. */
export function createCounter(sender: Sender, limit: number, shared: SharedCounts | null): Counter {
  const keyOf = keys[sender];
  const own = new LocalCounts();
  if (shared === null) return (request, units) => own.add(keyOf(request), units, limit);
  const common = new RedisCounts(shared.connection.redis, shared.prefix);
  return async (request, units) => {
    const key = keyOf(request);
    return (await shared.connection.attempt(() => common.add(key, units, limit))) ?? own.add(key, units, limit);
  };
}
