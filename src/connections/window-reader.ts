import { InputError } from '../model/errors.ts';
import { noUnreadableRecords, type UnreadableRecord } from '../model/page.ts';
import type { Bound } from './bound.ts';
import { largestPageSize, Listing } from './listing.ts';
import { isTokenRefused } from './listing-reader.ts';
import { type Located, locate, placeLost } from './locate.ts';
import { isStart, type Position, startOf } from './position.ts';
import type { Head, Reader, ReadingLimits } from './reader.ts';
import type { Source } from './source.ts';

/**
 * Reads a source against the direction that its place is counted in. Page tokens lead only away from the start of a
 * listing, so the items before a place are either in the page of the place, or are found by walking from the start.
 */
export class WindowReader<Item> implements Reader<Item> {
  readonly #source: Source<Item>;
  readonly #end: Position;
  readonly #bound: Bound | null;
  readonly #limits: ReadingLimits;
  #status: Reader<Item>['status'];
  #listing: Listing<Item> | null = null;
  /** The number of pages that may still be read: one without effect, and as many as the scan limit after it. */
  #pagesLeft: number;
  /** The indexes of the items before the place that the list shows, the nearest last. */
  #window: number[] = [];
  /** The number of items of the listing that lie beyond what is read, since they precede the bound. */
  #beyond = 0;
  /** The index of the item that was taken last. */
  #taken: number | null = null;
  /** The number of undecoded records before the place where reading began. */
  #recordsTo = 0;
  /**
   * Until the listing is read, this is the place of the cursor, even where it is an edge: a source that fails then
   * continues where it stood. Its edge is not repeated by a client that turns round there, but the client has it.
   */
  #place: Position;

  constructor(source: Source<Item>, end: Position, bound: Bound | null, limits: ReadingLimits) {
    this.#source = source;
    this.#end = end;
    this.#bound = bound;
    this.#limits = limits;
    this.#pagesLeft = 1 + limits.scanPages;
    const nothingBefore = bound?.leavesNothing(end) === true ? bound : null;
    this.#place = nothingBefore?.placeBeside(end) ?? end;
    this.#status = nothingBefore !== null || isStart(end) ? 'ENDED' : 'OPEN';
  }

  /** Never: a walk that is too long is an error, since there is no place behind it to go on from. */
  readonly frontier = null;

  get status(): Reader<Item>['status'] {
    return this.#status;
  }

  get head(): Head<Item> | null {
    const item = this.#listing?.items[this.#window.at(-1) ?? -1];
    return item === undefined ? null : { item, key: this.#source.order?.keyOf(item) ?? '' };
  }

  get place(): Position {
    return this.#place;
  }

  get hasMore(): boolean {
    if (this.#listing === null) return this.#status === 'OPEN';
    return this.#window.length > 0 || this.#hasRecordsBefore(this.#listing, this.#taken);
  }

  get unreadable(): readonly UnreadableRecord[] {
    if (this.#listing === null) return noUnreadableRecords;
    return this.#listing.records(this.#listing.recordsAmong(this.#placeCount(this.#listing)), this.#recordsTo);
  }

  async load(): Promise<void> {
    if (this.#listing !== null) {
      this.#passOverRest(this.#listing);
      return;
    }
    if (this.#status === 'ENDED') return;
    this.#listing = (await this.#readPageOfPlace()) ?? (await this.#walk());
    this.#settle(this.#listing);
  }

  take(): Position {
    const index = this.#window.pop();
    if (index === undefined || this.#listing === null) {
      throw new TypeError('A reader without a head was asked for an item.');
    }
    this.#taken = index;
    this.#settle(this.#listing);
    return { ...this.#listing.positionAfter(index + 1), edge: true };
  }

  /**
   * The number of items of the listing that lie before the place. The cursor of an edge leads to all that precedes the
   * edge, so the place is just before the item that was taken last, unless nothing is left to read before it.
   */
  #placeCount(listing: Listing<Item>): number {
    const nearest = this.#window.at(-1);
    const isMore = nearest !== undefined || this.#hasRecordsBefore(listing, this.#taken);
    if (this.#taken !== null && isMore) return this.#taken;
    return nearest === undefined ? this.#beyond : nearest + 1;
  }

  /** The page has room for more than this source has, so it also takes what is left before the last item. */
  #passOverRest(listing: Listing<Item>): void {
    if (this.#window.length > 0) return;
    this.#taken = null;
    this.#settle(listing);
  }

  /** Whether undecoded records are left for the next page, before the last item. */
  #hasRecordsBefore(listing: Listing<Item>, index: number | null): boolean {
    return index !== null && listing.recordsAmong(index) > listing.recordsAmong(this.#beyond);
  }

  #settle(listing: Listing<Item>): void {
    const count = this.#placeCount(listing);
    this.#place = count === 0 ? startOf(this.#end.direction) : listing.positionAfter(count);
    if (this.#window.length === 0) this.#status = 'ENDED';
  }

  /** The page that the place is in, if it reaches far enough back; otherwise `null`. */
  async #readPageOfPlace(): Promise<Listing<Item> | null> {
    const { anchor, offset, pageToken } = this.#end;
    if (anchor === null || offset === 0 || (pageToken !== null && offset <= this.#limits.wanted)) return null;
    const listing = Listing.fromPageOf(this.#source, this.#end);
    let place: Located | null = null;
    try {
      // The page may be shorter than it was. One more page is cheaper than a walk; after that, a walk reads less.
      for (let page = 0; page < Math.min(2, this.#limits.scanPages) && place?.settled !== true; page++) {
        await this.#readPage(listing, page === 0 ? offset + 1 : largestPageSize);
        place = locate(listing.stretch(), anchor, offset);
        if (!listing.hasNextPage) break;
      }
    } catch (error) {
      if (pageToken !== null && isTokenRefused(error)) return null;
      throw error;
    }
    if (place === null || (!place.settled && listing.hasNextPage)) return null;
    await this.#lookBefore(listing, place.count);
    // One more than is wanted stays behind as the place to go on from.
    const isEnough = pageToken === null || this.#beyond > 0 || this.#window.length > this.#limits.wanted;
    return isEnough ? listing : null;
  }

  /** Everything from the start of the listing to the place. */
  async #walk(): Promise<Listing<Item>> {
    const { anchor, direction, ended } = this.#end;
    const listing = Listing.whole(this.#source, direction);
    for (let page = 0; page < this.#limits.scanPages && this.#pagesLeft > 0; page++) {
      await this.#readPage(listing, largestPageSize);
      const place = anchor === null ? null : locate(listing.stretch(), anchor, null);
      if (listing.hasNextPage && place?.settled !== true) continue;
      if (place !== null) {
        await this.#lookBefore(listing, place.count);
      } else {
        // The end of a list is where it ends now. Any other place is lost without the item that marks it.
        if (!ended) throw placeLost();
        await this.#lookBefore(listing, listing.items.length);
        this.#recordsTo = Infinity;
      }
      return listing;
    }
    throw this.#tooFar(largestPageSize);
  }

  #tooFar(itemsInPage: number): InputError {
    return new InputError(
      `The page lies more than ${this.#limits.scanPages * itemsInPage} items into the list in the direction that ` +
        'the service can read it from here. Page in the other direction, or start again without a cursor.',
    );
  }

  async #readPage(listing: Listing<Item>, wanted: number): Promise<void> {
    this.#pagesLeft -= 1;
    await listing.readPage(wanted);
  }

  /** Finds the items to give, of the first `count` of a listing. */
  async #lookBefore(listing: Listing<Item>, count: number): Promise<void> {
    const { details } = this.#source;
    const { items } = listing;
    this.#beyond = this.#bound?.locateIn(listing)?.count ?? 0;
    this.#window = [];
    // The anchor of an edge's own cursor is on neither side of it.
    const end = this.#end.edge && this.#isAnchor(items[count - 1]) ? count - 1 : count;
    this.#recordsTo = listing.recordsAmong(end);
    if (details === null) {
      this.#window = this.#shownBetween(items, this.#beyond, end);
      return;
    }
    // From the place back, as far as it takes to have one more than is wanted.
    let from = end;
    for (let steps = 0; from > this.#beyond && this.#window.length <= this.#limits.wanted; steps++) {
      if (steps === this.#limits.scanPages) throw this.#tooFar(details.maxItems);
      const to = from;
      from = Math.max(this.#beyond, to - details.maxItems);
      await details.load(items.slice(from, to));
      this.#window = [...this.#shownBetween(items, from, to), ...this.#window];
    }
  }

  #shownBetween(items: readonly Item[], from: number, to: number): number[] {
    const { matches, omits } = this.#source;
    const indexes: number[] = [];
    for (let index = from; index < to; index++) {
      const item = items[index];
      if (item !== undefined && (matches?.(item) ?? true) && omits?.(item) !== true) indexes.push(index);
    }
    return indexes;
  }

  #isAnchor(item: Item | undefined): boolean {
    return item !== undefined && this.#source.idOf(item) === this.#end.anchor?.id;
  }
}
