import type { Page, PageRequest } from '../model/page.ts';
import type { PageBudget } from './page-budget.ts';

/**
 * The way a list is read, by the service or by the client. BACKWARD is the list from its end: the service's listing
 * in the reversed order.
 */
export type Direction = 'FORWARD' | 'BACKWARD';

/** One upstream list: a service's images in one folder, under one filter, in one order. */
export interface Source<Item> {
  /**
   * Reads one page of the listing in a direction. A token belongs to the direction in which it was returned. The source
   * rejects a page whose next token equals the requested token: only the service's client can name the service in that
   * error. The readers stay finite without this check, but a client's walk would not.
   *
   * @param budget pays for every call that the page takes beyond the first; the reader has paid for that one
   */
  readPage(request: PageRequest, direction: Direction, budget: PageBudget): Promise<Page<Item>>;
  /** What the list is sorted by; `null` when the service keeps that to itself. */
  readonly order: Order<Item> | null;
  /** Whether the service can list in the reversed order too. */
  readonly reversible: boolean;
  /** Tells an item from all others of the list. */
  idOf(item: Item): string;
  /** Whether an item belongs to the list, where the service could not decide that; `null` where it did. */
  readonly matches: ((item: Item) => boolean) | null;
  /**
   * Whether another source of the same list returns an item, so that this source must not; `null` where sources have no
   * items in common. Such items are expected to be few: unlike `matches`, this does not make the source a filtered one.
   */
  readonly omits: ((item: Item) => boolean) | null;
  /** Loads what `matches` needs to know of items; `null` where items have it. */
  readonly details: Details<Item> | null;
}

/** What a list omits of its items, so that it takes a call for each item. */
export interface Details<Item> {
  /** The number of items to load details of at once. It counts as a page for the scan limit. */
  readonly maxItems: number;
  /**
   * Loads the details of items, which may include items whose details are loaded already. `matches` is called only for
   * items whose details are loaded.
   */
  load(items: readonly Item[]): Promise<void>;
}

/** Items are sorted by their keys, which are compared by code unit. */
export interface Order<Item> {
  keyOf(item: Item): string;
  readonly descending: boolean;
  /** How the service orders items with equal keys, as far as the pages of this very list have shown. */
  readonly ties: TieObserver;
}

/** What the pages of a listing have shown of how the service orders items with equal keys. */
export interface TieObserver {
  /**
   * The key up to which a forward listing was read for no other purpose than to see this; `null` where none was, or
   * where it was read to its end.
   */
  lookedUpTo: string | null;
  /** Whether items with equal keys come in the opposite order when the listing is reversed; `null` until it is seen. */
  turnRound: boolean | null;
  observe(direction: Direction, order: TieOrder): void;
  seen(direction: Direction): TieOrder | null;
}

/** By ID upward, by ID downward, or by something else. */
export type TieOrder = 'ID_ASC' | 'ID_DESC' | 'OTHER';

/** Negative when the first key comes first in the list's order. */
export function compareKeys(a: string, b: string, descending: boolean): number {
  if (a === b) return 0;
  return a < b === descending ? 1 : -1;
}

/** The order of a listing as it is read in a direction. */
export function isDescending(order: Order<never>, direction: Direction): boolean {
  return order.descending === (direction === 'FORWARD');
}
