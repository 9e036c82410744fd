/** Timestamps of what happens in the sandbox: with nanoseconds, and no two the same. */
export class Stamps {
  #count = 0;

  /** A timestamp within the given millisecond. */
  at(milliseconds: number): string {
    this.#count = (this.#count + 1) % 1_000_000;
    const toMilliseconds = new Date(Math.floor(milliseconds)).toISOString().slice(0, -1);
    return `${toMilliseconds}${String(this.#count).padStart(6, '0')}Z`;
  }
}
