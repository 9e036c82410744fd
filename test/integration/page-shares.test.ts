import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';

const folderId = 'folder-a';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: numberedImages('c', folderId, 100),
        baremetal: numberedImages('b', folderId, 100),
        desktop: numberedImages('d', folderId, 10),
      },
    },
  });
});

afterEach(() => gateway.close());

interface Page {
  readonly images: {
    readonly nodes: readonly { readonly imageId: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Asks for a page; tells its images and how many were asked of which service. */
async function ask(after: string | null = null) {
  gateway.sandbox.clearRequests();
  const document = `query ($after: String) {
    images(folderIds: ["${folderId}"], orderBy: { field: CREATED_AT }, first: 60, after: $after) {
      nodes { imageId }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const { data } = await gateway.query<Page>(document, { after });
  const asked = gateway.sandbox.requests.map(({ service, query }) => `${service} ${query['pageSize']}`);
  return { ids: data.images.nodes.map(({ imageId }) => imageId), asked: asked.toSorted(), ...data.images.pageInfo };
}

describe('a page of a list over several services', () => {
  it('is asked for whole of each at first, and then for little more than each has given', async () => {
    const first = await ask();
    expect(first.asked).toEqual(['baremetal 60', 'cloud-desktop 60', 'compute 60']);
    const second = await ask();
    expect(second).toMatchObject({ ids: first.ids, asked: ['baremetal 30', 'cloud-desktop 13', 'compute 30'] });
    const third = await ask(second.endCursor);
    // The 25 items of the first page are in the page that the place lies in, and are read again.
    expect(third.asked).toEqual(['baremetal 63', 'compute 63']);
  });

  it('is completed where a service has more than it gave before', async () => {
    await ask();
    const { desktop, baremetal } = gateway.sandbox.store;
    for (const image of numberedImages('b', folderId, 100)) baremetal.delete(image.id);
    for (const image of numberedImages('e', folderId, 100))
      desktop.insert({ ...image, createdAt: '2020-01-01T00:00:00Z' });
    const { ids, asked } = await ask();
    expect(new Set(ids).size).toBe(60);
    expect(ids.every((id) => id.startsWith('e'))).toBe(true);
    expect(asked).toEqual(['baremetal 30', 'cloud-desktop 13', 'cloud-desktop 47', 'compute 30']);
    expect((await ask()).asked).toContain('cloud-desktop 60');
  });

  it('is whole to its end', async () => {
    await ask();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await ask(after);
      seen.push(...page.ids);
      after = page.hasNextPage ? page.endCursor : null;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([210, 210]);
  });
});
