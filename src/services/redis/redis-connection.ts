import { Redis } from 'ioredis';

/** How long an answer of Redis is waited for; it takes a millisecond where all is well. */
const answerMs = 250;

/** How long Redis is left alone after a failure, so that not every request waits for an answer that does not come. */
const pauseMs = 1000;

const longestReconnectMs = 5000;

/** Told when Redis begins to answer, and when it no longer does. */
export interface RedisEvents {
  readonly answers: (isFirst: boolean) => void;
  readonly fails: (error: unknown) => void;
}

/** A Redis that replicas share, and that nothing depends on: what it is asked for has to be dispensable. */
export class RedisConnection {
  readonly redis: Redis;
  readonly #events: RedisEvents;
  #isWell: boolean | null = null;
  #pausedUntil = 0;

  constructor(url: string, events: RedisEvents) {
    this.#events = events;
    this.redis = new Redis(url, {
      commandTimeout: answerMs,
      // What cannot be sent at once has been done elsewhere by the time it could be.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      // ioredis would keep the process for two seconds after a stop while Redis is down.
      disconnectTimeout: answerMs,
      retryStrategy: (times) => Math.min(times * 100, longestReconnectMs),
    });
    this.redis.on('ready', () => this.#succeeded());
    this.redis.on('error', (error: unknown) => this.#failed(error));
  }

  /** What came of it; `null` where Redis does not answer. */
  async attempt<T>(command: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (performance.now() < this.#pausedUntil) return null;
    // The process has just been started, and what comes of it is told by an event.
    if (this.#isWell === null && this.redis.status !== 'ready') return null;
    try {
      const result = await command(this.redis);
      this.#succeeded();
      return result;
    } catch (error) {
      this.#pausedUntil = performance.now() + pauseMs;
      this.#failed(error);
      return null;
    }
  }

  close(): void {
    this.redis.disconnect();
  }

  #succeeded(): void {
    this.#pausedUntil = 0;
    if (this.#isWell === true) return;
    const isFirst = this.#isWell === null;
    this.#isWell = true;
    this.#events.answers(isFirst);
  }

  #failed(error: unknown): void {
    if (this.#isWell === false) return;
    this.#isWell = false;
    this.#events.fails(error);
  }
}
