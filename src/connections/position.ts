import type { Direction } from './source.ts';

/**
 * A place between two items of a source, as (page token, offset in the page, last item before the place). It is
 * counted in the source's listing in one direction, and cuts that listing into the part up to the place, which ends
 * with the anchor, and the part after it.
 *
 * | page token | offset | anchor | ended | the place                                                                   |
 * | ---------- | ------ | ------ | ----- | --------------------------------------------------------------------------- |
 * | none       | 0      | none   | no    | the start of the listing                                                    |
 * | a token    | 0      | none   | no    | after empty pages only: no item precedes it, so it equals the start         |
 * | a token    | 0      | item   | no    | the start of that page; the anchor is the last item before it, in an        |
 * |            |        |        |       | earlier page (empty pages may lie between)                                  |
 * | any        | 1 …    | item   | no    | inside that page, after the anchor                                          |
 * | any        | any    | item   | yes   | the end of the listing                                                      |
 * | any        | 0      | none   | yes   | the end of a listing without items, or of one that has not been read at all |
 */
export interface Position {
  /** The direction of the listing in which the other fields are counted. */
  readonly direction: Direction;
  /** The page that contains the place; `null` for the first page. */
  readonly pageToken: string | null;
  /** The number of decoded items of that page that precede the place. */
  readonly offset: number;
  /** The item just before the place, which finds the place again after the list has changed. */
  readonly anchor: Anchor | null;
  /** Whether the place is the end of the listing, so that no page is to be read from there on. */
  readonly ended: boolean;
  /**
   * Whether the anchor is the edge whose cursor this is. It then belongs neither to the items after the cursor nor to
   * the items before it.
   */
  readonly edge: boolean;
}

export interface Anchor {
  readonly id: string;
  /** The key that the list is sorted by, as it was; `null` where the order is not known. */
  readonly key: string | null;
  /** The item that preceded it. If the anchor is gone, this tells which items with its key have been read already. */
  readonly ties: AnchorTies;
}

/**
 * Whether the item before an anchor has another key, so that no item with the anchor's key has been read but itself;
 * or the same key, and then on which side of the anchor's ID its ID is.
 */
export type AnchorTies = 'UNKNOWN' | 'ALONE' | 'ID_ASC' | 'ID_DESC';

export const anchorTies: readonly AnchorTies[] = ['UNKNOWN', 'ALONE', 'ID_ASC', 'ID_DESC'];

/** The place before all items of a listing. */
export function startOf(direction: Direction): Position {
  return { direction, pageToken: null, offset: 0, anchor: null, ended: false, edge: false };
}

/** Whether no item of its listing precedes a place, whatever empty pages do. */
export function isStart({ anchor, ended }: Position): boolean {
  return anchor === null && !ended;
}
