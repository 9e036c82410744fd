import type { Details, Direction, Order, Source } from '../../src/connections/source.ts';
import { TieMemory } from '../../src/connections/ties.ts';
import { UpstreamError } from '../../src/model/errors.ts';
import type { Page, PageRequest, UnreadableRecord } from '../../src/model/page.ts';

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
  /** Every n-th page is empty but has a token, whatever is read. */
  readonly emptyEvery: number | null;
  /** The number of empty pages before the first record. */
  readonly leadingEmpty: number;
  /** The number of empty pages after each page that ends with one of every three records. */
  readonly middleEmpty: number;
  /** The number of empty pages after the last record. */
  readonly trailingEmpty: number;
  /** The page size of the first page stays in force. */
  readonly fixedPageSize: boolean;
}

export const plain: Quirks = {
  ties: 'ID_ASC',
  shortPages: null,
  emptyEvery: null,
  leadingEmpty: 0,
  middleEmpty: 0,
  trailingEmpty: 0,
  fixedPageSize: false,
};

interface Token {
  readonly direction: Direction;
  readonly after: Item | null;
  /** The number of empty pages that come first. */
  readonly empty: number;
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
  omits: ((item: Item) => boolean) | null = null;
  details: Details<Item> | null = null;
  /** The IDs of the records that cannot be decoded. */
  unreadable: ReadonlySet<string> = new Set();
  readonly #quirks: Quirks;
  readonly #descending: boolean;
  #tokens = new Map<string, Token>();
  #tokensGiven = 0;
  #pages = 0;

  constructor(items: readonly Item[], descending: boolean, quirks: Quirks = plain, orderKnown = true) {
    this.items = [...items];
    this.#descending = descending;
    this.#quirks = quirks;
    this.order = orderKnown ? { keyOf: ({ key }) => key, descending, ties: new TieMemory() } : null;
    this.reversible = orderKnown;
  }

  readonly idOf = ({ id }: Item): string => id;

  expireTokens(): void {
    this.#tokens = new Map();
  }

  /** The items of the list that it shows, in its order. */
  inOrder(): Item[] {
    return this.#records('FORWARD').filter((item) => !this.unreadable.has(item.id) && this.omits?.(item) !== true);
  }

  #records(direction: Direction): Item[] {
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
    const after = token?.after ?? null;
    const rest = this.#records(direction).filter((item) => after === null || this.#compare(item, after, direction) > 0);
    const isNthEmpty = emptyEvery !== null && this.#pages % emptyEvery === 0 && token !== undefined;
    const empty = token?.empty ?? this.#quirks.leadingEmpty;
    const records = empty > 0 || isNthEmpty ? [] : rest.slice(0, Math.min(agreed, shortPages ?? agreed));
    const last = records.at(-1);
    const isRest = records.length < rest.length;
    const next: Token =
      last === undefined
        ? { direction, after, empty: Math.max(0, empty - 1), pageSize: agreed }
        : { direction, after: last, empty: this.#emptyAfter(last, isRest), pageSize: agreed };
    return Promise.resolve({
      ...this.#decode(records),
      nextPageToken: isRest || next.empty > 0 ? this.#give(next) : null,
    });
  }

  #decode(records: readonly Item[]): Pick<Page<Item>, 'items' | 'unreadable'> {
    const items: Item[] = [];
    const unreadable: UnreadableRecord[] = [];
    for (const record of records) {
      if (this.unreadable.has(record.id)) unreadable.push({ id: record.id, message: 'x', precededBy: items.length });
      else items.push(record);
    }
    this.itemsRead += items.length;
    return { items, unreadable };
  }

  #emptyAfter({ id }: Item, isRest: boolean): number {
    if (!isRest) return this.#quirks.trailingEmpty;
    return Number(/\d+/.exec(id)?.[0]) % 3 === 0 ? this.#quirks.middleEmpty : 0;
  }

  #give(next: Token): string {
    const token = `t${this.#tokensGiven++}`.padEnd(20, 'x');
    this.#tokens.set(token, next);
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
