import type { UnreadableRecord } from '../model/page.ts';
import { Bound } from './bound.ts';
import { Connection, Cursors, type UnreadableItem } from './connection.ts';
import { decodeCursor, fingerprintOf, malformedCursor } from './cursor.ts';
import type { CursorSeal } from './cursor-seal.ts';
import type { RequestItems } from './held-items.ts';
import { merge, type MergedItem } from './merge.ts';
import { openReader } from './open-reader.ts';
import { type PageArguments, pageWanted } from './page-arguments.ts';
import { PageBudget, type PageRead, type ReadPromise } from './page-budget.ts';
import type { PageShares, SharedPage } from './page-shares.ts';
import type { Position } from './position.ts';
import type { Source } from './source.ts';

/** A list that a connection shows a page of. */
export interface List<Item> {
  /** What distinguishes this list from others, so that a cursor of one is not taken for a cursor of another. */
  readonly identity: unknown;
  /** The upstream lists that it is merged from, all in the same order. */
  readonly sources: readonly Source<Item>[];
  /** Whether the client gave a filter, some of which the gateway may have to evaluate itself. */
  readonly filtered: boolean;
  /** What is remembered of such lists; `null` for nothing. */
  readonly shares: PageShares | null;
}

/** How the pages of lists are read. */
export interface ConnectionSettings {
  /** After how many pages of one source the search for matching items is broken off. */
  readonly scanPages: number;
  /** How much one page may read of a source at most (`readPromise`); tests of odd services allow more. */
  readonly promise: (read: PageRead) => ReadPromise;
  readonly seal: CursorSeal;
  /** Counts the items that the lists of the request hold in memory. */
  readonly items: RequestItems;
}

/**
 * Reads the page of a list that the arguments ask for. The list is the merge of its sources by the order's key, equal
 * keys by the sources' order, and within a source as the service orders them; so it has one order, and every edge of
 * it is a place to go on from in both directions.
 */
export async function readConnection<Item>(
  list: List<Item>,
  pageArguments: PageArguments,
  settings: ConnectionSettings,
): Promise<Connection<Item>> {
  const { identity, sources, filtered, shares } = list;
  const { scanPages, seal } = settings;
  const wanted = pageWanted(pageArguments);
  const fingerprint = fingerprintOf(identity);
  const positionsIn = (cursor: string | null): readonly Position[] | null =>
    cursor === null ? null : checkedPositions(decodeCursor(seal, cursor, fingerprint, sources.length), sources);
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
  const promise = settings.promise({
    scanPages,
    wanted: wanted.count,
    merged: sources.length > 1,
    filtered,
    omits: sources.some(({ omits }) => omits !== null),
    fromStart: wanted.direction === 'FORWARD' && after === null && before === null,
  });
  const hold = settings.items.hold();
  try {
    const readers = sources.map((source, index) => {
      const bound = bounds?.[index];
      return openReader(source, wanted.direction, {
        from: from?.[index] ?? null,
        bound: bound === undefined ? null : new Bound(bound, wanted.direction),
        wanted: wanted.count,
        firstSize: firstSizes?.[index] ?? wanted.count,
        scanPages,
        budget: new PageBudget(promise),
        hold,
      });
    });
    const start = readers.map(({ place }) => place);
    const backward = wanted.direction === 'BACKWARD';
    const descending = (sources[0]?.order?.descending ?? false) !== backward;
    const merged = await merge(readers, wanted.count, { descending, lastSourceFirst: backward });
    hints?.gave(page, countsOf(merged.items, sources.length));
    return new Connection(merged, unreadableOf(readers), wanted, new Cursors(seal, fingerprint, start, merged));
  } finally {
    // Also where the page is given up: sources that are still being read then stop.
    hold.close();
  }
}

/** Only a source that can list backward has places that are counted from the end of its list. */
function checkedPositions(
  positions: readonly Position[],
  sources: readonly { readonly reversible: boolean }[],
): readonly Position[] {
  const isPossible = positions.every(({ direction }, index) => direction === 'FORWARD' || sources[index]?.reversible);
  if (!isPossible) throw malformedCursor();
  return positions;
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
