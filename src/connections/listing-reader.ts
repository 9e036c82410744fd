import { InputError, UpstreamError } from '../model/errors.ts';
import { largestPageSize, Listing } from './listing.ts';
import { type Located, locate, placeAfterAnchor } from './locate.ts';
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
  #listing: Listing<Item>;
  /** How many items of the listing are taken or passed over. */
  #index = 0;
  #taken = 0;
  #pagesRead = 0;
  #pagesScanned = 0;
  /** Whether the page read last held no item to give. */
  #gaveNothing = false;
  /** Whether the place to start from is found in the listing. */
  #located: boolean;
  #place: Position;
  #head: (Head<Item> & { readonly index: number }) | null = null;
  #frontier: string | null = null;
  #status: Reader<Item>['status'];

  constructor(source: Source<Item>, start: Position, limits: ReadingLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#start = start;
    // A place inside a page has its anchor in that page; at the start of a page it is the last item of the page before.
    this.#listing = new Listing(source, start.direction, start.pageToken, start.offset === 0 ? start.anchor : null);
    this.#located = start.anchor === null;
    this.#place = { ...start, edge: false };
    this.#status = start.ended ? 'ENDED' : 'OPEN';
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
    return this.#head !== null || (this.#status !== 'ENDED' && this.#listing.hasNextPage);
  }

  async load(): Promise<void> {
    while (this.#status === 'OPEN' && this.#head === null) {
      if (!this.#listing.hasNextPage) this.#status = 'ENDED';
      else if (this.#pagesScanned >= this.#limits.scanPages) this.#pause();
      else await this.#readPage();
    }
  }

  take(): Position {
    if (this.#head === null) throw new TypeError('A reader without a head was asked for an item.');
    const { index } = this.#head;
    this.#taken += 1;
    this.#index = index + 1;
    this.#findHead();
    const position = this.#listing.positionAfter(index + 1);
    // What is left of the page may hold nothing that matches: the place is then behind it, but the anchor is the edge.
    const passedOver = this.#index > index + 1;
    this.#place = passedOver ? { ...this.#listing.positionAfter(this.#index), anchor: position.anchor } : position;
    return { ...this.#place, edge: true };
  }

  async #readPage(): Promise<void> {
    const { matches } = this.#source;
    // The last run of equal keys of a reversed page waits for the page after it, so one item more makes one call less.
    const spare = this.#start.direction === 'BACKWARD' ? 1 : 0;
    const isFirst = this.#pagesRead === 0;
    this.#pagesRead += 1;
    const wanted = (isFirst ? this.#limits.firstSize : this.#limits.wanted - this.#taken) + spare;
    // A condition of the gateway's own may pass over much, and a run of equal keys may be long: then pages are as large
    // as they may be from the second on.
    const isSearch = (matches !== null && this.#pagesScanned > 0) || (this.#listing.withholds && this.#gaveNothing);
    const size = isSearch ? largestPageSize : wanted;
    if (this.#located) await this.#listing.readPage(size);
    else await this.#locateStart(size);
    // Until the place is found nothing is passed over: there is no place behind it to pause at.
    if (!this.#located) return;
    this.#findHead();
    if (this.#head === null) this.#passOver();
    this.#gaveNothing = this.#head === null;
    // A page as small as the client's does not show how long a run of equal keys is.
    if (this.#gaveNothing && this.#listing.withholds && !isSearch) return;
    // A run of pages that give nothing counts, and where the gateway filters, every page does.
    this.#pagesScanned = matches !== null || this.#gaveNothing ? this.#pagesScanned + 1 : 0;
  }

  #pause(): void {
    // The place cannot move into a run of equal keys whose order is not settled, so pausing would lead nowhere.
    if (this.#listing.withholds) {
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
    if (anchor === null) return;
    try {
      await this.#listing.readPage(offset > mostReread * wanted ? offset : offset + wanted);
    } catch (error) {
      if (pageToken === null || !isTokenRefused(error)) throw error;
      await this.#startOver(anchor);
      return;
    }
    const stretch = this.#listing.stretch();
    if (offset === 0) {
      // The anchor ends the page before. It is in this one only if the token counts items and some were inserted.
      this.#index = placeAfterAnchor(stretch, anchor);
      this.#located = true;
    } else {
      this.#settle(locate(stretch, anchor, offset));
    }
  }

  /** The token has expired: looks for the place from the start of the listing. */
  async #startOver(anchor: Anchor): Promise<void> {
    this.#listing = new Listing(this.#source, this.#start.direction, null, null);
    for (let page = 0; page < this.#limits.scanPages; page++) {
      await this.#listing.readPage(largestPageSize);
      if (this.#settle(locate(this.#listing.stretch(), anchor, null))) return;
    }
    throw new InputError(
      'The service no longer takes the page token in the cursor, and the place cannot be found again near the start ' +
        'of the list. Start again without a cursor.',
      { reason: 'CURSOR_EXPIRED' },
    );
  }

  /** Begins at the place, if it is certain or there is nothing more to read that could show it. */
  #settle(found: Located | null): boolean {
    this.#located = found !== null && (found.settled || !this.#listing.hasNextPage);
    this.#index = found !== null && this.#located ? found.count : this.#listing.items.length;
    return this.#located;
  }

  /** The next item that matches, of those at hand. */
  #findHead(): void {
    const { matches } = this.#source;
    const { items } = this.#listing;
    this.#head = null;
    for (let index = this.#index; index < items.length; index++) {
      const item = items[index];
      if (item === undefined || !(matches?.(item) ?? true)) continue;
      this.#head = { item, index, key: this.#listing.keyAt(index) ?? '' };
      this.#frontier = this.#head.key;
      return;
    }
    this.#frontier = this.#listing.keyAt(items.length - 1) ?? this.#frontier;
    this.#index = items.length;
  }

  /** Nothing of what is at hand matches, so the place is behind it. */
  #passOver(): void {
    const position = this.#listing.positionAfter(this.#index);
    this.#place = { ...position, anchor: position.anchor ?? this.#place.anchor };
  }
}

/** How a service says that it does not take a page token: the request is as good as it was, but for the token. */
export function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    ['INVALID_ARGUMENT', 'OUT_OF_RANGE', 'FAILED_PRECONDITION', 'NOT_FOUND'].includes(error.code)
  );
}
