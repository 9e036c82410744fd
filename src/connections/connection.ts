import type { UpstreamError } from '../model/errors.ts';
import type { UnreadableRecord } from '../model/page.ts';
import { encodeCursor, encodePosition, joinCursor } from './cursor.ts';
import type { CursorSeal } from './cursor-seal.ts';
import type { Merged } from './merge.ts';
import type { Position } from './position.ts';
import type { PageWanted } from './page-arguments.ts';

/** A page of a list, in the form of the Relay cursor connections specification. */
export class Connection<Item> {
  readonly edges: readonly Edge<Item>[];
  readonly pageInfo: PageInfo;
  /** The sources that failed, by index, each with its error. */
  readonly failures: ReadonlyMap<number, UpstreamError>;
  /** The records of this page that could not be decoded, by source, and of each source in the order of its list. */
  readonly unreadable: readonly UnreadableItem[];

  constructor(merged: Merged<Item>, unreadable: readonly UnreadableItem[], wanted: PageWanted, cursors: Cursors) {
    const edges = merged.items.map(({ item }, index) => new Edge(item, cursors, index));
    this.edges = wanted.direction === 'FORWARD' ? edges : edges.reverse();
    this.failures = merged.failures;
    this.unreadable = unreadable;
    this.pageInfo = new PageInfo(this.edges, merged, wanted, cursors);
  }

  get nodes(): readonly Item[] {
    return this.edges.map(({ node }) => node);
  }
}

/** A record that could not be decoded, with the index of its source. */
export interface UnreadableItem {
  readonly source: number;
  readonly record: UnreadableRecord;
}

/** An item in a list, with the place where it stands. */
export class Edge<Item> {
  readonly node: Item;
  readonly #cursors: Cursors;
  readonly #index: number;

  constructor(node: Item, cursors: Cursors, index: number) {
    this.node = node;
    this.#cursors = cursors;
    this.#index = index;
  }

  get cursor(): string {
    return this.#cursors.ofItem(this.#index);
  }

  /** The same cursor, got with less work where those of the other edges are not wanted. */
  get cursorAlone(): string {
    return this.#cursors.ofItemAlone(this.#index);
  }
}

/** Where a page lies in its list. */
export class PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #edges: readonly Edge<unknown>[];
  /**
   * Where reading stopped, if that is a place to come back to: the page was ended early, by the scan limit or by the
   * failure of a source. It is past the last edge. `null` where the cursor of the last edge is the place to go on from.
   */
  readonly #stopped: { readonly forward: boolean; readonly cursors: Cursors } | null;

  constructor(edges: readonly Edge<unknown>[], merged: Merged<unknown>, wanted: PageWanted, cursors: Cursors) {
    const forward = wanted.direction === 'FORWARD';
    this.hasNextPage = (forward && merged.hasMore) || wanted.before !== null;
    this.hasPreviousPage = (!forward && merged.hasMore) || wanted.after !== null;
    this.#edges = edges;
    const comeBack = merged.paused || (edges.length < wanted.count && merged.failures.size > 0);
    this.#stopped = comeBack ? { forward, cursors } : null;
  }

  get startCursor(): string | null {
    if (this.#stopped !== null && !this.#stopped.forward) return this.#stopped.cursors.ofEnd();
    return this.#edges[0]?.cursorAlone ?? null;
  }

  get endCursor(): string | null {
    if (this.#stopped?.forward) return this.#stopped.cursors.ofEnd();
    return this.#edges.at(-1)?.cursorAlone ?? null;
  }
}

/** Makes the cursors of a page when they are asked for: those of the edges all at once, or a single one. */
export class Cursors {
  readonly #seal: CursorSeal;
  readonly #fingerprint: Buffer;
  readonly #start: readonly Position[];
  readonly #merged: Merged<unknown>;
  #made: readonly string[] | null = null;

  constructor(seal: CursorSeal, fingerprint: Buffer, start: readonly Position[], merged: Merged<unknown>) {
    this.#seal = seal;
    this.#fingerprint = fingerprint;
    this.#start = start;
    this.#merged = merged;
  }

  ofItem(index: number): string {
    this.#made ??= this.#make();
    return this.#made[index] ?? '';
  }

  ofItemAlone(index: number): string {
    const item = this.#merged.items[index];
    if (this.#made !== null || item === undefined) return this.ofItem(index);
    return encodeCursor(
      this.#seal,
      this.#fingerprint,
      this.#positionsAfter(item.moves).with(item.source, item.position),
    );
  }

  /** The cursor of the place where reading stopped. */
  ofEnd(): string {
    return encodeCursor(this.#seal, this.#fingerprint, this.#positionsAfter(this.#merged.moves.length));
  }

  /** Where every source stood after so many moves. */
  #positionsAfter(moves: number): Position[] {
    const positions = [...this.#start];
    for (const { source, position } of this.#merged.moves.slice(0, moves)) positions[source] = position;
    return positions;
  }

  #make(): string[] {
    const encoded = this.#start.map(encodePosition);
    const { items, moves } = this.#merged;
    let moved = 0;
    return items.map(({ source, position, moves: movesBefore }) => {
      for (const move of moves.slice(moved, movesBefore)) encoded[move.source] = encodePosition(move.position);
      moved = movesBefore;
      return joinCursor(this.#seal, this.#fingerprint, encoded.with(source, encodePosition(position)));
    });
  }
}
