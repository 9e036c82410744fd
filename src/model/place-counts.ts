/** Gives a place back. Only the first call counts. */
export type Release = () => void;

/** A limited number of places for each of any number of holders. Nothing is kept of a holder that has no place. */
export class PlaceCounts {
  readonly limit: number;
  readonly #counts = new Map<string, number>();

  /** @param limit how many places a holder may have at the same moment */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** How many holders have a place. */
  get holders(): number {
    return this.#counts.size;
  }

  /** Returns whether a holder has all the places that it may have. */
  isFull(holder: string): boolean {
    return (this.#counts.get(holder) ?? 0) >= this.limit;
  }

  /** Takes a place; `null` when the holder has as many as it may have. */
  take(holder: string): Release | null {
    if (this.isFull(holder)) return null;
    this.#counts.set(holder, (this.#counts.get(holder) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#giveBack(holder);
      isHeld = false;
    };
  }

  #giveBack(holder: string): void {
    const left = (this.#counts.get(holder) ?? 0) - 1;
    if (left > 0) this.#counts.set(holder, left);
    else this.#counts.delete(holder);
  }
}
