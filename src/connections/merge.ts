import { UpstreamError } from '../model/errors.ts';
import { Heap } from './heap.ts';
import type { Position } from './position.ts';
import type { Reader } from './reader.ts';
import { compareKeys } from './source.ts';

/** What several readers gave as one list. */
export interface Merged<Item> {
  /** In the order of reading. */
  readonly items: readonly MergedItem<Item>[];
  /** Every move of a source's place, in the order of reading. */
  readonly moves: readonly Move[];
  /** The sources that failed, by index, each with its error. */
  readonly failures: ReadonlyMap<number, UpstreamError>;
  /** Whether a source reached the scan limit, so that the list cannot be continued beyond it for now. */
  readonly paused: boolean;
  /** Whether more items are known to come, or a further page is announced. */
  readonly hasMore: boolean;
}

export interface MergedItem<Item> {
  readonly item: Item;
  readonly source: number;
  /** The place of the item's edge in its source. */
  readonly position: Position;
  /** How many moves came before the item was taken: they say where the other sources stood. */
  readonly moves: number;
}

export interface Move {
  readonly source: number;
  readonly position: Position;
}

/**
 * Takes up to `count` items from the readers, always the one that comes first by its key; of equal ones the one of the
 * first source. Readers are loaded concurrently, and not at all for 0 items. A reader that fails is left out from there
 * on, and costs the others nothing. An error that is not the service's own is thrown, since it concerns the whole list.
 */
export async function merge<Item>(
  readers: readonly Reader<Item>[],
  count: number,
  order: { readonly descending: boolean; readonly lastSourceFirst: boolean },
): Promise<Merged<Item>> {
  const items: MergedItem<Item>[] = [];
  const moves: Move[] = [];
  const failures = new Map<number, UpstreamError>();
  const places = readers.map(({ place }) => place);
  const next = new Heap<Candidate<Item>>((a, b) => {
    const byKey = compareCandidates(a, b, order.descending);
    return byKey === 0 ? (a.source - b.source) * (order.lastSourceFirst ? -1 : 1) : byKey;
  });

  const noteMove = ({ reader, source }: Candidate<Item>): void => {
    if (reader.place === places[source]) return;
    places[source] = reader.place;
    moves.push({ source, position: reader.place });
  };
  const load = async (candidate: Candidate<Item>): Promise<void> => {
    try {
      await candidate.reader.load();
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      failures.set(candidate.source, error);
    }
    noteMove(candidate);
  };
  const enter = (candidate: Candidate<Item>): void => {
    const { reader, source } = candidate;
    if (!failures.has(source) && (reader.head !== null || reader.status === 'PAUSED')) next.push(candidate);
  };

  const candidates = readers.map((reader, source): Candidate<Item> => ({ reader, source }));
  if (count > 0) await Promise.all(candidates.map(load));
  candidates.forEach(enter);
  let first = next.smallest;
  while (first !== undefined && first.reader.head !== null && items.length < count) {
    const { reader, source } = first;
    next.pop();
    items.push({ item: first.reader.head.item, source, moves: moves.length, position: reader.take() });
    noteMove(first);
    if (reader.head === null && items.length < count) await load(first);
    enter(first);
    first = next.smallest;
  }
  const paused = items.length < count && first !== undefined;
  const hasMore = candidates.some(({ reader, source }) => reader.hasMore && !failures.has(source));
  return { items, moves, failures, paused, hasMore: paused || hasMore };
}

interface Candidate<Item> {
  readonly reader: Reader<Item>;
  readonly source: number;
}

/** A paused reader stands at its frontier: what it has still to give cannot come before that. */
function compareCandidates<Item>(a: Candidate<Item>, b: Candidate<Item>, descending: boolean): number {
  const keyOfA = a.reader.head?.key ?? a.reader.frontier;
  const keyOfB = b.reader.head?.key ?? b.reader.frontier;
  if (keyOfA === null || keyOfB === null) return Number(keyOfB === null) - Number(keyOfA === null);
  return compareKeys(keyOfA, keyOfB, descending);
}
