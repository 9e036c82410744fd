import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';
import { walkBackward, walkForward } from './walk.ts';

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

  it.each([1, 7, 1000])(
    'appears once in a merged list that is walked in pages of %i, forward and backward',
    async (size) => {
      const forward = await walkForward(gateway, { folderIds }, { size: () => size });
      const backward = await walkBackward(gateway, { folderIds }, { size: () => size });
      expect(forward).toHaveLength(8 + 30 + 15);
      expect(new Set(forward).size).toBe(forward.length);
      expect(backward).toEqual(forward);
    },
  );

  it('cannot be deleted, which the service reports', async () => {
    const { data, errors } = await gateway.query(
      `mutation { deleteDesktopImage(input: { imageId: "${system[0]?.id ?? ''}" }) { operation { id } } }`,
    );
    expect(data).toEqual({ deleteDesktopImage: null });
    expect(errors).toMatchObject([{ extensions: { code: 'PERMISSION_DENIED', service: 'CLOUD_DESKTOP' } }]);
  });
});
