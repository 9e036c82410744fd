import type { Direction } from './source.ts';

/**
 * A place between two items of a source, as (page token, offset in the page, last item before the place). It is
 * counted in the source's listing in one direction, and cuts that listing into what lies up to the place, which ends
 * with the anchor, and what follows.
 */
export interface Position {
  /** The direction of the listing that the other fields are counted in. */
  readonly direction: Direction;
  /** The page that the place is in; `null` for the first one. */
  readonly pageToken: string | null;
  /** How many items of that page lie before the place. */
  readonly offset: number;
  /** The item just before the place, to find the place again by when the list has changed. */
  readonly anchor: Anchor | null;
  /** Whether the place is the end of the listing, so that nothing is to be read from there on. */
  readonly ended: boolean;
  /**
   * Whether the anchor is the edge whose cursor this is. It then belongs neither to what comes after the cursor nor
   * to what comes before it.
   */
  readonly edge: boolean;
}

export interface Anchor {
  readonly id: string;
  /** The key that the list is sorted by, as it was; `null` where the order is not known. */
  readonly key: string | null;
  /** What stood before it. Should the anchor be gone, this tells which items with its key have been read already. */
  readonly ties: AnchorTies;
}

/**
 * Whether the item before an anchor has another key, so that no item with the anchor's key has been read but itself;
 * or the same, and then on which side of the anchor's its ID is.
 */
export type AnchorTies = 'UNKNOWN' | 'ALONE' | 'ID_ASC' | 'ID_DESC';

export const anchorTies: readonly AnchorTies[] = ['UNKNOWN', 'ALONE', 'ID_ASC', 'ID_DESC'];

/** The place before all items of a listing. */
export function startOf(direction: Direction): Position {
  return { direction, pageToken: null, offset: 0, anchor: null, ended: false, edge: false };
}
