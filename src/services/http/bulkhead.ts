import type { Deadline } from './deadline.ts';

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
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #onIdle: () => void = () => undefined;

  constructor(options: BulkheadOptions) {
    this.#options = options;
  }

  get load(): Load {
    return { running: this.#running, waiting: this.#waiting.size };
  }

  /**
   * Makes a call when its turn comes. When its deadline comes before that, fails as the deadline does.
   *
   * @param refusal the error of a call for which there is no place
   */
  async run<T>(call: () => Promise<T>, deadline: Deadline, refusal: () => Error): Promise<T> {
    const { concurrency, waitingCalls } = this.#options;
    if (this.#running < concurrency) this.#running += 1;
    else if (this.#waiting.size >= waitingCalls) throw refusal();
    else await this.#turn(deadline);
    try {
      return await call();
    } finally {
      this.#next();
    }
  }

  /** Waits until no call is under way. */
  async idle(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  async #turn(deadline: Deadline): Promise<void> {
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => {
      take = resolve;
      this.#waiting.add(take);
    });
    try {
      await deadline.race(taken);
    } catch (error) {
      // One whose turn came at the same moment hands it on.
      if (!this.#waiting.delete(take)) this.#next();
      throw error;
    }
  }

  /** Whoever waits longest takes the place of a call that has ended. */
  #next(): void {
    const [take] = this.#waiting;
    if (take === undefined) {
      this.#running -= 1;
      if (this.#running === 0) this.#onIdle();
      return;
    }
    this.#waiting.delete(take);
    take();
  }
}
