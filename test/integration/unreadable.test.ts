import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedId, numberedImages } from './numbered-images.ts';

const folderId = 'folder-a';
const compute = numberedImages('c', folderId, 1000);
const broken = Array.from({ length: 10 }, (_, index) => numberedId('c', index * 97 + 3));

interface Unreadable {
  readonly service: string;
  readonly folderId: string;
  readonly imageId: string | null;
  readonly message: string;
}

interface Page {
  readonly nodes: readonly { readonly imageId: string }[];
  readonly unreadable: readonly Unreadable[];
  readonly unavailable?: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: compute.map((image) => ({
          ...image,
          status: 'READY',
          storageSize: '1000',
          labels: { env: 'prod' },
          productIds: ['a'],
          os: { type: 'LINUX' },
        })),
        baremetal: numberedImages('b', folderId, 20),
      },
      maxLoggedRequests: 100,
    },
    environment: { CIRCUIT_MINIMUM_CALLS: '1', CIRCUIT_FAILURE_PERCENT: '1' },
  });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

const fields = 'nodes { imageId } unreadable { service folderId imageId message } pageInfo { hasNextPage endCursor }';

describe('a record that cannot be decoded', () => {
  it.each([
    ['no-id', null],
    ['wrong-id', null],
    ['not-an-object', null],
    ['null', null],
    ['wrong-pooled', 'its ID'],
  ] as const)('is omitted and named: %s', async (kind, named) => {
    gateway.sandbox.faults.set('compute', { methods: ['list'], unreadableRecords: { ids: broken, kind } });
    const { data, errors } = await gateway.query<{ computeImages: Page }>(
      `{ computeImages(folderId: "${folderId}", first: 1000) { ${fields} } }`,
    );
    expect(errors).toEqual([]);
    expect(data.computeImages.nodes).toHaveLength(990);
    expect(data.computeImages.unreadable).toEqual(
      broken.map((id) => ({
        service: 'COMPUTE',
        folderId,
        imageId: named === null ? null : id,
        message: expect.stringMatching(/^The service returned a record that cannot be decoded: .+\.$/),
      })),
    );
  });

  it('is named once in a merged list, by the page that it belongs to, and makes no source unavailable', async () => {
    const kind = 'wrong-pooled';
    gateway.sandbox.faults.set('compute', { methods: ['list'], unreadableRecords: { ids: broken, kind } });
    const images: string[] = [];
    const unreadable: (string | null)[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Page = await mergedPage(after);
      expect(page.unavailable).toEqual([]);
      images.push(...page.nodes.map(({ imageId }) => imageId));
      unreadable.push(...page.unreadable.map(({ imageId }) => imageId));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(images).toHaveLength(990 + 20);
    expect(new Set(images).size).toBe(images.length);
    expect(unreadable.sort()).toEqual([...broken].sort());
  });

  it('opens no circuit over 1,000 lists, and is not retried', async () => {
    gateway.sandbox.faults.set('compute', {
      methods: ['list'],
      unreadableRecords: { ids: broken, kind: 'no-id' },
    });
    for (let batch = 0; batch < 100; batch++) {
      const lists = Array.from({ length: 10 }, (_, index) => {
        const list = `computeImages(folderId: "${folderId}", first: ${10 * (index + 1)}) { unreadable { message } }`;
        return gateway.query<{ computeImages: Pick<Page, 'unreadable'> }>(`{ ${list} }`);
      });
      for (const { errors, data } of await Promise.all(lists)) {
        expect(errors).toEqual([]);
        expect(data.computeImages.unreadable.length).toBeGreaterThan(0);
      }
    }
    gateway.sandbox.clearRequests();
    // The page ends before the first broken record, so one call is enough.
    await gateway.query(`{ computeImages(folderId: "${folderId}", first: 3) { nodes { id } } }`);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('is an error of a get, which is not retryable and is sent once', async () => {
    const [id = ''] = broken;
    gateway.sandbox.faults.set('compute', { unreadableRecords: { ids: [id], kind: 'no-id' } });
    const { data, errors } = await gateway.query(`{ computeImage(imageId: "${id}") { imageId } }`);
    expect(data).toEqual({ computeImage: null });
    expect(errors).toMatchObject([
      { path: ['computeImage'], extensions: { code: 'UPSTREAM_MALFORMED', service: 'COMPUTE', retryable: false } },
    ]);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe('a field that cannot be decoded', () => {
  const [id = ''] = broken;
  const selections: Readonly<Record<string, string>> = {
    name: 'name',
    createdAt: 'createdAt',
    labels: 'labels { key }',
    storageSize: 'storageSize',
  };

  it.each(Object.keys(selections))('%s is null with an error at its path, and the image stays', async (field) => {
    gateway.sandbox.faults.set('compute', {
      methods: ['list'],
      unreadableFields: { ids: [id], field: field as 'name' },
    });
    // As often as it takes for the query to be compiled.
    for (let times = 0; times < 4; times++) {
      const { data, errors } = await gateway.query<{ computeImages: Page }>(
        `{ computeImages(folderId: "${folderId}", first: 5) { nodes { imageId ${selections[field] ?? ''} } unreadable { imageId } } }`,
      );
      expect(data.computeImages.unreadable).toEqual([]);
      expect(data.computeImages.nodes).toHaveLength(5);
      expect(data.computeImages.nodes[3]).toEqual({ imageId: id, [field]: null });
      expect(errors).toMatchObject([
        {
          path: ['computeImages', 'nodes', 3, field],
          extensions: { code: 'UPSTREAM_MALFORMED', service: 'COMPUTE', retryable: false },
        },
      ]);
    }
  });

  it('equals nothing in a filter, and sorts as a missing value', async () => {
    gateway.sandbox.faults.set('compute', { methods: ['list'], unreadableFields: { ids: [id], field: 'labels' } });
    const { data, errors } = await gateway.query<{ computeImages: Page }>(
      `{ computeImages(folderId: "${folderId}", first: 5, filter: { labels: [{ key: "env" }] }) { nodes { imageId } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.computeImages.nodes.map(({ imageId }) => imageId)).not.toContain(id);
  });
});

async function mergedPage(after: string | null): Promise<Page> {
  const { data, errors } = await gateway.query<{ images: Page }>(
    `query ($after: String) {
      images(folderIds: ["${folderId}"], first: 70, after: $after) { ${fields} unavailable { code } }
    }`,
    { after },
  );
  expect(errors).toEqual([]);
  return data.images;
}
