import type { Direction, Source } from '../connections/source.ts';
import type { Page, PageRequest } from '../model/page.ts';

/** A list that a service gives in an order of its own, and only forward. */
export class PagedSource<Item> implements Source<Item> {
  readonly order = null;
  readonly reversible = false;
  readonly matches = null;
  readonly omits = null;
  readonly details = null;
  readonly #read: (request: PageRequest) => Promise<Page<Item>>;
  readonly #idOf: (item: Item) => string;

  constructor(read: (request: PageRequest) => Promise<Page<Item>>, idOf: (item: Item) => string) {
    this.#read = read;
    this.#idOf = idOf;
  }

  readPage(request: PageRequest, _direction: Direction): Promise<Page<Item>> {
    return this.#read(request);
  }

  idOf(item: Item): string {
    return this.#idOf(item);
  }
}
