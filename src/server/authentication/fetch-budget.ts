export interface FetchBudgetOptions {
  /** How many fetches may follow each other without a pause. */
  readonly burst: number;
  /** After how long another fetch is granted. */
  readonly everyMs: number;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/** Grants a burst of fetches, and then one fetch for each period (a token bucket). */
export class FetchBudget {
  readonly #options: FetchBudgetOptions;
  #left: number;
  #countedAt: number;

  constructor(options: FetchBudgetOptions) {
    this.#options = options;
    this.#left = options.burst;
    this.#countedAt = options.now();
  }

  /** Returns whether a fetch is granted, and counts it. */
  take(): boolean {
    const { burst, everyMs, now } = this.#options;
    const periods = Math.floor((now() - this.#countedAt) / everyMs);
    if (periods > 0) {
      this.#left = Math.min(burst, this.#left + periods);
      this.#countedAt += periods * everyMs;
    }
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
