/** One page of a list, as a service returns it. It may be shorter than asked for, or even empty (AIP-158). */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What to ask for the next page with; `null` on the last one. */
  readonly nextPageToken: string | null;
}

/** Which page of a list is wanted. */
export interface PageRequest {
  /** 1 to 1000. */
  readonly pageSize: number;
  /** From the page before; `null` for the first page. */
  readonly pageToken: string | null;
}
