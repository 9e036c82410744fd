import type { Bound } from './bound.ts';
import { placeLost } from './locate.ts';
import { ListingReader } from './listing-reader.ts';
import { type Position, startOf } from './position.ts';
import type { Reader, ReadingLimits } from './reader.ts';
import type { Direction, Source } from './source.ts';
import { WindowReader } from './window-reader.ts';

/** How far a source is read. */
export interface Extent extends ReadingLimits {
  /** Where reading begins; `null` for the beginning in the direction of reading. */
  readonly from: Position | null;
  /** Where reading ends at the latest; `null` for the end. */
  readonly bound: Bound | null;
}

/** A reader of a source in a direction. */
export function openReader<Item>(source: Source<Item>, direction: Direction, extent: Extent): Reader<Item> {
  const { from, bound, ...limits } = extent;
  const canList = direction === 'FORWARD' || source.reversible;
  if (from === null) {
    if (canList) return new ListingReader(source, startOf(direction), bound, limits);
    return new WindowReader(source, { ...startOf('FORWARD'), ended: true }, bound, limits);
  }
  // No listing is ever read so far, so no cursor of the gateway leads there.
  if (from.offset > limits.budget.items) throw placeLost();
  if (from.direction === direction) return new ListingReader(source, from, bound, limits);
  // The end of one listing is the start of the other one, where more can be read without walking.
  if (from.ended && canList && (from.offset <= limits.wanted || from.anchor === null)) {
    return new ListingReader(source, otherEnd(from, direction), bound, limits);
  }
  return new WindowReader(source, from, bound, limits);
}

/** The end of a listing as a place near the start of the listing in the other direction. */
function otherEnd({ anchor, edge }: Position, direction: Direction): Position {
  if (!edge || anchor === null) return startOf(direction);
  // An edge belongs to neither side of its cursor, so reading begins behind it. Nothing precedes it from this end.
  return { ...startOf(direction), offset: 1, anchor: { ...anchor, ties: 'ALONE' } };
}
