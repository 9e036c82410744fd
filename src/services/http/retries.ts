import { UpstreamError, type UpstreamService } from '../../model/errors.ts';
import { RetryBudget } from './retry-budget.ts';

const firstPauseMs = 100;
/** A service that wants to be left alone for longer is told to the caller instead. */
const longestPauseMs = 5000;

/**
 * Says which calls to one service are repeated, and when: those that failed for a passing reason, when the service or
 * the way to it was down (UNAVAILABLE), or it had too much to do (RESOURCE_EXHAUSTED). An exhausted quota has the
 * latter code too and is not retried: it stays exhausted for longer than a call lasts. Pauses grow and are spread at
 * random, so that callers who failed together do not come back together; a pause that the service asks for is kept at
 * least. Little is repeated where most calls fail (`RetryBudget`).
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

  /** A call has been answered. */
  succeeded(): void {
    this.#budget.succeeded();
  }

  /**
   * A call has failed.
   *
   * @param repetition how often it has been repeated: 0 for the first time
   * @returns how long to wait before it is repeated, in milliseconds; `null` where it is not to be
   */
  pauseAfter(error: unknown, repetition: number): number | null {
    // What another service said, such as the one that gives out tokens, was repeated where it was called.
    if (!(error instanceof UpstreamError) || error.service !== this.#service || error.reason !== null) return null;
    if (error.code !== 'UNAVAILABLE' && error.code !== 'RESOURCE_EXHAUSTED') return null;
    if (!error.retryable || error.quotaViolations.length > 0) return null;
    if (!this.#budget.failed() || repetition >= this.#most) return null;
    if (error.retryAfterSeconds === null) return firstPauseMs * 2 ** repetition * (0.5 + Math.random());
    const askedMs = error.retryAfterSeconds * 1000;
    return askedMs > longestPauseMs ? null : askedMs + firstPauseMs * Math.random();
  }
}
