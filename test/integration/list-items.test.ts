import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { numberedImages } from './numbered-images.ts';

const imageCount = 5000;

/** Thirty lists of one folder, of each of which the gateway looks at every image and shows none. */
const aliases = Array.from(
  { length: 30 },
  (_, index) =>
    `a${index}: computeImages(folderId: "folder-a", first: ${index + 1}, filter: { labels: [{ key: "none-${index}" }] }) {
      nodes { id } pageInfo { hasNextPage }
    }`,
);

let gateway: TestGateway;

function start(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  const compute = numberedImages('fda', 'folder-a', imageCount).map((image) => ({
    ...image,
    status: 'READY' as const,
  }));
  const desktop = numberedImages('fba', 'folder-a', 1000).map((image) => ({ ...image, status: 'ACTIVE' as const }));
  return startGateway({ sandboxOptions: { dataset: { compute, desktop } }, environment });
}

describe('thirty filtered lists of one request', () => {
  beforeAll(async () => {
    // A page of 1,000 for each, and no more: all that they scan comes to 150,000.
    gateway = await start({ LIST_ITEMS_PER_REQUEST: '31000' });
  });

  afterAll(() => gateway.close());

  it('hold no more images than one page for each list', async () => {
    const { errors, data } = await gateway.query<Record<string, unknown>>(`{ ${aliases.join(' ')} }`);
    expect(errors).toEqual([]);
    expect(Object.values(data)).toEqual(aliases.map(() => ({ nodes: [], pageInfo: { hasNextPage: true } })));
    expect(gateway.heldItems()).toBe(0);
  });
});

describe('a request whose lists would hold more images than LIST_ITEMS_PER_REQUEST', () => {
  beforeAll(async () => {
    gateway = await start({ LIST_ITEMS_PER_REQUEST: '1500' });
  });

  beforeEach(() => gateway.sandbox.faults.clear());

  afterAll(() => gateway.close());

  it('gets an error that names the limit, for the list beyond it alone', async () => {
    const { errors, data } = await gateway.query(`{
      large: images(folderIds: ["folder-a"], first: 1000) { nodes { id } }
      small: bareMetalImages(folderId: "folder-a") { nodes { id } }
    }`);
    expect(errors).toMatchObject([
      {
        path: ['large'],
        message: expect.stringContaining('would hold more than 1500 items in memory'),
        extensions: { code: 'RESOURCE_EXHAUSTED', limit: 'LIST_ITEMS_PER_REQUEST', retryable: false },
      },
    ]);
    expect(data).toEqual({ large: null, small: { nodes: [] } });
    expect(gateway.heldItems()).toBe(0);
  });

  it('leaves nothing counted when its client goes away', async () => {
    // The images of Compute are held while BareMetal is waited for.
    gateway.sandbox.faults.set('baremetal', { methods: ['list'], hang: true });
    const client = new AbortController();
    const list = '{ images(folderIds: ["folder-a"], first: 50) { nodes { id } } }';
    const request = gateway.query(list, {}, { signal: client.signal }).catch(() => null);
    await until(() => gateway.heldItems() > 0);
    client.abort();
    await request;
    await until(() => gateway.heldItems() === 0);
  });
});
