import type { UnreadableRecord } from '../model/page.ts';
import type { ItemHold } from './held-items.ts';
import type { PageBudget } from './page-budget.ts';
import type { Position } from './position.ts';

/** The next item that a reader has to give. */
export interface Head<Item> {
  readonly item: Item;
  /** What the item is merged by; empty where the order is not known, which only a list of one source has. */
  readonly key: string;
}

/**
 * Gives the items of one source in the client's direction, from a place on.
 *
 * OPEN: `head` is the next item, or is `null` until `load` is called. ENDED: there are no more. PAUSED: the scan limit
 * was reached before another item was found; there may be more.
 */
export interface Reader<Item> {
  readonly status: 'OPEN' | 'ENDED' | 'PAUSED';
  readonly head: Head<Item> | null;
  /** The place between what was taken and what is still to come. */
  readonly place: Position;
  /** Whether more items are known to come, or a further page is announced. */
  readonly hasMore: boolean;
  /** The key that everything still to come is at or after; `null` when nothing is known of that. */
  readonly frontier: string | null;
  /** The records that could not be decoded, between the place where reading began and `place`, in the list's order. */
  readonly unreadable: readonly UnreadableRecord[];
  /** Reads until there is a head, or until it is settled that there is none. */
  load(): Promise<void>;
  /** Takes the head; returns the place of its edge. */
  take(): Position;
}

/** How much a reader may read and hold for one page of a connection. */
export interface ReadingLimits {
  /** The pages and items that may be read of the source at most, for whatever purpose. */
  readonly budget: PageBudget;
  /** Counts the items that the reader holds in memory. */
  readonly hold: ItemHold;
  /** The number of items that the client wants. */
  readonly wanted: number;
  /** How much to ask for at first, at most what is wanted. */
  readonly firstSize: number;
  /**
   * The number of pages that may be read without effect, or read at all where the gateway evaluates a condition. One
   * page without any item is free: each reader then gets past an item or has one to give, so that a walk makes progress
   * with a limit of 1, too.
   */
  readonly scanPages: number;
}
