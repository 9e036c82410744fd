import { InputError } from '../model/errors.ts';
import { largestPageSize, Listing } from './listing.ts';
import { isTokenRefused } from './listing-reader.ts';
import { locate } from './locate.ts';
import { type Position, startOf } from './position.ts';
import type { Head, Reader, ReadingLimits } from './reader.ts';
import type { Source } from './source.ts';

/**
 * Reads a source against the direction that its place is counted in. Page tokens lead only away from the start of a
 * listing, so what lies before a place is either in the page of the place, or is found by walking from the start.
 */
export class WindowReader<Item> implements Reader<Item> {
  readonly #source: Source<Item>;
  readonly #end: Position;
  readonly #limits: ReadingLimits;
  #status: Reader<Item>['status'];
  #listing: Listing<Item> | null = null;
  /** The indexes of the matching items before the place, the nearest last. */
  #window: number[] = [];
  #place: Position;

  constructor(source: Source<Item>, end: Position, limits: ReadingLimits) {
    this.#source = source;
    this.#end = end;
    this.#limits = limits;
    this.#place = end;
    this.#status = end.pageToken === null && end.offset === 0 && !end.ended ? 'ENDED' : 'OPEN';
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
    return this.#window.length > 0;
  }

  async load(): Promise<void> {
    if (this.#status === 'ENDED' || this.#listing !== null) return;
    this.#listing = (await this.#readPageOfPlace()) ?? (await this.#walk());
    this.#settle(this.#listing);
  }

  take(): Position {
    const index = this.#window.pop();
    if (index === undefined || this.#listing === null) {
      throw new TypeError('A reader without a head was asked for an item.');
    }
    this.#settle(this.#listing);
    return { ...this.#listing.positionAfter(index + 1), edge: true };
  }

  #settle(listing: Listing<Item>): void {
    const nearest = this.#window.at(-1);
    this.#place = nearest === undefined ? startOf(this.#end.direction) : listing.positionAfter(nearest + 1);
    if (nearest === undefined) this.#status = 'ENDED';
  }

  /** The page that the place is in, if it reaches far enough back; otherwise `null`. */
  async #readPageOfPlace(): Promise<Listing<Item> | null> {
    const { anchor, direction, offset, pageToken } = this.#end;
    if (anchor === null || offset === 0 || (pageToken !== null && offset <= this.#limits.wanted)) return null;
    const listing = new Listing(this.#source, direction, pageToken, null);
    try {
      while (listing.items.length < offset && listing.hasNextPage) {
        await listing.readPage(offset - listing.items.length + 1);
      }
    } catch (error) {
      if (pageToken !== null && isTokenRefused(error)) return null;
      throw error;
    }
    const place = locate(listing.stretch(), anchor, offset);
    if (place === null) return null;
    this.#window = this.#matchingBefore(listing, place.count);
    // One more than is wanted stays behind as the place to go on from.
    return pageToken === null || this.#window.length > this.#limits.wanted ? listing : null;
  }

  /** Everything from the start of the listing to the place. */
  async #walk(): Promise<Listing<Item>> {
    const { anchor, direction } = this.#end;
    const listing = new Listing(this.#source, direction, null, null);
    for (let page = 0; page < this.#limits.scanPages; page++) {
      await listing.readPage(largestPageSize);
      const place = anchor === null ? null : locate(listing.stretch(), anchor, null);
      if (listing.hasNextPage && place?.settled !== true) continue;
      this.#window = this.#matchingBefore(listing, place?.count ?? listing.items.length);
      return listing;
    }
    throw new InputError(
      `The page lies more than ${this.#limits.scanPages * largestPageSize} items into the list in the direction that ` +
        'the service can read it from here. Page in the other direction, or start again without a cursor.',
    );
  }

  /** The anchor of an edge's own cursor is on neither side of it. */
  #matchingBefore(listing: Listing<Item>, place: number): number[] {
    const { matches } = this.#source;
    const indexes: number[] = [];
    for (const [index, item] of listing.items.slice(0, place).entries()) {
      if (this.#end.edge && this.#isAnchor(item)) continue;
      if (matches?.(item) ?? true) indexes.push(index);
    }
    return indexes;
  }

  #isAnchor(item: Item | undefined): boolean {
    return item !== undefined && this.#source.idOf(item) === this.#end.anchor?.id;
  }
}
