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
 * nothing that the others need. The connection pool makes calls wait, and lets go of one whose caller has left; what
 * is added here is the end of the queue.
 */
export class Bulkhead {
  readonly #options: BulkheadOptions;
  #underWay = 0;

  constructor(options: BulkheadOptions) {
    this.#options = options;
  }

  get load(): Load {
    const running = Math.min(this.#underWay, this.#options.concurrency);
    return { running, waiting: this.#underWay - running };
  }

  /** @param refusal the error of a call for which there is no place */
  async run<T>(call: () => Promise<T>, refusal: () => Error): Promise<T> {
    if (this.#underWay >= this.#options.concurrency + this.#options.waitingCalls) throw refusal();
    this.#underWay += 1;
    try {
      return await call();
    } finally {
      this.#underWay -= 1;
    }
  }
}
