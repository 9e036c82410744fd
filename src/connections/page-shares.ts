import { LRUCache, type Perf } from 'lru-cache';

/** How long what lists have shown is remembered: 10 minutes. */
export const knowledgeLifetimeMs = 600_000;

const mostLists = 10_000;
/** What is asked for beyond what a source gave to a page before, since that differs from page to page. */
const margin = 1.5;
/** The first page is mostly the same one again, with a few new items at most. */
const marginOfFirstPage = { factor: 1.1, items: 2 } as const;
/** So much of what a source gave counts for the page after the next, should it give less meanwhile. */
const memory = 0.8;
const fewest = 4;

/** A page that is about to be read, or was. */
export interface SharedPage {
  /** Tells the list from others. */
  readonly list: string;
  readonly wanted: number;
  /** Whether it is the page that the list begins with. */
  readonly isFirst: boolean;
}

/**
 * How many items of a page each source of a merged list gave when a page of it was read before. Without it, a page of 50
 * over three sources takes 50 items of each, since all may come from one; with it, little more than is shown.
 *
 * It is a hint for how much to ask of a source at first, and nothing depends on it but that: a source that turns out
 * to have more is read on. It is kept from one request to the next, for all callers, and says nothing of any item.
 */
export class PageShares {
  /** What part of a page each source gave, for all pages of a list. */
  readonly #shares: LRUCache<string, readonly number[]>;
  /** How many items each source gave to the first page of a list, for each length of a page. */
  readonly #firstPages: LRUCache<string, readonly number[]>;

  /** @param clock returns the current time in milliseconds; tests replace it */
  constructor(clock: Perf = performance) {
    const options = { max: mostLists, ttl: knowledgeLifetimeMs, ttlResolution: 0, perf: clock };
    this.#shares = new LRUCache(options);
    this.#firstPages = new LRUCache(options);
  }

  /** How much to ask of each source at first; `null` where nothing is known. */
  firstSizes(page: SharedPage): readonly number[] | null {
    const { list, wanted, isFirst } = page;
    const counts = isFirst ? this.#firstPages.get(firstPageKey(page)) : undefined;
    if (counts !== undefined) {
      const { factor, items } = marginOfFirstPage;
      return counts.map((count) => Math.min(wanted, Math.max(fewest, Math.ceil(count * factor) + items)));
    }
    const shares = this.#shares.get(list);
    if (shares === undefined) return null;
    const least = Math.max(fewest, Math.ceil(wanted / (2 * shares.length)));
    return shares.map((share) => Math.min(wanted, Math.max(least, Math.ceil(share * wanted * margin))));
  }

  /** @param counts how many items each source gave */
  gave(page: SharedPage, counts: readonly number[]): void {
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return;
    const { list, isFirst } = page;
    const shares = counts.map((count) => count / total);
    this.#shares.set(list, remembered(this.#shares.get(list), shares));
    if (!isFirst) return;
    const key = firstPageKey(page);
    this.#firstPages.set(key, remembered(this.#firstPages.get(key), counts));
  }
}

function firstPageKey({ list, wanted }: SharedPage): string {
  return `${list} ${wanted}`;
}

function remembered(before: readonly number[] | undefined, now: readonly number[]): readonly number[] {
  return now.map((figure, source) => Math.max(figure, (before?.[source] ?? 0) * memory));
}
