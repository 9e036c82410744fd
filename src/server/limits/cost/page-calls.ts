/** How many pages of a source are looked at to see how its service orders equal keys (`src/connections/listing.ts`). */
const pagesOfTies = 5;

/** What decides how many calls a page of a list takes. */
export interface PageRead {
  /** Whether the list has several sources. */
  readonly merged: boolean;
  /** Whether the list has a filter, some of which the gateway may have to evaluate itself. */
  readonly filtered: boolean;
  /** Whether the page is the beginning of the list: it has neither `after` nor `before` nor `last`. */
  readonly fromStart: boolean;
}

/**
 * How many calls one page of a connection takes from one source, that is one upstream list, at worst. These are the
 * bounds of the readers in `src/connections`:
 *
 * - A list without a filter takes one page, and another where that one ends early: a service may announce a further
 *   page and then have nothing in it (AIP-158). Of each source of a merged list, little is read at first
 *   (`src/connections/page-shares.ts`), so that may take one more.
 * - A filter that the gateway evaluates takes as many pages as the scan limit; and it takes one call more to learn
 *   that a service refuses a condition.
 * - A place in the middle takes one call to learn that its page token has expired, or that its page does not reach far
 *   enough back; then as many as the scan limit to find the place again; and reading backward it may take a look from
 *   the other end at how the service orders equal keys.
 *
 * It is taken for granted that services fill their pages but for the last one, as all references promise, and that
 * cursors are ones that the gateway has made. A call that is repeated because it failed does not count.
 */
export function callsOfPage(scanPages: number, { merged, filtered, fromStart }: PageRead): number {
  const reading = filtered ? scanPages + 1 : merged ? 3 : 2;
  const finding = fromStart ? 0 : 1 + scanPages + pagesOfTies;
  return reading + finding;
}
