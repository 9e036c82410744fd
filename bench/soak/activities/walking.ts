import { z } from 'zod';
import { folderId, images } from '../../sandbox/world.ts';
import type { Activity, Visitor } from '../visitor.ts';

const document = `query Page($folderId: String!, $first: Int, $after: String, $last: Int, $before: String) {
  images(folderIds: [$folderId], first: $first, after: $after, last: $last, before: $before) {
    nodes { imageId }
    pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
    unavailable { code }
  }
}`;

const page = z.object({
  images: z.object({
    nodes: z.array(z.object({ imageId: z.string() })),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      endCursor: z.string().nullable(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
    }),
    unavailable: z.array(z.object({ code: z.string() })),
  }),
});

type Page = z.output<typeof page>['images'];

const pageSize = 10;

/** More pages than there are. */
const mostPages = 20;

/** Walks through the merged list, page by page. */
export const walkForward: Activity = async (visitor) => {
  const seen: string[] = [];
  let isWhole = true;
  let after: string | null = null;
  for (let number = 0; number < mostPages; number++) {
    const { nodes, pageInfo, unavailable }: Page = (await pageOf(visitor, { first: pageSize, after })) ?? lost;
    seen.push(...nodes.map(({ imageId }) => imageId));
    isWhole &&= unavailable.length === 0;
    if (!pageInfo.hasNextPage) {
      check(visitor, seen, isWhole);
      return;
    }
    after = pageInfo.endCursor;
  }
  visitor.expect(false, `There is a page after ${mostPages} of them.`);
};

/** Walks back from the middle of the merged list. */
export const walkBackward: Activity = async (visitor) => {
  const begin = await pageOf(visitor, { first: 4 * pageSize });
  if (begin === null || begin.unavailable.length > 0) return;
  const right = begin.nodes.map(({ imageId }) => imageId).slice(0, -1);
  const seen: string[] = [];
  let before = begin.pageInfo.endCursor;
  for (let number = 0; number < mostPages; number++) {
    const { nodes, pageInfo, unavailable }: Page = (await pageOf(visitor, { last: pageSize, before })) ?? lost;
    if (unavailable.length > 0) return;
    seen.unshift(...nodes.map(({ imageId }) => imageId));
    if (!pageInfo.hasPreviousPage || nodes.length === 0) break;
    before = pageInfo.startCursor;
  }
  visitor.expect(
    seen.join() === right.join(),
    `Backward it gave ${seen.length} images, and ${right.length} are right.`,
  );
};

/** The place of a page that all services failed to give. */
const lost: Page = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null, hasPreviousPage: false, startCursor: null },
  unavailable: [{ code: 'UNAVAILABLE' }],
};

/** A page; `null` where every service fails. */
async function pageOf(visitor: Visitor, variables: Readonly<Record<string, unknown>>): Promise<Page | null> {
  const { data, errors } = await visitor.ask({ query: document, variables: { folderId, ...variables } });
  if (errors !== undefined) return null;
  const { images: list } = page.parse(data);
  visitor.toldOf(list.unavailable.map(({ code }) => code));
  return list;
}

function check(visitor: Visitor, seen: readonly string[], isWhole: boolean): void {
  visitor.expect(new Set(seen).size === seen.length, 'An image came twice.');
  visitor.expect(
    !isWhole || seen.length === images.length,
    `${seen.length} images came, and there are ${images.length}.`,
  );
}
