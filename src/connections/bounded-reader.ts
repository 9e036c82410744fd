import type { Position } from './position.ts';
import type { Head, Reader } from './reader.ts';
import { compareKeys, type Direction, type Source } from './source.ts';

/** Where both `after` and `before` are given: ends a reader at the other cursor. */
export class BoundedReader<Item> implements Reader<Item> {
  readonly #reader: Reader<Item>;
  readonly #source: Source<Item>;
  readonly #direction: Direction;
  readonly #bound: Position;
  #passed: boolean;

  constructor(
    reader: Reader<Item>,
    source: Source<Item>,
    direction: Direction,
    { from, bound }: { readonly from: Position | null; readonly bound: Position },
  ) {
    this.#reader = reader;
    this.#source = source;
    this.#direction = direction;
    this.#bound = bound;
    // Two cursors with the same place in a source have nothing between them there.
    const samePlace = from?.direction === bound.direction && from.anchor?.id === bound.anchor?.id;
    // Without an anchor the bound is the start of its listing, so it either comes first or, read from there, last.
    this.#passed =
      (samePlace && bound.anchor !== null) || (bound.anchor === null && !bound.ended && bound.direction === direction);
  }

  get status(): Reader<Item>['status'] {
    return this.#passed ? 'ENDED' : this.#reader.status;
  }

  get head(): Head<Item> | null {
    return this.#passed ? null : this.#reader.head;
  }

  get place(): Position {
    return this.#reader.place;
  }

  get hasMore(): boolean {
    return !this.#passed && this.#reader.hasMore;
  }

  get frontier(): string | null {
    return this.#reader.frontier;
  }

  async load(): Promise<void> {
    if (this.#passed) return;
    await this.#reader.load();
    this.#look();
  }

  take(): Position {
    const last = this.#isLast();
    const position = this.#reader.take();
    this.#passed ||= last;
    this.#look();
    return position;
  }

  /** Whether the head is the last item on this side of the bound: its anchor, unless that is the bound's own edge. */
  #isLast(): boolean {
    const { head } = this.#reader;
    return head !== null && this.#source.idOf(head.item) === this.#bound.anchor?.id;
  }

  #look(): void {
    const { head } = this.#reader;
    const { anchor, edge, direction } = this.#bound;
    if (head === null || anchor === null || this.#passed) return;
    const isAnchor = this.#source.idOf(head.item) === anchor.id;
    // Read the way it is counted, a bound comes after its anchor; read the other way, before it.
    if (isAnchor) this.#passed = edge || direction !== this.#direction;
    else if (this.#source.order !== null && anchor.key !== null) {
      const descending = this.#source.order.descending === (this.#direction === 'FORWARD');
      this.#passed = compareKeys(head.key, anchor.key, descending) > 0;
    }
  }
}
