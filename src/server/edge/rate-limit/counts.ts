import { LRUCache } from 'lru-cache';
import type { Redis } from 'ioredis';

/** The length of the period in which units are counted. */
const windowMs = 60_000;

/** The maximum number of senders that are counted in memory. Beyond it, the least recently seen sender is forgotten. */
const maxSenders = 100_000;

/** The result of counting units. Units that exceed the limit are not counted, so a smaller request may still succeed. */
export interface Counted {
  readonly isExceeded: boolean;
  /** How many units are left until the window ends. */
  readonly left: number;
  /** How long it is until the window ends. */
  readonly millisecondsLeft: number;
}

/** Counts units by key, each in a window that begins with the first unit. */
export interface Counts {
  add(key: string, units: number, limit: number): Promise<Counted>;
}

interface Window {
  units: number;
  readonly endsAt: number;
}

/** Counts in the memory of this process. */
export class LocalCounts implements Counts {
  readonly #windows = new LRUCache<string, Window>({ max: maxSenders });
  readonly #now: () => number;

  /** @param now a clock that never goes back, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  add(key: string, units: number, limit: number): Promise<Counted> {
    const now = this.#now();
    const known = this.#windows.get(key);
    const window = known !== undefined && known.endsAt > now ? known : { units: 0, endsAt: now + windowMs };
    const isExceeded = window.units + units > limit;
    if (!isExceeded) window.units += units;
    if (window !== known) this.#windows.set(key, window);
    return Promise.resolve({ isExceeded, left: limit - window.units, millisecondsLeft: window.endsAt - now });
  }
}

/** Counts and returns whether the units are within the limit, how many are counted, and how long the window lasts. */
const script = `
  local counted = tonumber(redis.call('GET', KEYS[1]) or '0')
  local units, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
  local fits = counted + units <= limit
  if fits then
    redis.call('INCRBY', KEYS[1], units)
    if counted == 0 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
    counted = counted + units
  end
  return { fits and 1 or 0, counted, redis.call('PTTL', KEYS[1]) }
`;

/** Counts in Redis, together with other replicas. It rejects when Redis does not respond. */
export class RedisCounts implements Counts {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  async add(key: string, units: number, limit: number): Promise<Counted> {
    const result: unknown = await this.#redis.eval(script, 1, this.#prefix + key, units, limit, windowMs);
    const numbers: readonly unknown[] = Array.isArray(result) ? result : [];
    const [fits, counted, millisecondsLeft] = numbers;
    if (typeof counted !== 'number' || typeof millisecondsLeft !== 'number') {
      throw new TypeError('Redis returned something else than the counts.');
    }
    // There is no window yet when the first units of a sender exceed the limit.
    return {
      isExceeded: fits !== 1,
      left: Math.max(0, limit - counted),
      millisecondsLeft: millisecondsLeft < 0 ? windowMs : millisecondsLeft,
    };
  }
}
