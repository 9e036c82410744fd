/** No service gives more items in a page. */
export const largestPageSize = 1000;

/** How many pages of a source are read to see how its service orders equal keys. */
export const mostPagesLookedAt = 5;

/** What decides how much one page of a connection reads of one source. */
export interface PageRead {
  /** After how many pages of one source the search for matching items is broken off. */
  readonly scanPages: number;
  /** The number of items that the client wants. */
  readonly wanted: number;
  /** Whether the list has several sources. */
  readonly merged: boolean;
  /** Whether the list has a filter, some of which the gateway may have to evaluate itself. */
  readonly filtered: boolean;
  /** Whether some sources omit items that another source returns, so that one of their pages may have nothing to show. */
  readonly omits: boolean;
  /** Whether the page is the beginning of the list: it has neither `after` nor `before` nor `last`. */
  readonly fromStart: boolean;
}

/** How much one page of a connection reads of one source at most, that is of one upstream list. */
export interface ReadPromise {
  /** Calls for pages, the looks at equal keys not included. */
  readonly pages: number;
  /** Calls for pages that are read only to see how the service orders equal keys. */
  readonly looks: number;
  /** Items in the pages, those of the looks not included. */
  readonly items: number;
}

/**
 * How much one page of a connection reads of one source at most. The cost estimate is made of it before execution, and
 * a `PageBudget` holds the readers to it, whatever a cursor contains and whatever the pages of a service are like.
 *
 * - A list without a filter takes one page, and another where that one ends early: a service may announce a further
 *   page and then have nothing in it (AIP-158). Of each source of a merged list, little is read at first
 *   (`page-shares.ts`), so that may take one more.
 * - A filter that the gateway evaluates takes as many pages as the scan limit; and it takes one call more to learn
 *   that a service refuses a condition.
 * - A place in the middle takes one call to learn that its page token has expired, or that its page does not reach far
 *   enough back; then as many as the scan limit to find the place again; and reading backward it may take a look from
 *   the other end at how the service orders equal keys.
 *
 * Services fill their pages but for the last one, as all references promise. Where one does not, a page of the
 * connection ends early, with a cursor to go on from. A call that is repeated because it failed does not count.
 */
export function readPromise({ scanPages, wanted, merged, filtered, omits, fromStart }: PageRead): ReadPromise {
  const plain = merged ? 3 : 2;
  const reading = filtered ? Math.max(scanPages + 1, plain) : plain;
  const finding = fromStart ? 0 : 1 + scanPages;
  // Reading backward takes an item more in each page (`listing-reader.ts`).
  const plainSize = fromStart ? wanted : wanted + 1;
  const plainItems = reading * plainSize + (omits ? largestPageSize : 0);
  const itemsToRead = filtered ? plainSize + (reading - 1) * largestPageSize : plainItems;
  return {
    pages: reading + finding,
    looks: fromStart ? 0 : mostPagesLookedAt,
    items: itemsToRead + finding * largestPageSize,
  };
}

/** What is left of the pages and items that may be read of one source for one page of a connection. */
export class PageBudget {
  #pages: number;
  #looks: number;
  #items: number;

  constructor({ pages, looks, items }: ReadPromise) {
    this.#pages = pages;
    this.#looks = looks;
    this.#items = items;
  }

  /** Whether no further page may be read. */
  get isSpent(): boolean {
    return this.#pages <= 0 || this.#items <= 0;
  }

  /** The number of items that may still be read. */
  get items(): number {
    return this.#items;
  }

  /** Counts one call for a page. */
  spendPage(): void {
    this.#pages -= 1;
  }

  /** Counts the items of a page that was read. */
  spendItems(count: number): void {
    this.#items -= count;
  }

  /** Counts one call for a look at equal keys; `false` where none is left, so that it must not be made. */
  spendLook(): boolean {
    if (this.#looks <= 0) return false;
    this.#looks -= 1;
    return true;
  }
}
