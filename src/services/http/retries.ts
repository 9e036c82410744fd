import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError, type UpstreamService } from '../../model/errors.ts';
import type { Deadline } from './deadline.ts';
import { RetryBudget } from './retry-budget.ts';

const firstPauseMs = 100;
/** A service that wants to be left alone for longer is told to the caller instead. */
const longestPauseMs = 5000;

/**
 * Repeats the calls to one service that failed for a passing reason: the service or the way to it was down
 * (UNAVAILABLE), or it had too much to do (RESOURCE_EXHAUSTED). Pauses grow and are spread at random, so that callers
 * who failed together do not come back together; a pause that the service asks for is kept at least. Nothing is repeated whose
 * deadline would pass meanwhile, and little is repeated where most calls fail (`RetryBudget`).
 *
 * The loop is written out, because a pause has to end with the deadline and with the caller's going away, and those of
 * the retry policies at hand do not.
 */
export class Retries {
  readonly #service: UpstreamService;
  readonly #most: number;
  readonly #budget = new RetryBudget();

  /** @param most how often a call is repeated, beside the first time */
  constructor(service: UpstreamService, most: number) {
    this.#service = service;
    this.#most = most;
  }

  /** @param attempt is given how often the call has been repeated: 0 for the first time */
  async run<T>(attempt: (repetition: number) => Promise<T>, deadline: Deadline): Promise<T> {
    for (let repetition = 0; ; repetition += 1) {
      try {
        const value = await attempt(repetition);
        this.#budget.succeeded();
        return value;
      } catch (error) {
        const pauseMs = this.#pauseAfter(error, repetition);
        if (pauseMs === null || pauseMs >= deadline.leftMs) throw error;
        await pauseOr(error, pauseMs, deadline.signal);
      }
    }
  }

  /** `null` where the call is not to be repeated. */
  #pauseAfter(error: unknown, repetition: number): number | null {
    // What another service said, such as the one that gives out tokens, was repeated where it was called.
    if (!(error instanceof UpstreamError) || error.service !== this.#service || error.reason !== null) return null;
    if (error.code !== 'UNAVAILABLE' && error.code !== 'RESOURCE_EXHAUSTED') return null;
    if (!this.#budget.failed() || repetition >= this.#most) return null;
    if (error.retryAfterSeconds === null) return firstPauseMs * 2 ** repetition * (0.5 + Math.random());
    const askedMs = error.retryAfterSeconds * 1000;
    return askedMs > longestPauseMs ? null : askedMs + firstPauseMs * Math.random();
  }
}

/** Should the pause be broken off, the call has failed for the reason that it had failed for before. */
async function pauseOr(error: unknown, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch {
    throw error;
  }
}
