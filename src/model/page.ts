/** One page of a list, as a service returns it. It may be shorter than requested, or even empty (AIP-158). */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The token of the next page; `null` on the last page. */
  readonly nextPageToken: string | null;
  /** The records of the page that could not be decoded, in the order of the page. Empty for most pages. */
  readonly unreadable: readonly UnreadableRecord[];
}

/** A record of a page that could not be decoded. The page's `items` lack it. */
export interface UnreadableRecord {
  /** The service's ID of the record; `null` where the record has no readable ID. */
  readonly id: string | null;
  /** The reason, for a person to read. */
  readonly message: string;
  /** The number of `items` of the same page that precede the record, so that its place in the page stays known. */
  readonly precededBy: number;
}

/** For pages in which every record was decoded. */
export const noUnreadableRecords: readonly UnreadableRecord[] = [];

/** The page of a list to request. */
export interface PageRequest {
  /** 1 to 1000. */
  readonly pageSize: number;
  /** From the page before; `null` for the first page. */
  readonly pageToken: string | null;
}
