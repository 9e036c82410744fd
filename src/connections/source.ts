import type { Page, PageRequest } from '../model/page.ts';

/**
 * The way a list is read, by the service or by the client. BACKWARD is the list from its end: the service's listing
 * in the reversed order.
 */
export type Direction = 'FORWARD' | 'BACKWARD';

/** One upstream list: a service's images in one folder, under one filter, in one order. */
export interface Source<Item> {
  /** Reads one page of the listing in a direction. A token belongs to the direction that it was got in. */
  readPage(request: PageRequest, direction: Direction): Promise<Page<Item>>;
  /** What the list is sorted by; `null` when the service keeps that to itself. */
  readonly order: Order<Item> | null;
  /** Whether the service can list in the reversed order too. */
  readonly reversible: boolean;
  /** Tells an item from all others of the list. */
  idOf(item: Item): string;
  /** Whether an item belongs to the list, where the service could not decide that; `null` where it did. */
  readonly matches: ((item: Item) => boolean) | null;
}

/** Items are sorted by their keys, which are compared by code unit. */
export interface Order<Item> {
  keyOf(item: Item): string;
  readonly descending: boolean;
  /** How the service orders items with equal keys, as far as its pages have shown. Shared by all lists like this. */
  readonly ties: TieObserver;
}

/** What the pages of a listing have shown of how the service orders items with equal keys. */
export interface TieObserver {
  /** Whether a forward listing has been read for no other purpose than to see. */
  lookedForward: boolean;
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
