import type { UnreadableRecord } from '../model/page.ts';
import { Bound } from './bound.ts';
import { Connection, Cursors, type UnreadableItem } from './connection.ts';
import { decodeCursor, fingerprintOf } from './cursor.ts';
import { merge, type MergedItem } from './merge.ts';
import { openReader } from './open-reader.ts';
import { type PageArguments, pageWanted } from './page-arguments.ts';
import type { PageShares, SharedPage } from './page-shares.ts';
import type { Position } from './position.ts';
import type { Source } from './source.ts';

/** A list that a connection shows a page of. */
export interface List<Item> {
  /** What distinguishes this list from others, so that a cursor of one is not taken for a cursor of another. */
  readonly identity: unknown;
  /** The upstream lists that it is merged from, all in the same order. */
  readonly sources: readonly Source<Item>[];
  /** What is remembered of such lists; `null` for nothing. */
  readonly shares: PageShares | null;
}

/**
 * Reads the page of a list that the arguments ask for. The list is the merge of its sources by the order's key, equal
 * keys by the sources' order, and within a source as the service orders them; so it has one order, and every edge of
 * it is a place to go on from in both directions.
 */
export async function readConnection<Item>(
  { identity, sources, shares }: List<Item>,
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

  // A single source gives all, and of one that the gateway filters it is not known how much has to be read. Backward, a
  // small first page could end within a run of equal keys, and a service that keeps to its size would never show the run.
  const isShared = sources.length > 1 && wanted.count > 0 && wanted.direction === 'FORWARD';
  const hints = isShared && sources.every(({ matches }) => matches === null) ? shares : null;
  const page: SharedPage = {
    list: fingerprint.toString('base64url'),
    wanted: wanted.count,
    isFirst: from === null,
  };
  const firstSizes = hints?.firstSizes(page) ?? null;
  const readers = sources.map((source, index) => {
    const bound = bounds?.[index];
    return openReader(source, wanted.direction, {
      from: from?.[index] ?? null,
      bound: bound === undefined ? null : new Bound(bound, wanted.direction),
      wanted: wanted.count,
      firstSize: firstSizes?.[index] ?? wanted.count,
      scanPages,
    });
  });
  const start = readers.map(({ place }) => place);
  const backward = wanted.direction === 'BACKWARD';
  const descending = (sources[0]?.order?.descending ?? false) !== backward;
  const merged = await merge(readers, wanted.count, { descending, lastSourceFirst: backward });
  hints?.gave(page, countsOf(merged.items, sources.length));
  return new Connection(merged, unreadableOf(readers), wanted, new Cursors(fingerprint, start, merged));
}

/** Shared by the pages of which every record was decoded, which are nearly all. */
const nothingUnreadable: readonly UnreadableItem[] = [];

function unreadableOf(
  readers: readonly { readonly unreadable: readonly UnreadableRecord[] }[],
): readonly UnreadableItem[] {
  let unreadable = nothingUnreadable;
  for (const [source, reader] of readers.entries()) {
    const records = reader.unreadable;
    if (records.length > 0) unreadable = unreadable.concat(records.map((record) => ({ source, record })));
  }
  return unreadable;
}

function countsOf(items: readonly MergedItem<unknown>[], sources: number): number[] {
  const counts = Array.from({ length: sources }, () => 0);
  for (const { source } of items) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
}
