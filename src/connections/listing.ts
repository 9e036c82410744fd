import { noUnreadableRecords, type UnreadableRecord } from '../model/page.ts';
import type { Anchor, AnchorTies, Position } from './position.ts';
import { type Direction, isDescending, type Order, type Source, type TieOrder } from './source.ts';
import type { Stretch } from './locate.ts';
import { isBeyondLook, lastGroupStart, mirrorTies, tieOrderOf, turnsRound } from './ties.ts';

/** No service gives more items in a page. */
export const largestPageSize = 1000;

/** How far to look for equal keys, where how a service orders them has to be known. */
const mostPagesLookedAt = 5;

/** The item that precedes a page, as far as it is known. */
export type Preceding = Anchor | 'NOTHING' | 'UNKNOWN';

/** A record of a listing that could not be decoded: the index of its page, and the number of items before it. */
interface PlacedRecord {
  readonly record: UnreadableRecord;
  readonly page: number;
  readonly precededBy: number;
}

/** Shared by the listings of which every record was decoded, which are nearly all. */
const noRecords: readonly PlacedRecord[] = [];

/**
 * A run of a source's listing in one direction, grown page by page from the start of a page on. Of a reversed
 * listing it shows the items in the mirror image of the forward one, which for equal keys need not be the order that
 * the service returned them in.
 */
export class Listing<Item> {
  readonly direction: Direction;
  readonly #source: Source<Item>;
  readonly #before: Preceding;
  /** The pages read, with the index that each begins at. */
  readonly #pages: { readonly token: string | null; readonly start: number }[] = [];
  #raw: Item[] = [];
  #items: readonly Item[] = [];
  #records = noRecords;
  /** Whether this listing has already looked at how the forward listing orders equal keys. */
  #lookedForward = false;
  /** The keys of the items, as far as they were asked for: each is asked for several times. */
  #keys: string[] = [];
  /** The token of the next page to read; `undefined` at the end of the listing. */
  #next: string | null | undefined;

  /** @param before the item before the page that the listing begins with */
  constructor(source: Source<Item>, direction: Direction, pageToken: string | null, before: Preceding) {
    this.direction = direction;
    this.#source = source;
    this.#next = pageToken;
    this.#before = before;
  }

  /** A listing from the start. */
  static whole<Item>(source: Source<Item>, direction: Direction): Listing<Item> {
    return new Listing(source, direction, null, 'NOTHING');
  }

  /** A listing from the start of the page that contains a place. */
  static fromPageOf<Item>(source: Source<Item>, { direction, pageToken, offset, anchor }: Position): Listing<Item> {
    if (pageToken === null || anchor === null) return new Listing(source, direction, pageToken, 'NOTHING');
    // A place inside a page has its anchor in that page; at the start of a page it is the last item before the page.
    return new Listing(source, direction, pageToken, offset === 0 ? anchor : 'UNKNOWN');
  }

  /** The items read, as far as their order is settled. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** Whether items have been read whose order is not settled. */
  get withholds(): boolean {
    return this.#items.length < this.#raw.length;
  }

  /** The number of items read, whether their order is settled or not. */
  get count(): number {
    return this.#raw.length;
  }

  get hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /** Reads one page more. */
  async readPage(wanted: number): Promise<void> {
    if (this.#next === undefined) return;
    const pageToken = this.#next;
    const pageSize = Math.min(Math.max(wanted, 1), largestPageSize);
    const page = await this.#source.readPage({ pageSize, pageToken }, this.direction);
    if (page.unreadable.length > 0) this.#addRecords(page.unreadable);
    this.#pages.push({ token: pageToken, start: this.#raw.length });
    this.#raw = this.#raw.length === 0 ? [...page.items] : this.#raw.concat(page.items);
    this.#next = page.nextPageToken ?? undefined;
    if (this.direction === 'FORWARD') {
      this.#items = this.#raw;
    } else {
      this.#items = await this.#mirrored();
      this.#keys = [];
    }
  }

  /** The key of an item that is there; `null` where the order is not known. */
  keyAt(index: number): string | null {
    const { order } = this.#source;
    const item = this.#items[index];
    return order === null || item === undefined ? null : (this.#keys[index] ??= order.keyOf(item));
  }

  /** For finding a place among the items. */
  stretch(): Stretch<Item> {
    const { order } = this.#source;
    return {
      items: this.#items,
      idOf: (item) => this.#source.idOf(item),
      order,
      descending: order !== null && isDescending(order, this.direction),
      ties: this.#tieOrder(),
    };
  }

  /** The place after the first `count` items. */
  positionAfter(count: number): Position {
    const { pageToken, offset } = this.#placeInPage(count);
    const ended = count === this.#raw.length && this.#next === undefined;
    return { direction: this.direction, pageToken, offset, anchor: this.#anchorAt(count - 1), ended, edge: false };
  }

  /**
   * The number of records that could not be decoded and precede the place after the first `count` items. A record goes
   * with the item that follows it; a record at the end of a page goes with the page, which need not be read again.
   */
  recordsBefore(count: number): number {
    if (this.#records.length === 0) return 0;
    if (count === this.#raw.length) return this.#records.length;
    const page = this.#pages.findLastIndex(({ start }) => start === count && this.#canCountFrom(start, count));
    return this.#countRecords(
      (record) => record.precededBy < count || (record.precededBy === count && record.page < page),
    );
  }

  /** The number of records that precede the last of the first `count` items, or have items only after them. */
  recordsAmong(count: number): number {
    return this.#records.length === 0 ? 0 : this.#countRecords(({ precededBy }) => precededBy < count);
  }

  /** The records that could not be decoded, by their numbers [from, to), in the order of the list. */
  records(from: number, to: number): readonly UnreadableRecord[] {
    if (from >= to) return noUnreadableRecords;
    const records = this.#records.slice(from, to).map(({ record }) => record);
    return this.direction === 'FORWARD' ? records : records.reverse();
  }

  #addRecords(records: readonly UnreadableRecord[]): void {
    const [page, start] = [this.#pages.length, this.#raw.length];
    const placed = records.map((record) => ({ record, page, precededBy: start + record.precededBy }));
    this.#records = this.#records.concat(placed);
  }

  #countRecords(precedes: (record: PlacedRecord) => boolean): number {
    return this.#records.findLastIndex(precedes) + 1;
  }

  /** The page to count the first `count` items in, and how many of it are among them. */
  #placeInPage(count: number): Pick<Position, 'pageToken' | 'offset'> {
    if (count === this.#raw.length && this.#next !== undefined) return { pageToken: this.#next, offset: 0 };
    const page = this.#pages.findLast(({ start }) => this.#canCountFrom(start, count)) ?? { token: null, start: 0 };
    return { pageToken: page.token, offset: count - page.start };
  }

  #anchorAt(index: number): Anchor | null {
    const item = this.#items[index];
    if (item === undefined) return null;
    const id = this.#source.idOf(item);
    const key = this.keyAt(index);
    return { id, key, ties: key === null ? 'UNKNOWN' : this.#tiesBefore(index, id, key) };
  }

  #tiesBefore(index: number, id: string, key: string): AnchorTies {
    const item = this.#items[index - 1];
    const previous = item === undefined ? this.#before : { id: this.#source.idOf(item), key: this.keyAt(index - 1) };
    if (previous === 'UNKNOWN') return 'UNKNOWN';
    if (previous === 'NOTHING' || previous.key !== key) return 'ALONE';
    return previous.id < id ? 'ID_ASC' : 'ID_DESC';
  }

  /**
   * Whether a place can be found again in the page that begins at an index. A run of equal keys that was put in order
   * has to be read whole for that, so its places are counted from the page that it begins in.
   */
  #canCountFrom(start: number, count: number): boolean {
    const { order } = this.#source;
    if (start > count || this.direction === 'FORWARD' || order === null) return start <= count;
    const [before, after] = [this.#raw[start - 1], this.#raw[start]];
    return before === undefined || after === undefined || order.keyOf(before) !== order.keyOf(after);
  }

  #tieOrder(): TieOrder | null {
    const { order } = this.#source;
    return order === null ? null : tieOrderOf(this.#items, order, (item) => this.#source.idOf(item));
  }

  /** The items in the mirror image of the forward listing, without a last run of equal keys that may go on. */
  async #mirrored(): Promise<readonly Item[]> {
    const { order } = this.#source;
    if (order === null) return this.#raw;
    const idOf = (item: Item): string => this.#source.idOf(item);
    const shown = tieOrderOf(this.#raw, order, idOf);
    if (shown !== null) order.ties.observe('BACKWARD', shown);
    if (shown !== null && order.ties.turnRound === null) await this.#observeForward(order);
    const forward = order.ties.seen('FORWARD');
    if (order.ties.turnRound ?? seemToTurnRound(forward, order.ties.seen('BACKWARD'))) return this.#raw;
    const settled = this.#next === undefined ? this.#raw.length : lastGroupStart(this.#raw, order);
    return mirrorTies(this.#raw.slice(0, settled), order, idOf, forward);
  }

  /**
   * Reads some pages from the other end, to see how the service orders equal keys there. It does so at most once, and
   * not where the pages that were read for this purpose before did not reach these keys.
   */
  async #observeForward(order: Order<Item>): Promise<void> {
    if (this.#lookedForward || isBeyondLook(this.#raw, order)) return;
    this.#lookedForward = true;
    const items: Item[] = [];
    let pageToken: string | null = null;
    for (let count = 0; count < mostPagesLookedAt; count++) {
      const page = await this.#source.readPage({ pageSize: largestPageSize, pageToken }, 'FORWARD');
      items.push(...page.items);
      const shown = tieOrderOf(items, order, (item) => this.#source.idOf(item));
      if (shown !== null) order.ties.observe('FORWARD', shown);
      order.ties.turnRound = turnsRound(this.#raw, items, order, (item) => this.#source.idOf(item));
      pageToken = page.nextPageToken;
      if (order.ties.turnRound !== null || pageToken === null) break;
    }
    const last = items.at(-1);
    order.ties.lookedUpTo = pageToken === null || last === undefined ? null : order.keyOf(last);
  }
}

/** What is to be thought where no run of equal keys was seen in both directions. */
function seemToTurnRound(forward: TieOrder | null, backward: TieOrder | null): boolean {
  if (forward === 'OTHER') return true;
  return (forward === 'ID_ASC' && backward === 'ID_DESC') || (forward === 'ID_DESC' && backward === 'ID_ASC');
}
