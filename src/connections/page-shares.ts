import { LRUCache } from 'lru-cache';

const mostLists = 10_000;
/** So much more is asked for than a source gave before, since what it gives differs from page to page. */
const margin = 1.5;
/** So much of what a source gave counts for the page after the next, should it give less meanwhile. */
const memory = 0.8;
const fewest = 4;

/**
 * What part of a page each source of a merged list gave when a page of it was read before. Without it, a page of 50
 * over three sources takes 50 items of each, since all may come from one; with it, little more than is shown.
 *
 * It is a hint for how much to ask of a source at first, and nothing depends on it but that: a source that turns out
 * to have more is read on. It is kept from one request to the next, for all callers, and says nothing of any item.
 */
export class PageShares {
  readonly #shares = new LRUCache<string, readonly number[]>({ max: mostLists });

  /** How much to ask of each source at first, for a page of `wanted` items; `null` where nothing is known. */
  firstSizes(list: string, wanted: number): readonly number[] | null {
    const shares = this.#shares.get(list);
    if (shares === undefined) return null;
    const least = Math.max(fewest, Math.ceil(wanted / (2 * shares.length)));
    return shares.map((share) => Math.min(wanted, Math.max(least, Math.ceil(share * wanted * margin))));
  }

  /** @param counts how many items each source gave */
  gave(list: string, counts: readonly number[]): void {
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return;
    const before = this.#shares.get(list);
    this.#shares.set(
      list,
      counts.map((count, source) => Math.max(count / total, (before?.[source] ?? 0) * memory)),
    );
  }
}
