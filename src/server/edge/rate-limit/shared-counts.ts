import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import { bracketedCode } from '../../error-code.ts';
import type { RateLimitMetrics } from '../../observability/metrics/rate-limit-metrics.ts';

/** How long an answer of Redis is waited for; it takes a millisecond where all is well. */
const answerMs = 250;

/** How long Redis is left alone after a failure, so that not every request waits for an answer that does not come. */
const pauseMs = 1000;

const longestReconnectMs = 5000;

/**
 * The Redis in which replicas count together. Requests do not depend on it: while it does not answer, each replica counts
 * for itself, so that a caller may send as much to each as to all of them.
 */
export class SharedCounts {
  readonly redis: Redis;
  readonly #metrics: RateLimitMetrics;
  readonly #log: FastifyBaseLogger;
  #isWell: boolean | null = null;
  #pausedUntil = 0;

  constructor(url: string, metrics: RateLimitMetrics, log: FastifyBaseLogger) {
    this.#metrics = metrics;
    this.#log = log;
    this.redis = new Redis(url, {
      commandTimeout: answerMs,
      // What cannot be sent at once has been counted elsewhere by the time it could be.
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
  async attempt<T>(command: () => Promise<T>): Promise<T | null> {
    if (performance.now() < this.#pausedUntil) return null;
    try {
      const result = await command();
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
    // Nothing is said of a first connection, as it is expected.
    if (this.#isWell === false) this.#log.info('requests are counted together again');
    this.#isWell = true;
    this.#metrics.shared(true);
  }

  #failed(error: unknown): void {
    if (this.#isWell === false) return;
    this.#isWell = false;
    this.#metrics.shared(false);
    const reason = `Redis does not answer${bracketedCode(error)}`;
    this.#log.warn({ reason }, 'each replica counts requests for itself');
  }
}
