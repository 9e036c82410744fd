import type { Listing } from './listing.ts';
import { type Located, locate, placeAfterAnchor } from './locate.ts';
import { type Anchor, type AnchorTies, isStart, type Position } from './position.ts';
import type { Direction } from './source.ts';

/** The place at which reading a source ends, where both `after` and `before` are given: that of the other cursor. */
export class Bound {
  readonly #place: Position;
  /** The direction in which the source is read. */
  readonly #direction: Direction;

  constructor(place: Position, direction: Direction) {
    this.#place = place;
    this.#direction = direction;
  }

  /** Whether no item lies between the place where reading begins and the bound, which needs no call to see. */
  leavesNothing(from: Position): boolean {
    const { anchor, direction, edge } = this.#place;
    // The start of the listing in this direction precedes everything. So does the end of the other one.
    if (anchor === null) return isStart(this.#place) === (direction === this.#direction);
    if (from.anchor?.id !== anchor.id) return false;
    const anchorIsBetween = from.direction !== this.#direction && !from.edge && direction === this.#direction && !edge;
    return !anchorIsBetween;
  }

  /**
   * The place of a source of which nothing is read. Where reading would begin at an edge, which belongs to neither side
   * of its cursor, the bound is on the right side of that edge.
   */
  placeBeside(from: Position): Position {
    return from.edge && !this.#place.edge ? this.#place : from;
  }

  /**
   * The number of items of a listing that precede the bound; `null` where nothing shows it. The listing is read in
   * either direction. An edge's own cursor excludes its anchor, so the anchor is on the side that is not read.
   */
  locateIn<Item>(listing: Listing<Item>): Located | null {
    const { anchor, direction, edge } = this.#place;
    if (anchor === null) return null;
    const isSameDirection = direction === listing.direction;
    const stretch = listing.stretch();
    const count = placeAfterAnchor(stretch, anchor);
    if (count > 0) {
      const anchorPrecedes = edge ? listing.direction !== this.#direction : isSameDirection;
      return { count: anchorPrecedes ? count : count - 1, settled: true };
    }
    return locate(stretch, isSameDirection ? anchor : turned(anchor), null);
  }
}

const turnedTies: Readonly<Record<AnchorTies, AnchorTies>> = {
  UNKNOWN: 'UNKNOWN',
  // The item before it has another key; the item after it need not.
  ALONE: 'UNKNOWN',
  ID_ASC: 'ID_DESC',
  ID_DESC: 'ID_ASC',
};

/** The anchor as the reversed listing sees it. */
function turned(anchor: Anchor): Anchor {
  return { ...anchor, ties: turnedTies[anchor.ties] };
}
