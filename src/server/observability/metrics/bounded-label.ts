/** What stands for every value that is not one of those that count by themselves. */
const other = 'other';

/**
 * Bounds how many time series a label can make: the first so many values that have the right form count by themselves,
 * all others together. A value that comes from outside could otherwise fill the memory of the gateway and of Prometheus.
 */
export class BoundedLabel {
  readonly #most: number;
  readonly #form: RegExp;
  readonly #known = new Set<string>();

  constructor(most: number, form: RegExp) {
    this.#most = most;
    this.#form = form;
  }

  /** The value to count under. */
  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#most || !this.#form.test(value)) return other;
    this.#known.add(value);
    return value;
  }
}
