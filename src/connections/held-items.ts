import { ListItemsError } from '../model/errors.ts';

/** How many items lists may hold in memory at the same moment. */
export interface HeldItemsLimits {
  readonly perRequest: number;
  readonly perProcess: number;
}

/**
 * Counts the items that lists hold in memory while they are read, over all requests of this process. Reading ends with
 * an error rather than with an exhausted heap.
 */
export class HeldItems {
  readonly #limits: HeldItemsLimits;
  #held = 0;

  constructor(limits: HeldItemsLimits) {
    this.#limits = limits;
  }

  /** The number of items that are held. */
  get count(): number {
    return this.#held;
  }

  /** Counts the items of one request. */
  forRequest(): RequestItems {
    return new RequestItems(this, this.#limits.perRequest);
  }

  /** Counts more items, or fewer. */
  add(count: number): void {
    if (count > 0 && this.#held + count > this.#limits.perProcess) {
      throw new ListItemsError('LIST_ITEMS', this.#limits.perProcess);
    }
    this.#held += count;
  }
}

/** Counts the items that the lists of one request hold. */
export class RequestItems {
  readonly #process: HeldItems;
  readonly #limit: number;
  #held = 0;

  constructor(process: HeldItems, limit: number) {
    this.#process = process;
    this.#limit = limit;
  }

  /** Counts the items of one page of a connection, while that page is read. */
  hold(): ItemHold {
    return new ItemHold(this);
  }

  /** Counts more items, or fewer. */
  add(count: number): void {
    if (count > 0 && this.#held + count > this.#limit) {
      throw new ListItemsError('LIST_ITEMS_PER_REQUEST', this.#limit);
    }
    this.#process.add(count);
    this.#held += count;
  }
}

/** Counts the items that the readers of one page of a connection hold. Nothing stays counted once it is closed. */
export class ItemHold {
  readonly #request: RequestItems;
  #held = 0;
  #isClosed = false;

  constructor(request: RequestItems) {
    this.#request = request;
  }

  /** Counts items that were read. Throws where they are too many, or where the page is no longer read. */
  add(count: number): void {
    // One source of a merged list may fail for all of them while another one is being read.
    if (this.#isClosed) throw new Error('The list is no longer read.');
    this.#request.add(count);
    this.#held += count;
  }

  /** Counts items off that are no longer held. */
  drop(count: number): void {
    if (this.#isClosed) return;
    this.#request.add(-count);
    this.#held -= count;
  }

  /** Counts all items off, since the page is done or was given up. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#request.add(-this.#held);
  }
}
