import type { Connection } from '../../src/connections/connection.ts';
import type { PageArguments } from '../../src/connections/page-arguments.ts';
import { PageShares } from '../../src/connections/page-shares.ts';
import { readConnection } from '../../src/connections/read-connection.ts';
import type { InMemorySource, Item } from './in-memory-source.ts';
import { patientSettings } from './settings.ts';

export const scanPages = 5;

/** Of all lists that are read here, so that it is wrong of most: it must not matter. */
const shares = new PageShares();

export function read(
  sources: readonly InMemorySource[],
  page: PageArguments,
  pages = scanPages,
): Promise<Connection<Item>> {
  const filtered = sources.some(({ matches }) => matches !== null);
  return readConnection({ identity: 'test', sources, filtered, shares }, page, patientSettings(pages));
}

/** Pages forward to the end; `between` is called after each page. */
export async function walkForward(
  sources: readonly InMemorySource[],
  first: number,
  between: (page: number) => void = () => undefined,
  mostPages = scanPages,
): Promise<Item[]> {
  const seen: Item[] = [];
  let after: string | null = null;
  for (let page = 0; page < 10_000; page++) {
    const { nodes, pageInfo } = await read(sources, { first, after }, mostPages);
    seen.push(...nodes);
    if (!pageInfo.hasNextPage) return seen;
    after = pageInfo.endCursor;
    between(page);
  }
  throw new Error('The walk does not end.');
}

/** Pages backward to the start; the result is in the list's order. */
export async function walkBackward(
  sources: readonly InMemorySource[],
  last: number,
  between: (page: number) => void = () => undefined,
  mostPages = scanPages,
): Promise<Item[]> {
  let seen: Item[] = [];
  let before: string | null = null;
  for (let page = 0; page < 10_000; page++) {
    const { nodes, pageInfo } = await read(sources, { last, before }, mostPages);
    seen = [...nodes, ...seen];
    if (!pageInfo.hasPreviousPage) return seen;
    before = pageInfo.startCursor;
    between(page);
  }
  throw new Error('The walk does not end.');
}

/** The merge of the sources, as the promise puts it: by key, then by source, then as the source has it. */
export function expected(sources: readonly InMemorySource[], descending: boolean): Item[] {
  return sources
    .flatMap((source, index) => source.inOrder().map((item, position) => ({ item, index, position })))
    .sort((a, b) => {
      if (a.item.key !== b.item.key) return a.item.key < b.item.key === descending ? 1 : -1;
      return a.index - b.index || a.position - b.position;
    })
    .map(({ item }) => item);
}
