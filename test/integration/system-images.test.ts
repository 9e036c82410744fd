import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { numberedImages } from './numbered-images.ts';

const folderIds = ['folder-a', 'folder-b', 'folder-c'];
const system = numberedImages('s', 'none', 8).map(({ folderId: _, ...image }) => ({ ...image, status: 'ACTIVE' }));
const own = folderIds.flatMap((folderId, index) =>
  numberedImages(`d${'abc'[index] ?? ''}`, folderId, 10).map((image) => ({ ...image, status: 'ACTIVE' })),
);

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: folderIds.flatMap((folderId, index) => numberedImages(`c${'abc'[index] ?? ''}`, folderId, 5)),
        desktop: [...system, ...own],
      },
    },
  });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

describe('a system image of Cloud Desktop', () => {
  it('has no folder, and is in the list of every folder', async () => {
    for (const folderId of folderIds) {
      const { data, errors } = await gateway.query<{ desktopImages: { nodes: { imageId: string }[] } }>(
        `{ desktopImages(folderId: "${folderId}", filter: { name: { contains: "s-" } }) {
          nodes { imageId folderId folder { id } }
        } }`,
      );
      expect(errors).toEqual([]);
      expect(data.desktopImages.nodes).toEqual(system.map(({ id }) => ({ imageId: id, folderId: null, folder: null })));
    }
  });

  it.each([
    ['first', 'after', 1],
    ['first', 'after', 7],
    ['last', 'before', 1],
    ['last', 'before', 7],
  ] as const)('appears once in a merged list that is paged by "%s"', async (size, cursor, count) => {
    const document = `query ($cursor: String) {
      images(folderIds: ${JSON.stringify(folderIds)}, ${size}: ${count}, ${cursor}: $cursor) {
        nodes { imageId }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`;
    interface Page {
      readonly images: {
        readonly nodes: readonly { readonly imageId: string }[];
        readonly pageInfo: {
          readonly hasNextPage: boolean;
          readonly hasPreviousPage: boolean;
          readonly startCursor: string | null;
          readonly endCursor: string | null;
        };
      };
    }
    const walked: string[] = [];
    let at: string | null = null;
    do {
      const { data, errors }: QueryAnswer<Page> = await gateway.query<Page>(document, { cursor: at });
      expect(errors).toEqual([]);
      const { nodes, pageInfo } = data.images;
      walked.push(...nodes.map(({ imageId }) => imageId));
      if (size === 'first') at = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      else at = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    } while (at !== null);
    expect(walked).toHaveLength(8 + 30 + 15);
    expect(new Set(walked).size).toBe(walked.length);
  });

  it('cannot be deleted, which the service reports', async () => {
    const { data, errors } = await gateway.query(
      `mutation { deleteDesktopImage(input: { imageId: "${system[0]?.id ?? ''}" }) { operation { id } } }`,
    );
    expect(data).toEqual({ deleteDesktopImage: null });
    expect(errors).toMatchObject([{ extensions: { code: 'PERMISSION_DENIED', service: 'CLOUD_DESKTOP' } }]);
  });
});
