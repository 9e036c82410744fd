import { InputError, UpstreamError } from '../model/errors.ts';
import type { UnreadableRecord } from '../model/page.ts';
import type { Bound } from './bound.ts';
import { Listing } from './listing.ts';
import { type Located, locate, placeAfterAnchor, placeLost } from './locate.ts';
import { largestPageSize } from './page-budget.ts';
import type { Anchor, Position } from './position.ts';
import type { Head, Reader, ReadingLimits } from './reader.ts';
import type { Source } from './source.ts';

/**
 * Of a merged list some sources give little to each page, so that their places move slowly through a long page that is
 * read again each time. From this many times what is wanted on, the page is read only up to the place, and what is
 * wanted from the next page: a call more, after which the place counts from there.
 */
const mostReread = 3;

/** Reads a source in the direction that its listing has: page after page, from a place on. */
export class ListingReader<Item> implements Reader<Item> {
  readonly #source: Source<Item>;
  readonly #limits: ReadingLimits;
  readonly #start: Position;
  readonly #bound: Bound | null;
  #listing: Listing<Item>;
  /** How many items of the listing are taken or passed over. */
  #index = 0;
  #taken = 0;
  #pagesRead = 0;
  #pagesScanned = 0;
  /** Whether the page read last held no item to give. */
  #gaveNothing = false;
  /** Whether the page token had expired, so that reading began at the start of the listing again. */
  #startedOver = false;
  /** Whether a page without any item has been read; only the first one is not counted. */
  #sawEmptyPage = false;
  /** The number of items of the listing that `matches` can decide about, since their details are loaded. */
  #examined: number;
  /** How many items of the listing precede the bound; `null` where it is further on, or where there is none. */
  #end: number | null = null;
  /** The undecoded records between the place where reading began and the place, by their numbers in the listing. */
  #records = { from: 0, to: 0 };
  /** Whether the place to start from is found in the listing. */
  #located: boolean;
  #place: Position;
  #head: (Head<Item> & { readonly index: number }) | null = null;
  #frontier: string | null = null;
  #status: Reader<Item>['status'];

  constructor(source: Source<Item>, start: Position, bound: Bound | null, limits: ReadingLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#start = start;
    this.#bound = bound;
    this.#listing = Listing.fromPageOf(source, limits, start);
    this.#examined = source.details === null ? Infinity : 0;
    this.#located = start.pageToken === null && start.anchor === null;
    this.#place = { ...start, edge: false };
    this.#status = start.ended || bound?.leavesNothing(start) === true ? 'ENDED' : 'OPEN';
  }

  get status(): Reader<Item>['status'] {
    return this.#status;
  }

  get head(): Head<Item> | null {
    return this.#head;
  }

  get place(): Position {
    return this.#place;
  }

  get frontier(): string | null {
    return this.#frontier;
  }

  get hasMore(): boolean {
    if (this.#head !== null) return true;
    return this.#status !== 'ENDED' && (this.#listing.hasNextPage || this.#hasUnexamined);
  }

  get unreadable(): readonly UnreadableRecord[] {
    return this.#listing.records(this.#records.from, this.#records.to);
  }

  async load(): Promise<void> {
    while (this.#status === 'OPEN' && this.#head === null) {
      const isExhausted = !this.#hasUnexamined && !this.#listing.hasNextPage;
      if (isExhausted) this.#status = 'ENDED';
      else if (this.#pagesScanned >= this.#limits.scanPages) this.#pause();
      else if (this.#hasUnexamined) await this.#examine();
      else if (this.#limits.budget.isSpent) this.#pause();
      else await this.#readPage();
    }
  }

  /** Whether items were read of which `matches` cannot decide yet. */
  get #hasUnexamined(): boolean {
    return this.#located && this.#examined < Math.min(this.#listing.settledCount, this.#end ?? Infinity);
  }

  take(): Position {
    if (this.#head === null) throw new TypeError('A reader without a head was asked for an item.');
    const { index } = this.#head;
    this.#taken += 1;
    this.#index = index + 1;
    this.#findHead();
    const position = this.#listing.positionAfter(index + 1);
    // The rest of the page may hold nothing to show: the place is then at its end, but the anchor is the edge. Not so
    // inside a page, where the anchor has to be the item before the place to find it again.
    const passesOver = this.#index > index + 1 && this.#index === this.#listing.count;
    if (passesOver)
      this.#setPlace({ ...this.#listing.positionAfter(this.#index), anchor: position.anchor }, this.#index);
    else this.#setPlace(position, index + 1);
    return { ...this.#place, edge: true };
  }

  async #readPage(): Promise<void> {
    const { matches, omits } = this.#source;
    if (this.#located) this.#listing.forgetBefore(this.#index, this.#bound !== null && this.#end === null);
    // The last run of equal keys of a reversed page waits for the page after it, so one item more makes one call less.
    const spare = this.#start.direction === 'BACKWARD' ? 1 : 0;
    const isFirst = this.#pagesRead === 0;
    this.#pagesRead += 1;
    // Two pages more than the scan limit: this time one may be empty, and one may be shorter than it was.
    if (!this.#located && this.#pagesRead > 2 + this.#limits.scanPages) throw placeLost();
    const wanted = (isFirst ? this.#limits.firstSize : this.#limits.wanted - this.#taken) + spare;
    // A condition of the gateway's own may pass over much, a run of equal keys or of omitted items may be long, and a
    // place may have moved: then pages are as large as they may be from the second on.
    const isSearch =
      (matches !== null && this.#pagesScanned > 0) ||
      (this.#gaveNothing && (this.#listing.withholds || omits !== null || this.#startedOver)) ||
      (!this.#located && !isFirst);
    const size = this.#limitedByDetails(isSearch ? largestPageSize : wanted);
    const countBefore = this.#listing.count;
    if (this.#located) await this.#listing.readPage(size);
    else await this.#locateStart(size);
    // Until the place is found nothing is passed over: there is no place behind it to pause at.
    if (!this.#located) return;
    this.#lookForBound();
    const loadedDetails = await this.#examineItems();
    this.#gaveNothing = this.#head === null;
    if (this.#listing.count === countBefore && !this.#sawEmptyPage) {
      this.#sawEmptyPage = true;
      return;
    }
    // A page as small as the client's does not show how long a run of equal keys is.
    if (this.#gaveNothing && this.#listing.withholds && !isSearch && !loadedDetails) return;
    // A run of pages that give nothing counts, and where the gateway filters, every page does.
    this.#pagesScanned = matches !== null || this.#gaveNothing ? this.#pagesScanned + 1 : 0;
  }

  /** There is no use in a page of more items than can be examined, unless it shows the order of equal keys. */
  #limitedByDetails(size: number): number {
    const { details } = this.#source;
    return details === null || this.#listing.withholds ? size : Math.min(size, details.maxItems);
  }

  /** Looks at more items of the pages that were read, which counts as a page. */
  async #examine(): Promise<void> {
    this.#pagesScanned += 1;
    await this.#examineItems();
  }

  /**
   * Finds the next item to show, of those at hand; otherwise moves the place behind those that were looked at. Returns
   * whether details of items were loaded for that.
   */
  async #examineItems(): Promise<boolean> {
    const { details } = this.#source;
    let loadsDetails = false;
    if (details !== null) {
      const from = Math.max(this.#index, this.#examined);
      const to = Math.min(from + details.maxItems, this.#listing.settledCount, this.#end ?? Infinity);
      loadsDetails = from < to;
      if (loadsDetails) await details.load(this.#listing.itemsBetween(from, to));
      this.#examined = Math.max(from, to);
    }
    this.#findHead();
    if (this.#head === null) this.#moveTo(this.#index, this.#place.anchor);
    return loadsDetails;
  }

  #pause(): void {
    // Before the place is found there is none to pause at: the client would come back to the same one for ever.
    if (!this.#located) throw placeLost();
    // The place cannot move into a run of equal keys whose order is not settled. Where the place is still the first one,
    // the next page would begin with the same run and stop in it again.
    const { pageToken, offset } = this.#start;
    const hasMoved = this.#place.pageToken !== pageToken || this.#place.offset !== offset;
    if (this.#listing.withholds && !hasMoved) {
      throw new InputError(
        `More than ${this.#limits.scanPages} pages of images are alike in what the list is sorted by, which is too ` +
          'many to read backward. Page forward, or sort by something else.',
      );
    }
    this.#status = 'PAUSED';
  }

  /** Reads on to where the place to start from is now, and begins there. */
  async #locateStart(wanted: number): Promise<void> {
    const { anchor, offset, pageToken } = this.#start;
    try {
      await this.#listing.readPage(offset > mostReread * wanted ? offset : offset + wanted);
    } catch (error) {
      if (pageToken === null || !isTokenRefused(error)) throw error;
      await this.#startOver(anchor);
      return;
    }
    if (anchor === null) {
      this.#beginAt(0);
    } else if (offset === 0) {
      // The anchor ends the page before. It is in this one only if the token counts items and some were inserted.
      this.#beginAt(placeAfterAnchor(this.#listing.stretch(), anchor));
    } else {
      this.#settle(locate(this.#listing.stretch(), anchor, offset));
    }
  }

  /** The token has expired: looks for the place from the start of the listing. */
  async #startOver(anchor: Anchor | null): Promise<void> {
    this.#startedOver = true;
    this.#listing.discard();
    this.#listing = Listing.whole(this.#source, this.#limits, this.#start.direction);
    if (anchor === null) {
      // Only pages without items preceded the place. They need not all fit into a small page.
      await this.#listing.readPage(largestPageSize);
      this.#beginAt(0);
      return;
    }
    for (let page = 0; page < this.#limits.scanPages && !this.#limits.budget.isSpent; page++) {
      this.#listing.forgetBefore(this.#listing.settledCount, true);
      await this.#listing.readPage(largestPageSize);
      this.#lookForBound();
      if (this.#settle(locate(this.#listing.stretch(), anchor, null))) return;
    }
    throw placeLost();
  }

  /** Begins at the place, if it is certain or there is nothing more to read that could show it. */
  #settle(found: Located | null): boolean {
    const isCertain = found !== null && (found.settled || !this.#listing.hasNextPage);
    if (isCertain) this.#beginAt(found.count);
    return isCertain;
  }

  #beginAt(index: number): void {
    this.#located = true;
    this.#index = index;
    const record = this.#listing.recordsAmong(index);
    this.#records = { from: record, to: record };
  }

  #lookForBound(): void {
    if (this.#end !== null) return;
    const found = this.#bound?.locateIn(this.#listing) ?? null;
    if (found !== null && (found.settled || !this.#listing.hasNextPage)) this.#end = found.count;
  }

  /** The next item to show, of those at hand. */
  #findHead(): void {
    const { matches, omits } = this.#source;
    const end = Math.min(this.#listing.settledCount, this.#end ?? Infinity, this.#examined);
    this.#head = null;
    for (let index = this.#index; index < end; index++) {
      const item = this.#listing.itemAt(index);
      if (item === undefined || !(matches?.(item) ?? true) || omits?.(item) === true) continue;
      this.#head = { item, index, key: this.#listing.keyAt(index) ?? '' };
      this.#frontier = this.#head.key;
      return;
    }
    this.#frontier = this.#listing.keyAt(end - 1) ?? this.#frontier;
    this.#index = Math.max(this.#index, end);
    if (this.#end !== null && this.#index >= this.#end) this.#status = 'ENDED';
  }

  /** Moves the place behind items that are not shown; before the first item of the listing, `anchor` precedes it. */
  #moveTo(count: number, anchor: Anchor | null): void {
    const position = this.#listing.positionAfter(count);
    this.#setPlace({ ...position, anchor: position.anchor ?? anchor }, count);
  }

  #setPlace(position: Position, count: number): void {
    this.#place = position;
    this.#records.to = this.#listing.recordsBefore(count);
  }
}

/** How a service says that it does not take a page token: the request is as good as it was, but for the token. */
export function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    ['INVALID_ARGUMENT', 'OUT_OF_RANGE', 'FAILED_PRECONDITION', 'NOT_FOUND'].includes(error.code)
  );
}
