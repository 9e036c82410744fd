/** A list with something in it. */
export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * Numbers that look random and are the same for the same seed (mulberry32), so that two sandboxes with one seed hold
 * the same images.
 */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True in `share` of the cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the items. */
  pick<T>(items: NonEmpty<T>): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** A word of the given length over an alphabet. */
  word(alphabet: string, length: number): string {
    let word = '';
    for (let i = 0; i < length; i++) word += alphabet.charAt(Math.floor(this.next() * alphabet.length));
    return word;
  }
}
