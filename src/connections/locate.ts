import type { Anchor } from './position.ts';
import { compareKeys, type Order, type TieOrder } from './source.ts';

/** A run of a listing in which a place is to be found again. */
export interface Stretch<Item> {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly order: Order<Item> | null;
  /** The order of the listing as it is read, which may be the reversed one of the list. */
  readonly descending: boolean;
  readonly ties: TieOrder | null;
}

/**
 * How many items of a stretch lie before the place just after the anchor, which was the item number `expected` of the
 * stretch when it was last read; `null` when nothing shows where that place is. Items may have come and gone
 * meanwhile, the anchor itself too. The stretch's whole length may mean that the place lies beyond it.
 */
export function locate<Item>(stretch: Stretch<Item>, anchor: Anchor, expected: number | null): number | null {
  const { items, order } = stretch;
  const there = expected === null ? undefined : items[expected - 1];
  if (expected !== null && there !== undefined && isAnchor(stretch, anchor, there)) return expected;
  const moved = placeAfterAnchor(stretch, anchor);
  if (moved > 0) return moved;
  const byKey = order === null || anchor.key === null ? null : placeByKey(stretch, order, anchor, anchor.key, expected);
  if (byKey !== null) return byKey;
  // Nothing is known but that the anchor is gone, so what followed it has moved up by one.
  return expected === null ? null : Math.min(Math.max(expected - 1, 0), items.length);
}

/** How many items lie before the place just after the anchor; 0 when the anchor is not there. */
export function placeAfterAnchor<Item>(stretch: Stretch<Item>, anchor: Anchor): number {
  return stretch.items.findIndex((item) => isAnchor(stretch, anchor, item)) + 1;
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
  { items, idOf, descending, ties: shown }: Stretch<Item>,
  order: Order<Item>,
  anchor: Anchor,
  anchorKey: string,
  expected: number | null,
): number | null {
  const keys = items.map((item) => order.keyOf(item));
  if (!isSorted(keys, descending)) return null;
  const notBefore = indexOrEnd(keys, (key) => compareKeys(key, anchorKey, descending) >= 0);
  const after = indexOrEnd(keys, (key) => compareKeys(key, anchorKey, descending) > 0);
  if (anchor.ties === 'ALONE') return notBefore;
  const ties = anchor.ties === 'UNKNOWN' ? shown : anchor.ties;
  if (ties === 'ID_ASC' || ties === 'ID_DESC') {
    const equal = items.slice(notBefore, after);
    return notBefore + indexOrEnd(equal, (item) => compareKeys(idOf(item), anchor.id, ties === 'ID_DESC') > 0);
  }
  // Among equals only the count helps: without the anchor there is one item less before the place.
  return expected === null ? notBefore : Math.min(Math.max(expected - 1, notBefore), after);
}

export function isSorted(keys: readonly string[], descending: boolean): boolean {
  return keys.every((key, index) => {
    const previous = keys[index - 1];
    return previous === undefined || compareKeys(previous, key, descending) <= 0;
  });
}

function indexOrEnd<T>(values: readonly T[], predicate: (value: T) => boolean): number {
  const index = values.findIndex(predicate);
  return index < 0 ? values.length : index;
}
