import { createHash, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../http/proto-json.ts';
import { RedisConnection, type RedisEvents } from '../redis/redis-connection.ts';
import type { RedisLocation } from '../redis/redis-location.ts';
import { type KeptRead, type KeptReads, longestAnswer, type ReadCache } from './kept-reads.ts';

/** How many answers are kept for one caller of one service. */
const mostAnswers = 1000;

/** How many callers are remembered whose answers could not be dropped. */
const mostUndropped = 100_000;

/**
 * A caller's answers from a service are one hash, which ends as a whole, so many seconds after its beginning. In it is
 * also its own name, which no other one has, so that an answer is kept only in the hash in which it was missing, and not
 * in one that was begun after a write of the caller's.
 */
const scripts = {
  find: `
    if redis.call('HSETNX', KEYS[1], 'name', ARGV[1]) == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
    return redis.call('HMGET', KEYS[1], 'name', ARGV[3])`,
  keep: `
    if redis.call('HGET', KEYS[1], 'name') ~= ARGV[1] then return 0 end
    if redis.call('HLEN', KEYS[1]) > ${mostAnswers} then return 0 end
    return redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])`,
} as const;

/**
 * Keeps answers in a Redis, for so many seconds each, for all replicas of a deployment. The account by which the gateway
 * got an answer is a part of the caller's key.
 */
export function redisCache({ url, prefix }: RedisLocation, seconds: number, events: RedisEvents): ReadCache {
  const connection = new RedisConnection(url, events);
  return {
    forService: (baseUrl) => new RedisReads(connection, seconds, `${prefix}reads:${digest(baseUrl)}:`),
    close: () => connection.close(),
  };
}

class RedisReads implements KeptReads {
  readonly #connection: RedisConnection;
  readonly #seconds: number;
  readonly #prefix: string;
  readonly #undropped: LRUCache<string, true>;

  constructor(connection: RedisConnection, seconds: number, prefix: string) {
    this.#connection = connection;
    this.#seconds = seconds;
    this.#prefix = prefix;
    this.#undropped = new LRUCache({ max: mostUndropped, ttl: seconds * 1000 });
  }

  async find(callerKey: string, read: string): Promise<KeptRead> {
    if (this.#undropped.has(callerKey)) return unavailable;
    const hash = this.#hashOf(callerKey);
    const field = digest(read);
    const found = await this.#connection.attempt((redis) =>
      redis.eval(scripts.find, 1, hash, randomUUID(), this.#seconds, field),
    );
    if (found === null) return unavailable;
    const [name, text] = foundByScript.parse(found);
    const json = text === null ? null : parse(text);
    if (json !== null) return { state: 'found', json };
    const keep = async (answer: JsonObject): Promise<void> => {
      const kept = JSON.stringify(answer);
      if (kept.length > longestAnswer) return;
      await this.#connection.attempt((redis) => redis.eval(scripts.keep, 1, hash, name, field, kept));
    };
    return { state: 'missing', keep: (answer) => void keep(answer) };
  }

  async drop(callerKey: string): Promise<void> {
    const dropped = await this.#connection.attempt((redis) => redis.del(this.#hashOf(callerKey)));
    // Redis may come back with what the caller has changed since, so nothing of it is believed until it has ended.
    if (dropped === null) this.#undropped.set(callerKey, true);
  }

  #hashOf(callerKey: string): string {
    return this.#prefix + callerKey;
  }
}

/** The name of the hash, and the text of the answer where there is one. */
const foundByScript = z.tuple([z.string(), z.string().nullable()]);

const unavailable: KeptRead = { state: 'unavailable', keep: () => undefined };

/** Keys tell nothing of what they are made from. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function parse(text: string): JsonObject | null {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) ? json : null;
  } catch {
    return null;
  }
}
