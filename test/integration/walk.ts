import type { TestGateway } from '../support/gateway.ts';
import { type ImageList, imageIds, type Page, readPage } from './lists.ts';

/** More pages than any list of these tests has. */
const mostPages = 20_000;

export interface WalkOptions {
  /** How many images to ask for, for each page in turn. */
  readonly size: (page: number) => number;
  /** The cursor to begin at. */
  readonly from?: string;
  /** Is called between pages. */
  readonly between?: (page: number) => void | Promise<void>;
}

/** The IDs of what a client gets that pages forward to the end of a list, and looks only at `pageInfo`. */
export async function walkForward(gateway: TestGateway, list: ImageList, options: WalkOptions): Promise<string[]> {
  return (await collect(pagesForward(gateway, list, options))).flatMap(imageIds);
}

/** The same backward to the start of a list; the IDs are in the order of the list. */
export async function walkBackward(gateway: TestGateway, list: ImageList, options: WalkOptions): Promise<string[]> {
  return (await collect(pagesBackward(gateway, list, options))).reverse().flatMap(imageIds);
}

/** The pages of a list from the first to the last. */
export async function* pagesForward(gateway: TestGateway, list: ImageList, options: WalkOptions): AsyncGenerator<Page> {
  let after = options.from ?? null;
  for (let number = 0; number < mostPages; number++) {
    const first = options.size(number);
    const page = await readPage(gateway, list, { first, after });
    const { hasNextPage, hasPreviousPage, endCursor } = page.pageInfo;
    check(page, first, hasPreviousPage === (after !== null));
    yield page;
    if (!hasNextPage) return;
    after = nextCursor(endCursor, after);
    await options.between?.(number);
  }
  throw new Error('The walk does not end.');
}

/** The pages of a list from the last to the first. */
export async function* pagesBackward(
  gateway: TestGateway,
  list: ImageList,
  options: WalkOptions,
): AsyncGenerator<Page> {
  let before = options.from ?? null;
  for (let number = 0; number < mostPages; number++) {
    const last = options.size(number);
    const page = await readPage(gateway, list, { last, before });
    const { hasNextPage, hasPreviousPage, startCursor } = page.pageInfo;
    check(page, last, hasNextPage === (before !== null));
    yield page;
    if (!hasPreviousPage) return;
    before = nextCursor(startCursor, before);
    await options.between?.(number);
  }
  throw new Error('The walk does not end.');
}

async function collect(pages: AsyncGenerator<Page>): Promise<Page[]> {
  const collected: Page[] = [];
  for await (const page of pages) collected.push(page);
  return collected;
}

function check({ edges, pageInfo }: Page, wanted: number, isWhereItShouldBe: boolean): void {
  if (edges.length > wanted) throw new Error(`A page of ${edges.length} images came, and ${wanted} were asked for.`);
  if (!isWhereItShouldBe) throw new Error(`The page is not where it says: ${JSON.stringify(pageInfo)}.`);
}

function nextCursor(cursor: string | null, previous: string | null): string {
  if (cursor === null) throw new Error('There are more pages and no cursor to go on from.');
  if (cursor === previous) throw new Error('The page leads to itself.');
  return cursor;
}
