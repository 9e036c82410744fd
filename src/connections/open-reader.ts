import { ListingReader } from './listing-reader.ts';
import { type Position, startOf } from './position.ts';
import type { Reader, ReadingLimits } from './reader.ts';
import type { Direction, Source } from './source.ts';
import { WindowReader } from './window-reader.ts';

/**
 * A reader of a source in a direction, from a place on; from the beginning of that direction when there is no place.
 */
export function openReader<Item>(
  source: Source<Item>,
  from: Position | null,
  direction: Direction,
  limits: ReadingLimits,
): Reader<Item> {
  const canList = direction === 'FORWARD' || source.reversible;
  if (from === null) {
    if (canList) return new ListingReader(source, startOf(direction), limits);
    return new WindowReader(source, { ...startOf('FORWARD'), ended: true }, limits);
  }
  if (from.direction === direction) return new ListingReader(source, from, limits);
  // The end of one listing is the start of the other one, where more can be read without walking.
  if (from.ended && canList && (from.offset <= limits.wanted || from.anchor === null)) {
    return new ListingReader(source, otherEnd(from, direction), limits);
  }
  return new WindowReader(source, from, limits);
}

/** The end of a listing as a place near the start of the listing in the other direction. */
function otherEnd({ anchor, edge }: Position, direction: Direction): Position {
  // An edge belongs to neither side of its cursor, so reading begins behind it.
  return edge && anchor !== null ? { ...startOf(direction), offset: 1, anchor } : startOf(direction);
}
