import { compareKeys, type Direction, type Order, type TieObserver, type TieOrder } from './source.ts';

/** Remembers how a service orders items with equal keys, from the pages it is shown. */
export class TieMemory implements TieObserver {
  lookedUpTo: string | null = null;
  turnRound: boolean | null = null;
  readonly #seen: Record<Direction, TieOrder | null> = { FORWARD: null, BACKWARD: null };

  observe(direction: Direction, order: TieOrder): void {
    this.#seen[direction] = eitherTieOrder(this.#seen[direction], order);
  }

  seen(direction: Direction): TieOrder | null {
    return this.#seen[direction];
  }
}

/** What is known of a list whose reversed listing is the exact reverse of its forward listing. */
export function reversedTies(): TieMemory {
  const ties = new TieMemory();
  ties.turnRound = true;
  return ties;
}

/** How a page orders items with equal keys; `null` when it has none. */
export function tieOrderOf<Item>(
  items: readonly Item[],
  order: Order<Item>,
  idOf: (item: Item) => string,
): TieOrder | null {
  let seen: TieOrder | null = null;
  for (const [start, end] of tieGroups(items, order)) {
    for (let index = start + 1; index < end; index++) {
      const [previous, item] = [items[index - 1], items[index]];
      if (previous === undefined || item === undefined) continue;
      const here: TieOrder = idOf(previous) < idOf(item) ? 'ID_ASC' : 'ID_DESC';
      if (seen !== null && seen !== here) return 'OTHER';
      seen = here;
    }
  }
  return seen;
}

/** What two parts of a listing show together of how it orders items with equal keys. */
export function eitherTieOrder(a: TieOrder | null, b: TieOrder | null): TieOrder | null {
  if (a === null || b === null || a === b) return a ?? b;
  return 'OTHER';
}

/**
 * Whether a service that lists in the reversed order turns runs of equal keys round too, as two listings show; `null`
 * when they have no two items in common that show it.
 */
export function turnsRound<Item>(
  backward: readonly Item[],
  forward: readonly Item[],
  order: Order<Item>,
  idOf: (item: Item) => string,
): boolean | null {
  const places = new Map(forward.map((item, place) => [idOf(item), place]));
  for (const [start, end] of tieGroups(backward, order)) {
    const group = backward.slice(start, end).map((item) => places.get(idOf(item)));
    const [first, second] = group.filter((place) => place !== undefined);
    if (first !== undefined && second !== undefined) return first > second;
  }
  return null;
}

/**
 * Puts each run of equal keys of a reversed listing into the mirror image of what the forward listing shows. A
 * service need not reverse such runs itself: many order equal keys by ID, whatever the direction of the rest.
 */
export function mirrorTies<Item>(
  items: readonly Item[],
  order: Order<Item>,
  idOf: (item: Item) => string,
  forward: TieOrder | null,
): Item[] {
  const mirrored = [...items];
  const { turnRound } = order.ties;
  if (turnRound === null && (forward === null || forward === 'OTHER')) return mirrored;
  for (const [start, end] of tieGroups(items, order)) {
    const group = items.slice(start, end);
    if (turnRound === false) group.reverse();
    else group.sort((a, b) => compareKeys(idOf(a), idOf(b), forward === 'ID_ASC'));
    mirrored.splice(start, group.length, ...group);
  }
  return mirrored;
}

/** Whether all equal keys of a reversed listing lie beyond the part of the forward listing that was looked at. */
export function isBeyondLook<Item>(items: readonly Item[], order: Order<Item>): boolean {
  const { lookedUpTo } = order.ties;
  if (lookedUpTo === null) return false;
  for (const [start] of tieGroups(items, order)) {
    const item = items[start];
    if (item !== undefined && compareKeys(order.keyOf(item), lookedUpTo, order.descending) < 0) return false;
  }
  return true;
}

/** Where the last run of equal keys begins. */
export function lastGroupStart<Item>(items: readonly Item[], order: Order<Item>): number {
  const last = items.at(-1);
  if (last === undefined) return 0;
  const key = order.keyOf(last);
  return items.findLastIndex((item) => order.keyOf(item) !== key) + 1;
}

/** The runs of two or more items with equal keys, as [start, end). */
function* tieGroups<Item>(items: readonly Item[], order: Order<Item>): Generator<readonly [number, number]> {
  let start = 0;
  let key: string | null = null;
  for (const [index, item] of items.entries()) {
    const here = order.keyOf(item);
    if (here === key) continue;
    if (index - start > 1) yield [start, index];
    start = index;
    key = here;
  }
  if (items.length - start > 1) yield [start, items.length];
}
