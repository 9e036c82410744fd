import { LRUCache } from 'lru-cache';
import type { JsonObject } from '../http/proto-json.ts';
import { type KeptReads, longestAnswer, type ReadCache } from './kept-reads.ts';

/** How much is kept, in characters of JSON; what has not been asked for for longest goes first. */
const mostCharacters = 32_000_000;

/** For how many callers something is kept side by side. */
const mostCallers = 100_000;

/** Keeps answers in this process, for so many seconds each. */
export function memoryCache(seconds: number): ReadCache {
  return { forService: () => new MemoryReads(seconds), close: () => undefined };
}

/**
 * A caller's answers are kept under a number that nobody has had before; to drop them all is to give the caller another
 * one. What is under the old one is never asked for again.
 */
class MemoryReads implements KeptReads {
  readonly #answers: LRUCache<string, JsonObject>;
  readonly #numbers = new LRUCache<string, number>({ max: mostCallers });
  #lastNumber = 0;

  constructor(seconds: number) {
    this.#answers = new LRUCache({ maxSize: mostCharacters, maxEntrySize: longestAnswer, ttl: seconds * 1000 });
  }

  find(callerKey: string, read: string): ReturnType<KeptReads['find']> {
    const key = `${this.#numberOf(callerKey)} ${read}`;
    const json = this.#answers.get(key);
    if (json !== undefined) return Promise.resolve({ state: 'found', json });
    const keep = (answer: JsonObject): void => {
      this.#answers.set(key, answer, { size: key.length + JSON.stringify(answer).length });
    };
    return Promise.resolve({ state: 'missing', keep });
  }

  drop(callerKey: string): Promise<void> {
    this.#numbers.delete(callerKey);
    return Promise.resolve();
  }

  #numberOf(callerKey: string): number {
    const known = this.#numbers.get(callerKey);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(callerKey, this.#lastNumber);
    return this.#lastNumber;
  }
}
