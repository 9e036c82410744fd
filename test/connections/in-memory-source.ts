import type { Direction, Order, Source } from '../../src/connections/source.ts';
import { TieMemory } from '../../src/connections/ties.ts';
import { UpstreamError } from '../../src/model/errors.ts';
import type { Page, PageRequest } from '../../src/model/page.ts';

export interface Item {
  readonly id: string;
  readonly key: string;
}

/** How a service may differ from the plainest one, within what AIP-158 and the reference pages leave open. */
export interface Quirks {
  /** How items with equal keys are ordered: by ID whatever the direction, or reversed with the rest. */
  readonly ties: 'ID_ASC' | 'ID_DESC' | 'MIRRORED';
  /** A page holds at most this many items, whatever is asked for. */
  readonly shortPages: number | null;
  /** Every n-th page is empty but has a token. */
  readonly emptyEvery: number | null;
  /** The page size of the first page stays in force. */
  readonly fixedPageSize: boolean;
}

export const plain: Quirks = { ties: 'ID_ASC', shortPages: null, emptyEvery: null, fixedPageSize: false };

interface Token {
  readonly direction: Direction;
  readonly after: Item;
  readonly pageSize: number;
}

/** A service's list in memory, with tokens that are places in its order, so that changes do not shift pages. */
export class InMemorySource implements Source<Item> {
  items: Item[];
  calls = 0;
  itemsRead = 0;
  failing = false;
  readonly order: Order<Item> | null;
  reversible = true;
  matches: ((item: Item) => boolean) | null = null;
  readonly #quirks: Quirks;
  readonly #descending: boolean;
  #tokens = new Map<string, Token>();
  #pages = 0;

  constructor(items: readonly Item[], descending: boolean, quirks: Quirks = plain, orderKnown = true) {
    this.items = [...items];
    this.#descending = descending;
    this.#quirks = quirks;
    this.order = orderKnown ? { keyOf: ({ key }) => key, descending, ties: new TieMemory() } : null;
    this.reversible = orderKnown;
  }

  readonly idOf = ({ id }: Item): string => id;

  /** Whether five pages hold the whole list, so that a place can be found again from the start. */
  get pagesAreLong(): boolean {
    return (this.#quirks.shortPages ?? 1000) >= 20;
  }

  expireTokens(): void {
    this.#tokens = new Map();
  }

  /** What the list holds, in its order. */
  inOrder(direction: Direction = 'FORWARD'): Item[] {
    return [...this.items].sort((a, b) => this.#compare(a, b, direction));
  }

  readPage({ pageSize, pageToken }: PageRequest, direction: Direction): Promise<Page<Item>> {
    this.calls += 1;
    if (this.failing)
      return Promise.reject(new UpstreamError({ code: 'UNAVAILABLE', message: 'down', service: 'COMPUTE' }));
    const token = pageToken === null ? undefined : this.#tokens.get(pageToken);
    if (pageToken !== null && token?.direction !== direction) {
      return Promise.reject(
        new UpstreamError({ code: 'INVALID_ARGUMENT', message: 'page token', service: 'COMPUTE', httpStatus: 400 }),
      );
    }
    if (pageSize < 1 || pageSize > 1000) throw new RangeError(`pageSize ${pageSize}`);
    this.#pages += 1;
    const { shortPages, emptyEvery, fixedPageSize } = this.#quirks;
    const agreed = fixedPageSize && token !== undefined ? token.pageSize : pageSize;
    const rest = this.inOrder(direction).filter(
      (item) => token === undefined || this.#compare(item, token.after, direction) > 0,
    );
    const empty = emptyEvery !== null && this.#pages % emptyEvery === 0 && token !== undefined;
    const items = rest.slice(0, empty ? 0 : Math.min(agreed, shortPages ?? agreed));
    this.itemsRead += items.length;
    const after = items.at(-1) ?? token?.after;
    const nextPageToken =
      items.length < rest.length && after !== undefined ? this.#give(direction, after, agreed) : null;
    return Promise.resolve({ items, nextPageToken, unreadable: [] });
  }

  #give(direction: Direction, after: Item, pageSize: number): string {
    const token = `t${this.#tokens.size}`.padEnd(20, 'x');
    this.#tokens.set(token, { direction, after, pageSize });
    return token;
  }

  #compare(a: Item, b: Item, direction: Direction): number {
    const descending = this.#descending === (direction === 'FORWARD');
    if (a.key !== b.key) return a.key < b.key === descending ? 1 : -1;
    if (a.id === b.id) return 0;
    const idsDescend =
      this.#quirks.ties === 'MIRRORED' ? descending !== this.#descending : this.#quirks.ties === 'ID_DESC';
    return a.id < b.id === idsDescend ? 1 : -1;
  }
}
