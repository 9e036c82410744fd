import type { UpstreamError } from '../../model/errors.ts';
import type { Deadline, Step } from './deadline.ts';

/** How many calls to a service are on their way, and how many wait for their turn. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
}

export interface BulkheadOptions {
  /** How many calls run at the same moment, over all GraphQL requests of this process; further ones wait. */
  readonly concurrency: number;
  /** How many calls may wait for that; further ones are refused. */
  readonly waitingCalls: number;
}

/**
 * Keeps the calls to one service within their own part of the process, so that a service which does not answer holds
 * nothing that the others need. Calls get their turn in the order in which they came.
 *
 * It is not left to the connection pool to have calls wait: the pool would not let go of one whose caller has left
 * before its turn comes, nor ever refuse one.
 */
export class Bulkhead {
  readonly #options: BulkheadOptions;
  /** Whoever has waited longest is the first. No `Set`, for the reason that there is a `TransientMap`. */
  readonly #waiting: Turn[] = [];
  #running = 0;
  #onIdle: () => void = () => undefined;

  constructor(options: BulkheadOptions) {
    this.#options = options;
  }

  get load(): Load {
    return { running: this.#running, waiting: this.#waiting.length };
  }

  /** Whether there is no place for a further call, not even to wait. */
  get isFull(): boolean {
    return this.#running >= this.#options.concurrency && this.#waiting.length >= this.#options.waitingCalls;
  }

  /**
   * Takes a place, which is to be left when the call has ended.
   *
   * @returns `null` if there is one now; otherwise what to wait for, which fails as the call does that is broken off
   */
  enter(deadline: Deadline): Promise<void> | null {
    if (this.#running < this.#options.concurrency) {
      this.#running += 1;
      return null;
    }
    return new Promise((resolve, reject) => deadline.begin(new Turn(this.#waiting, resolve, reject)));
  }

  /** Whoever waits longest takes the place of a call that has ended. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next.come();
      return;
    }
    this.#running -= 1;
    if (this.#running === 0) this.#onIdle();
  }

  /** Waits until no call is under way. */
  async idle(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }
}

/** The turn of one call, which waits with others. */
class Turn implements Step {
  readonly #waiting: Turn[];
  readonly #resolve: () => void;
  readonly #reject: (failure: UpstreamError) => void;

  constructor(waiting: Turn[], resolve: () => void, reject: (failure: UpstreamError) => void) {
    this.#waiting = waiting;
    this.#resolve = resolve;
    this.#reject = reject;
    waiting.push(this);
  }

  come(): void {
    this.#resolve();
  }

  breakOff(failure: UpstreamError): void {
    const place = this.#waiting.indexOf(this);
    // Its turn may have come already.
    if (place >= 0) this.#waiting.splice(place, 1);
    this.#reject(failure);
  }
}
