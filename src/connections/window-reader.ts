import { InputError } from '../model/errors.ts';
import { noUnreadableRecords, type UnreadableRecord } from '../model/page.ts';
import type { Bound } from './bound.ts';
import { Listing } from './listing.ts';
import { isTokenRefused } from './listing-reader.ts';
import { type Located, locate, placeLost } from './locate.ts';
import { largestPageSize } from './page-budget.ts';
import { isStart, type Position, startOf } from './position.ts';
import type { Head, Reader, ReadingLimits } from './reader.ts';
import type { Source } from './source.ts';

/** A place in a listing, and the number of items before it. */
interface CountedPlace {
  readonly count: number;
  readonly place: Position;
}

/** An item that the list shows, with what is needed of its place once the listing is no longer held. */
interface ShownItem<Item> {
  readonly item: Item;
  readonly index: number;
  /** The place just before it, and the place just after it. */
  readonly before: Position;
  readonly after: Position;
}

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
  /** The items before the place that the list shows, the nearest last: one more than is wanted at most. */
  #window: ShownItem<Item>[] = [];
  /** The place of the bound: items before it lie beyond what is read. `null` until it is found. */
  #beyond: CountedPlace | null = null;
  /** The item that was taken last. */
  #taken: ShownItem<Item> | null = null;
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
    const item = this.#window.at(-1)?.item;
    return item === undefined ? null : { item, key: this.#source.order?.keyOf(item) ?? '' };
  }

  get place(): Position {
    return this.#place;
  }

  get hasMore(): boolean {
    if (this.#listing === null) return this.#status === 'OPEN';
    return this.#window.length > 0 || this.#hasRecordsBefore(this.#listing);
  }

  get unreadable(): readonly UnreadableRecord[] {
    if (this.#listing === null) return noUnreadableRecords;
    return this.#listing.records(this.#listing.recordsAmong(this.#placeIn(this.#listing).count), this.#recordsTo);
  }

  async load(): Promise<void> {
    if (this.#listing !== null) {
      this.#passOverRest(this.#listing);
      return;
    }
    if (this.#status === 'ENDED') return;
    this.#listing = (await this.#readPageOfPlace()) ?? (await this.#walk());
    // All that is to be given is in the window.
    this.#listing.releaseItems();
    this.#settle(this.#listing);
  }

  take(): Position {
    const shown = this.#window.pop();
    if (shown === undefined || this.#listing === null) {
      throw new TypeError('A reader without a head was asked for an item.');
    }
    this.#taken = shown;
    this.#settle(this.#listing);
    return { ...shown.after, edge: true };
  }

  /**
   * The place before which all is still to come. The cursor of an edge leads to all that precedes the edge, so the place
   * is just before the item that was taken last, unless nothing is left to read before it.
   */
  #placeIn(listing: Listing<Item>): CountedPlace {
    const nearest = this.#window.at(-1);
    const isMore = nearest !== undefined || this.#hasRecordsBefore(listing);
    if (this.#taken !== null && isMore) return { count: this.#taken.index, place: this.#taken.before };
    if (nearest !== undefined) return { count: nearest.index + 1, place: nearest.after };
    return this.#beyond ?? this.#startPlace;
  }

  get #startPlace(): CountedPlace {
    return { count: 0, place: startOf(this.#end.direction) };
  }

  /** The page has room for more than this source has, so it also takes what is left before the last item. */
  #passOverRest(listing: Listing<Item>): void {
    if (this.#window.length > 0) return;
    this.#taken = null;
    this.#settle(listing);
  }

  /** Whether undecoded records are left for the next page, before the item that was taken last. */
  #hasRecordsBefore(listing: Listing<Item>): boolean {
    if (this.#taken === null) return false;
    return listing.recordsAmong(this.#taken.index) > listing.recordsAmong(this.#beyond?.count ?? 0);
  }

  #settle(listing: Listing<Item>): void {
    const { count, place } = this.#placeIn(listing);
    this.#place = count === 0 ? this.#startPlace.place : place;
    if (this.#window.length === 0) this.#status = 'ENDED';
  }

  /** The page that the place is in, if it reaches far enough back; otherwise `null`. */
  async #readPageOfPlace(): Promise<Listing<Item> | null> {
    const { anchor, offset, pageToken } = this.#end;
    if (anchor === null || offset === 0 || (pageToken !== null && offset <= this.#limits.wanted)) return null;
    const listing = Listing.fromPageOf(this.#source, this.#limits, this.#end);
    let place: Located | null = null;
    try {
      // The page may be shorter than it was. One more page is cheaper than a walk; after that, a walk reads less.
      const mostPages = Math.min(2, this.#limits.scanPages);
      for (let page = 0; page < mostPages && place?.settled !== true && !this.#limits.budget.isSpent; page++) {
        await this.#readPage(listing, page === 0 ? offset + 1 : largestPageSize);
        place = locate(listing.stretch(), anchor, offset);
        if (!listing.hasNextPage) break;
      }
    } catch (error) {
      if (pageToken !== null && isTokenRefused(error)) return this.#giveUp(listing);
      throw error;
    }
    if (place === null || (!place.settled && listing.hasNextPage)) return this.#giveUp(listing);
    await this.#lookBefore(listing, place.count);
    // One more than is wanted stays behind as the place to go on from.
    const reachesBound = (this.#beyond?.count ?? 0) > 0;
    const isEnough = pageToken === null || reachesBound || this.#window.length > this.#limits.wanted;
    return isEnough ? listing : this.#giveUp(listing);
  }

  /** Forgets a listing that does not reach far enough back. */
  #giveUp(listing: Listing<Item>): null {
    listing.discard();
    this.#limits.hold.drop(this.#window.length);
    this.#window = [];
    this.#beyond = null;
    return null;
  }

  /** Everything from the start of the listing to the place. */
  async #walk(): Promise<Listing<Item>> {
    const { anchor, direction, ended } = this.#end;
    const listing = Listing.whole(this.#source, this.#limits, direction);
    for (let page = 0; page < this.#limits.scanPages && this.#pagesLeft > 0; page++) {
      if (this.#limits.budget.isSpent) break;
      this.#passOver(listing);
      await this.#readPage(listing, largestPageSize);
      this.#lookForBound(listing);
      const place = anchor === null ? null : locate(listing.stretch(), anchor, null);
      if (listing.hasNextPage && place?.settled !== true) continue;
      if (place !== null) {
        await this.#lookBefore(listing, place.count);
      } else {
        // The end of a list is where it ends now. Any other place is lost without the item that marks it.
        if (!ended) throw placeLost();
        await this.#lookBefore(listing, listing.settledCount);
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

  /** Forgets the items read so far, but for those that may have to be given: the place is further on. */
  #passOver(listing: Listing<Item>): void {
    const { details } = this.#source;
    const end = listing.forgettableBefore(listing.settledCount, true);
    if (details === null) {
      this.#keep(this.#shownBetween(listing, listing.start, end));
      listing.forgetBefore(end, true);
      return;
    }
    // Which of them match is looked at from the place back, and no further than this; an edge is one item more.
    listing.forgetBefore(end - this.#limits.scanPages * details.maxItems - 1, true);
  }

  #lookForBound(listing: Listing<Item>): void {
    if (this.#beyond !== null) return;
    const found = this.#bound?.locateIn(listing) ?? null;
    if (found?.settled === true) this.#setBeyond(listing, found.count);
  }

  #setBeyond(listing: Listing<Item>, count: number): void {
    this.#beyond = { count, place: listing.positionAfter(count) };
  }

  /** Finds the items to give, of the first `count` of a listing. */
  async #lookBefore(listing: Listing<Item>, count: number): Promise<void> {
    const { details } = this.#source;
    if (this.#beyond === null) this.#setBeyond(listing, this.#bound?.locateIn(listing)?.count ?? 0);
    const beyond = this.#beyond?.count ?? 0;
    // The anchor of an edge's own cursor is on neither side of it.
    const end = this.#end.edge && this.#isAnchor(listing.itemAt(count - 1)) ? count - 1 : count;
    this.#recordsTo = listing.recordsAmong(end);
    if (details === null) {
      this.#keep(this.#shownBetween(listing, Math.max(beyond, listing.start), end));
      this.#dropFromWindow(this.#window.filter(({ index }) => index < beyond).length);
      return;
    }
    // From the place back, as far as it takes to have one more than is wanted.
    let from = end;
    for (let steps = 0; from > beyond && this.#window.length <= this.#limits.wanted; steps++) {
      if (steps === this.#limits.scanPages) throw this.#tooFar(details.maxItems);
      const to = from;
      from = Math.max(beyond, to - details.maxItems);
      await details.load(listing.itemsBetween(from, to));
      const shown = this.#shownBetween(listing, from, to);
      this.#limits.hold.add(shown.length);
      this.#window = [...shown, ...this.#window];
    }
  }

  /** Adds items to the window, nearer than those in it, which keeps one more than is wanted. */
  #keep(shown: readonly ShownItem<Item>[]): void {
    this.#limits.hold.add(shown.length);
    this.#window.push(...shown);
    this.#dropFromWindow(this.#window.length - this.#limits.wanted - 1);
  }

  /** Drops the items that are the furthest away. */
  #dropFromWindow(count: number): void {
    if (count <= 0) return;
    this.#window.splice(0, count);
    this.#limits.hold.drop(count);
  }

  /** The items of a part of the listing that the list shows: the last ones, one more than is wanted at most. */
  #shownBetween(listing: Listing<Item>, from: number, to: number): ShownItem<Item>[] {
    const { matches, omits } = this.#source;
    const shown: { readonly item: Item; readonly index: number }[] = [];
    for (let index = to - 1; index >= from && shown.length <= this.#limits.wanted; index--) {
      const item = listing.itemAt(index);
      if (item !== undefined && (matches?.(item) ?? true) && omits?.(item) !== true) shown.push({ item, index });
    }
    return shown.reverse().map(({ item, index }) => ({
      item,
      index,
      before: listing.positionAfter(index),
      after: listing.positionAfter(index + 1),
    }));
  }

  #isAnchor(item: Item | undefined): boolean {
    return item !== undefined && this.#source.idOf(item) === this.#end.anchor?.id;
  }
}
