/** In how many steps calls grow too old to count. */
const steps = 10;

interface Step {
  readonly number: number;
  calls: number;
  failures: number;
}

/** How many of the calls of the last moments failed. */
export class RecentCalls {
  readonly #stepMs: number;
  readonly #now: () => number;
  /** The oldest first. */
  #steps: Step[] = [];

  /** @param now a clock that never goes back, in milliseconds */
  constructor(windowMs: number, now: () => number) {
    this.#stepMs = windowMs / steps;
    this.#now = now;
  }

  add(failed: boolean): void {
    const step = this.#currentStep();
    step.calls += 1;
    if (failed) step.failures += 1;
  }

  /** Of the calls of the last `windowMs`, give or take a tenth of it. */
  count(): { readonly calls: number; readonly failures: number } {
    const current = this.#currentStep();
    let [calls, failures] = [0, 0];
    for (const step of this.#steps) {
      if (step.number <= current.number - steps) continue;
      calls += step.calls;
      failures += step.failures;
    }
    return { calls, failures };
  }

  clear(): void {
    this.#steps = [];
  }

  #currentStep(): Step {
    const number = Math.floor(this.#now() / this.#stepMs);
    const last = this.#steps.at(-1);
    if (last?.number === number) return last;
    const step: Step = { number, calls: 0, failures: 0 };
    this.#steps.push(step);
    if (this.#steps.length > steps) this.#steps.shift();
    return step;
  }
}
