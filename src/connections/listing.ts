import { noUnreadableRecords, type UnreadableRecord } from '../model/page.ts';
import { placeLost, type Stretch } from './locate.ts';
import { largestPageSize, mostPagesLookedAt } from './page-budget.ts';
import type { Anchor, AnchorTies, Position } from './position.ts';
import type { ReadingLimits } from './reader.ts';
import { compareKeys, type Direction, isDescending, type Order, type Source, type TieOrder } from './source.ts';
import { eitherTieOrder, isBeyondLook, lastGroupStart, mirrorTies, tieOrderOf, turnsRound } from './ties.ts';

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
 *
 * Items are counted from the start of the listing, whether they are still held or not (`forgetBefore`).
 */
export class Listing<Item> {
  readonly direction: Direction;
  readonly #source: Source<Item>;
  readonly #limits: Pick<ReadingLimits, 'budget' | 'hold'>;
  /** The pages read, with the index that each begins at. */
  readonly #pages: { readonly token: string | null; readonly start: number }[] = [];
  /** The indexes at which a page of a reversed listing begins within a run of equal keys. */
  readonly #splits = new Set<number>();
  /** The number of items that are no longer held. All that is stored of items begins with the next one. */
  #start = 0;
  /** The item that precedes the first item that is held. */
  #before: Preceding;
  /** Whether the items that are no longer held were sorted, and how they ordered equal keys. */
  #forgotten: { isSorted: boolean; ties: TieOrder | null } = { isSorted: true, ties: null };
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
  constructor(
    source: Source<Item>,
    limits: Pick<ReadingLimits, 'budget' | 'hold'>,
    direction: Direction,
    pageToken: string | null,
    before: Preceding,
  ) {
    this.direction = direction;
    this.#source = source;
    this.#limits = limits;
    this.#next = pageToken;
    this.#before = before;
  }

  /** A listing from the start. */
  static whole<Item>(source: Source<Item>, limits: ReadingLimits, direction: Direction): Listing<Item> {
    return new Listing(source, limits, direction, null, 'NOTHING');
  }

  /** A listing from the start of the page that contains a place. */
  static fromPageOf<Item>(source: Source<Item>, limits: ReadingLimits, place: Position): Listing<Item> {
    const { direction, pageToken, offset, anchor } = place;
    if (pageToken === null || anchor === null) return new Listing(source, limits, direction, pageToken, 'NOTHING');
    // A place inside a page has its anchor in that page; at the start of a page it is the last item before the page.
    return new Listing(source, limits, direction, pageToken, offset === 0 ? anchor : 'UNKNOWN');
  }

  /** The number of items that are no longer held. */
  get start(): number {
    return this.#start;
  }

  /** The number of items read, as far as their order is settled. */
  get settledCount(): number {
    return this.#start + this.#items.length;
  }

  /** Whether items have been read whose order is not settled. */
  get withholds(): boolean {
    return this.#items.length < this.#raw.length;
  }

  /** The number of items read, whether their order is settled or not. */
  get count(): number {
    return this.#start + this.#raw.length;
  }

  get hasNextPage(): boolean {
    return this.#next !== undefined;
  }

  /** Reads one page more. The budget has to have one left. */
  async readPage(wanted: number): Promise<void> {
    if (this.#next === undefined) return;
    const { budget, hold } = this.#limits;
    // The readers look at the budget before they read on; without that, the place counts as out of reach.
    if (budget.isSpent) throw placeLost();
    const pageToken = this.#next;
    const pageSize = Math.max(Math.min(wanted, largestPageSize, budget.items), 1);
    budget.spendPage();
    const page = await this.#source.readPage({ pageSize, pageToken }, this.direction, budget);
    budget.spendItems(page.items.length);
    hold.add(page.items.length + page.unreadable.length);
    if (page.unreadable.length > 0) this.#addRecords(page.unreadable);
    this.#pages.push({ token: pageToken, start: this.count });
    if (this.direction === 'BACKWARD' && this.#isSplit(page.items)) this.#splits.add(this.count);
    this.#raw = this.#raw.length === 0 ? [...page.items] : this.#raw.concat(page.items);
    this.#next = page.nextPageToken ?? undefined;
    if (this.direction === 'FORWARD') {
      this.#items = this.#raw;
    } else {
      this.#items = await this.#mirrored();
      this.#keys = [];
    }
  }

  /**
   * Forgets the first `count` items, which are passed over: only the last one is kept, as an anchor. Items that the
   * order of their equals may still move, or that may be searched for a place, are kept with these equals.
   *
   * @param isSearched whether a place may still have to be found in this listing, by `stretch`
   */
  forgetBefore(count: number, isSearched: boolean): void {
    const { order } = this.#source;
    const end = this.forgettableBefore(count, isSearched) - this.#start;
    if (end <= 0) return;
    if (isSearched && order !== null) this.#rememberOrder(order, end);
    this.#before = this.#anchorAt(this.#start + end - 1) ?? 'UNKNOWN';
    this.#raw = this.#raw.slice(end);
    this.#items = this.direction === 'FORWARD' ? this.#raw : this.#items.slice(end);
    this.#keys = this.#keys.slice(end);
    this.#start += end;
    this.#limits.hold.drop(end);
  }

  /** The number of items that `forgetBefore` forgets, those that it forgot before included. */
  forgettableBefore(count: number, isSearched: boolean): number {
    const { order } = this.#source;
    const passed = Math.min(count, this.settledCount) - this.#start;
    if (passed <= 0) return this.#start;
    if (order === null || (this.direction === 'FORWARD' && !isSearched)) return this.#start + passed;
    return this.#start + this.#runStart(passed);
  }

  /** Forgets all items, since no place is looked for any longer. */
  releaseItems(): void {
    this.#limits.hold.drop(this.#raw.length);
    this.#start = this.count;
    this.#raw = [];
    this.#items = [];
    this.#keys = [];
  }

  /** Forgets all items and records, since the listing is no longer read. */
  discard(): void {
    this.releaseItems();
    this.#limits.hold.drop(this.#records.length);
    this.#records = noRecords;
  }

  /** An item that is held. */
  itemAt(index: number): Item | undefined {
    return this.#items[index - this.#start];
  }

  /** The items with the indexes [from, to). */
  itemsBetween(from: number, to: number): readonly Item[] {
    return this.#items.slice(Math.max(from - this.#start, 0), Math.max(to - this.#start, 0));
  }

  /** The key of an item that is held; `null` where the order is not known. */
  keyAt(index: number): string | null {
    const { order } = this.#source;
    const place = index - this.#start;
    const item = this.#items[place];
    return order === null || item === undefined ? null : (this.#keys[place] ??= order.keyOf(item));
  }

  /** For finding a place among the items. */
  stretch(): Stretch<Item> {
    const { order } = this.#source;
    return {
      items: this.#items,
      start: this.#start,
      startIsSorted: this.#forgotten.isSorted,
      idOf: (item) => this.#source.idOf(item),
      order,
      descending: order !== null && isDescending(order, this.direction),
      ties: eitherTieOrder(this.#forgotten.ties, this.#tieOrder()),
    };
  }

  /** The place after the first `count` items. */
  positionAfter(count: number): Position {
    const { pageToken, offset } = this.#placeInPage(count);
    const ended = count === this.count && this.#next === undefined;
    return { direction: this.direction, pageToken, offset, anchor: this.#anchorAt(count - 1), ended, edge: false };
  }

  /**
   * The number of records that could not be decoded and precede the place after the first `count` items. A record goes
   * with the item that follows it; a record at the end of a page goes with the page, which need not be read again.
   */
  recordsBefore(count: number): number {
    if (this.#records.length === 0) return 0;
    if (count === this.count) return this.#records.length;
    const page = this.#pages.findLastIndex(({ start }) => start === count && !this.#splits.has(start));
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
    const [page, start] = [this.#pages.length, this.count];
    const placed = records.map((record) => ({ record, page, precededBy: start + record.precededBy }));
    this.#records = this.#records.concat(placed);
  }

  #countRecords(precedes: (record: PlacedRecord) => boolean): number {
    return this.#records.findLastIndex(precedes) + 1;
  }

  /**
   * The page to count the first `count` items in, and how many of it are among them. A run of equal keys that was put
   * in order has to be read whole to find a place in it again, so its places are counted from the page that it begins in.
   */
  #placeInPage(count: number): Pick<Position, 'pageToken' | 'offset'> {
    if (count === this.count && this.#next !== undefined) return { pageToken: this.#next, offset: 0 };
    const canCountFrom = (start: number): boolean => start <= count && !this.#splits.has(start);
    const page = this.#pages.findLast(({ start }) => canCountFrom(start)) ?? { token: null, start: 0 };
    return { pageToken: page.token, offset: count - page.start };
  }

  #anchorAt(index: number): Anchor | null {
    if (index >= 0 && index === this.#start - 1) return typeof this.#before === 'string' ? null : this.#before;
    const item = this.itemAt(index);
    if (item === undefined) return null;
    const id = this.#source.idOf(item);
    const key = this.keyAt(index);
    return { id, key, ties: key === null ? 'UNKNOWN' : this.#tiesBefore(index, id, key) };
  }

  #tiesBefore(index: number, id: string, key: string): AnchorTies {
    const item = this.itemAt(index - 1);
    const previous = item === undefined ? this.#before : { id: this.#source.idOf(item), key: this.keyAt(index - 1) };
    if (previous === 'UNKNOWN') return 'UNKNOWN';
    if (previous === 'NOTHING' || previous.key !== key) return 'ALONE';
    return previous.id < id ? 'ID_ASC' : 'ID_DESC';
  }

  /** Whether the items of a page that was just read go on a run of equal keys. */
  #isSplit([first]: readonly Item[]): boolean {
    const { order } = this.#source;
    const last = this.#raw.at(-1);
    return order !== null && last !== undefined && first !== undefined && order.keyOf(last) === order.keyOf(first);
  }

  /** The last index up to `end` at which no run of equal keys is cut, of those held, counted from the first one held. */
  #runStart(end: number): number {
    const keyAt = (index: number): string | null => this.keyAt(this.#start + index);
    // The run at the end may go on in the next page.
    let start = end === this.#items.length && !this.withholds ? end - 1 : end;
    while (start > 0 && keyAt(start - 1) === keyAt(start)) start -= 1;
    return start;
  }

  /** Remembers what the first items that are held show of the order of the listing, since they are about to go. */
  #rememberOrder(order: Order<Item>, end: number): void {
    const descending = isDescending(order, this.direction);
    const keys = this.#raw.slice(0, end + 1).map((item) => order.keyOf(item));
    const isSorted = keys.every(
      (key, index) => index === 0 || compareKeys(keys[index - 1] ?? '', key, descending) <= 0,
    );
    const ties = tieOrderOf(this.#items.slice(0, end), order, (item) => this.#source.idOf(item));
    this.#forgotten = {
      isSorted: this.#forgotten.isSorted && isSorted,
      ties: eitherTieOrder(this.#forgotten.ties, ties),
    };
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
    const { budget, hold } = this.#limits;
    const idOf = (item: Item): string => this.#source.idOf(item);
    const ids = new Set(this.#raw.map(idOf));
    // Of the pages, only the items that this listing has too are kept, and the last one: its equals may follow.
    const common: Item[] = [];
    let last: readonly Item[] = [];
    let pageToken: string | null = null;
    for (let count = 0; count < mostPagesLookedAt && budget.spendLook(); count++) {
      const request = { pageSize: largestPageSize, pageToken };
      const { items, nextPageToken } = await this.#source.readPage(request, 'FORWARD', budget);
      hold.add(items.length);
      const run = last.concat(items);
      const shown = tieOrderOf(run, order, idOf);
      if (shown !== null) order.ties.observe('FORWARD', shown);
      common.push(...items.filter((item) => ids.has(idOf(item))));
      order.ties.turnRound = turnsRound(this.#raw, common, order, idOf);
      hold.drop(items.length);
      last = run.slice(-1);
      pageToken = nextPageToken;
      if (order.ties.turnRound !== null || pageToken === null) break;
    }
    const [item] = last;
    order.ties.lookedUpTo = pageToken === null || item === undefined ? null : order.keyOf(item);
  }
}

/** What is to be thought where no run of equal keys was seen in both directions. */
function seemToTurnRound(forward: TieOrder | null, backward: TieOrder | null): boolean {
  if (forward === 'OTHER') return true;
  return (forward === 'ID_ASC' && backward === 'ID_DESC') || (forward === 'ID_DESC' && backward === 'ID_ASC');
}
