import { BoundedReader } from './bounded-reader.ts';
import { Connection, Cursors } from './connection.ts';
import { decodeCursor, fingerprintOf } from './cursor.ts';
import { merge } from './merge.ts';
import { openReader } from './open-reader.ts';
import { type PageArguments, pageWanted } from './page-arguments.ts';
import type { Position } from './position.ts';
import type { Source } from './source.ts';

/** A list that a connection shows a page of. */
export interface List<Item> {
  /** What distinguishes this list from others, so that a cursor of one is not taken for a cursor of another. */
  readonly identity: unknown;
  /** The upstream lists that it is merged from, all in the same order. */
  readonly sources: readonly Source<Item>[];
}

/**
 * Reads the page of a list that the arguments ask for. The list is the merge of its sources by the order's key, equal
 * keys by the sources' order, and within a source as the service orders them; so it has one order, and every edge of
 * it is a place to go on from in both directions.
 */
export async function readConnection<Item>(
  { identity, sources }: List<Item>,
  pageArguments: PageArguments,
  scanPages: number,
): Promise<Connection<Item>> {
  const wanted = pageWanted(pageArguments);
  const fingerprint = fingerprintOf(identity);
  const positionsIn = (cursor: string | null): readonly Position[] | null =>
    cursor === null ? null : decodeCursor(cursor, fingerprint, sources.length);
  const after = positionsIn(wanted.after);
  const before = positionsIn(wanted.before);
  const [from, bounds] = wanted.direction === 'FORWARD' ? [after, before] : [before, after];

  const limits = { wanted: wanted.count, scanPages };
  const readers = sources.map((source, index) => {
    const start = from?.[index] ?? null;
    const bound = bounds?.[index];
    const reader = openReader(source, start, wanted.direction, limits);
    return bound === undefined ? reader : new BoundedReader(reader, source, wanted.direction, { from: start, bound });
  });
  const start = readers.map(({ place }) => place);
  const backward = wanted.direction === 'BACKWARD';
  const descending = (sources[0]?.order?.descending ?? false) !== backward;
  const merged = await merge(readers, wanted.count, { descending, lastSourceFirst: backward });
  return new Connection(merged, wanted, new Cursors(fingerprint, start, merged));
}
