import { InputError } from '../model/errors.ts';
import type { Anchor } from './position.ts';
import { compareKeys, type Order, type TieOrder } from './source.ts';

/** A run of a listing in which a place is to be found again. */
export interface Stretch<Item> {
  readonly items: readonly Item[];
  /**
   * The number of items of the run that precede `items` and are no longer held. None of them is the anchor, and the
   * first of `items` has another key, so they only count.
   */
  readonly start: number;
  /** Whether the items that are no longer held were sorted as keys compare here. */
  readonly startIsSorted: boolean;
  readonly idOf: (item: Item) => string;
  readonly order: Order<Item> | null;
  /** The order of the listing as it is read, which may be the reversed one of the list. */
  readonly descending: boolean;
  readonly ties: TieOrder | null;
}

/** Where a place is in a stretch. */
export interface Located {
  /** How many items of the stretch lie before the place. */
  readonly count: number;
  /** Whether that is certain. Otherwise what follows the stretch in the listing may show the place to be further on. */
  readonly settled: boolean;
}

/**
 * Finds the place just after the anchor, which was the item number `expected` of the stretch when it was last read;
 * `null` when nothing shows where that place is. Items may have come and gone meanwhile, the anchor itself too.
 */
export function locate<Item>(stretch: Stretch<Item>, anchor: Anchor, expected: number | null): Located | null {
  const { items, order, start } = stretch;
  const end = start + items.length;
  const there = expected === null ? undefined : items[expected - 1 - start];
  if (expected !== null && there !== undefined && isAnchor(stretch, anchor, there)) {
    return { count: expected, settled: true };
  }
  const moved = placeAfterAnchor(stretch, anchor);
  if (moved > 0) return { count: moved, settled: true };
  const byKey = order === null || anchor.key === null ? null : placeByKey(stretch, order, anchor, anchor.key, expected);
  // A stretch that is shorter than it was may yet hold the anchor itself, which is better evidence than any key: a few
  // items can be sorted as keys compare here although the service sorts by another collation.
  if (byKey !== null && expected !== null && end < expected) return { ...byKey, settled: false };
  if (byKey !== null || expected === null) return byKey;
  // Nothing is known but that the anchor is gone, so what followed it has moved up by one.
  const count = Math.min(Math.max(expected - 1, start), end);
  return { count, settled: count < end };
}

/** The error for a cursor whose place cannot be found again. */
export function placeLost(): InputError {
  return new InputError(
    'The place of the cursor cannot be found again near the start of the list: the service no longer accepts its page ' +
      'token, or the item before it is gone. Start again without a cursor.',
    { reason: 'CURSOR_EXPIRED' },
  );
}

/** How many items lie before the place just after the anchor; 0 when the anchor is not there. */
export function placeAfterAnchor<Item>(stretch: Stretch<Item>, anchor: Anchor): number {
  const index = stretch.items.findIndex((item) => isAnchor(stretch, anchor, item));
  return index < 0 ? 0 : stretch.start + index + 1;
}

/** An item that got another key has moved: where it is now says nothing of where it was. */
function isAnchor<Item>({ idOf, order }: Stretch<Item>, anchor: Anchor, item: Item): boolean {
  return idOf(item) === anchor.id && (order === null || anchor.key === null || order.keyOf(item) === anchor.key);
}

/**
 * Where the anchor would stand by its key; `null` when the stretch is not sorted as keys compare here, as when a
 * service sorts names by another collation.
 */
function placeByKey<Item>(
  { items, idOf, descending, ties: shown, start, startIsSorted }: Stretch<Item>,
  order: Order<Item>,
  anchor: Anchor,
  anchorKey: string,
  expected: number | null,
): Located | null {
  const keys = items.map((item) => order.keyOf(item));
  if (!startIsSorted || !isSorted(keys, descending)) return null;
  const notBefore = indexOrEnd(keys, (key) => compareKeys(key, anchorKey, descending) >= 0);
  const after = indexOrEnd(keys, (key) => compareKeys(key, anchorKey, descending) > 0);
  // A run of equal keys at the end may go on, and hold the anchor after all.
  const settled = after < items.length;
  if (anchor.ties === 'ALONE') return { count: start + notBefore, settled };
  const ties = anchor.ties === 'UNKNOWN' ? shown : anchor.ties;
  if (ties === 'ID_ASC' || ties === 'ID_DESC') {
    const equal = items.slice(notBefore, after);
    const taken = indexOrEnd(equal, (item) => compareKeys(idOf(item), anchor.id, ties === 'ID_DESC') > 0);
    return { count: start + notBefore + taken, settled };
  }
  // Among equals only the count helps: without the anchor there is one item less before the place.
  const count = expected === null ? notBefore : Math.min(Math.max(expected - 1 - start, notBefore), after);
  return { count: start + count, settled };
}

function isSorted(keys: readonly string[], descending: boolean): boolean {
  return keys.every((key, index) => {
    const previous = keys[index - 1];
    return previous === undefined || compareKeys(previous, key, descending) <= 0;
  });
}

function indexOrEnd<T>(values: readonly T[], predicate: (value: T) => boolean): number {
  const index = values.findIndex(predicate);
  return index < 0 ? values.length : index;
}
