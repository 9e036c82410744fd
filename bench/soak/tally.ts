import { percentile } from '../statistics.ts';

/** What came of the requests of some seconds. */
export interface Window {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How often each code of an error was answered. */
  readonly codes: Readonly<Record<string, number>>;
}

/** As many mistakes as somebody would read. */
const mostMistakes = 50;

/** Counts what clients are answered. */
export class Tally {
  /** What should not have been answered: the first ones, and how many there were. */
  readonly mistakes: string[] = [];
  mistakeCount = 0;
  /** Over all windows. */
  requests = 0;
  #milliseconds: number[] = [];
  #codes = new Map<string, number>();

  answered(milliseconds: number): void {
    this.requests += 1;
    this.#milliseconds.push(milliseconds);
  }

  coded(codes: readonly string[]): void {
    for (const code of codes) this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
  }

  mistake(what: string): void {
    this.mistakeCount += 1;
    if (this.mistakes.length < mostMistakes) this.mistakes.push(what);
  }

  /** What came since the last time. */
  take(): Window {
    const sorted = this.#milliseconds.sort((a, b) => a - b);
    const window = {
      requests: sorted.length,
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      codes: Object.fromEntries([...this.#codes].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    this.#milliseconds = [];
    this.#codes = new Map();
    return window;
  }
}
