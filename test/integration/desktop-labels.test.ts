import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DesktopImage } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { numberedImages } from './numbered-images.ts';

const concurrency = 4;
const report = { headers: { 'x-upstream-report': '1' } };

/** Every third image is labelled, and every second of these for production. */
const images: DesktopImage[] = numberedImages('d', 'folder-a', 120).map((image, index) => ({
  ...image,
  status: 'ACTIVE',
  ...(index % 3 === 0 ? { labels: { env: index % 2 === 0 ? 'prod' : 'test' } } : {}),
}));
const envOf = new Map(images.map(({ id, labels }) => [id, labels?.['env'] ?? null]));
const compute = numberedImages('c', 'folder-a', 20).map((image) => ({ ...image, labels: { env: 'prod' } }));

interface Listed {
  readonly nodes: readonly { readonly imageId: string; readonly env?: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Report {
  readonly upstream: { readonly calls: number; readonly estimated: { readonly calls: number } };
}

function gets(gateway: TestGateway): number {
  return gateway.sandbox.requests.filter(({ path }) => /^\/cloud-desktop\/v1\/images\/[^/]+$/.test(path)).length;
}

function start(environment: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
  return startGateway({ sandboxOptions: { dataset: { compute, desktop: images } }, environment });
}

describe('labels of desktop images, which lists of the service omit', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await start({ UPSTREAM_CONCURRENCY: String(concurrency) });
  });

  afterEach(() => {
    gateway.sandbox.faults.clear();
    gateway.sandbox.clearRequests();
  });

  afterAll(() => gateway.close());

  it('cost no get where a query does not request them', async () => {
    const { data, errors } = await gateway.query<Record<string, Listed>>(
      `{
        desktopImages(folderId: "folder-a", first: 100) { nodes { imageId name } }
        images(folderIds: ["folder-a"], first: 100) { nodes { imageId status } }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data['desktopImages']?.nodes).toHaveLength(100);
    expect(gets(gateway)).toBe(0);
  });

  it('are correct in a list that requests them, by one get for each image, under the limit', async () => {
    gateway.sandbox.faults.set('cloud-desktop', { methods: ['get'], delayMs: 20 });
    const { data, errors, extensions } = await gateway.query<{ desktopImages: Listed }>(
      '{ desktopImages(folderId: "folder-a", first: 50) { nodes { imageId labels { key value } env: label(key: "env") } } }',
      {},
      report,
    );
    expect(errors).toEqual([]);
    expect(data.desktopImages.nodes.map(({ env }) => env)).toEqual(
      data.desktopImages.nodes.map(({ imageId }) => envOf.get(imageId)),
    );
    expect(gets(gateway)).toBe(50);
    const { calls, estimated } = (extensions as unknown as Report).upstream;
    expect(calls).toBe(51);
    expect(estimated.calls).toBe(52);
  });

  it('are correct in a merged list, with gets of desktop images only', async () => {
    const { data, errors } = await gateway.query<{ images: Listed }>(
      '{ images(folderIds: ["folder-a"], first: 60) { nodes { imageId env: label(key: "env") } } }',
    );
    expect(errors).toEqual([]);
    const desktop = data.images.nodes.filter(({ imageId }) => imageId.startsWith('d'));
    expect(desktop.map(({ env }) => env)).toEqual(desktop.map(({ imageId }) => envOf.get(imageId)));
    expect(gets(gateway)).toBe(desktop.length);
  });

  it('need no further get for an image that is looked up by its ID', async () => {
    const { data, errors } = await gateway.query(
      `{ desktopImage(imageId: "${images[0]?.id ?? ''}") { labels { key value } env: label(key: "env") } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ desktopImage: { labels: [{ key: 'env', value: 'prod' }], env: 'prod' } });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('that cannot be read are null with an error at their path, and cost the image nothing else', async () => {
    gateway.sandbox.faults.set('cloud-desktop', { methods: ['get'], error: { code: 'PERMISSION_DENIED' } });
    const { data, errors } = await gateway.query(
      '{ desktopImages(folderId: "folder-a", first: 2) { nodes { name labels { key } } } }',
    );
    expect(data).toEqual({
      desktopImages: { nodes: images.slice(0, 2).map(({ name }) => ({ name, labels: null })) },
    });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['desktopImages', 'nodes', 0, 'labels'], 'PERMISSION_DENIED'],
      [['desktopImages', 'nodes', 1, 'labels'], 'PERMISSION_DENIED'],
    ]);
  });
});

describe('a filter by labels', () => {
  const document = `query ($after: String, $first: Int) {
    images(folderIds: ["folder-a"], filter: { labels: [{ key: "env", value: "prod" }] }, first: $first, after: $after) {
      nodes { imageId }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const expected = [...compute, ...images.filter(({ id }) => envOf.get(id) === 'prod')].map(({ id }) => id).sort();

  it.each([3, 50])('finds the desktop images that have the label, in pages of %i', async (first) => {
    const gateway = await start();
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page === 0 || after !== null; page++) {
      gateway.sandbox.clearRequests();
      const answer: QueryAnswer<{ images: Listed }> = await gateway.query(document, { first, after }, report);
      const { data, errors, extensions } = answer;
      expect(errors).toEqual([]);
      const { calls, estimated } = (extensions as unknown as Report).upstream;
      expect(calls).toBeLessThanOrEqual(estimated.calls);
      found.push(...data.images.nodes.map(({ imageId }) => imageId));
      after = data.images.pageInfo.hasNextPage ? data.images.pageInfo.endCursor : null;
    }
    await gateway.close();
    expect(found.sort()).toEqual(expected);
  });

  it('sends no get for images that other conditions exclude', async () => {
    const gateway = await start();
    await gateway.query(
      `{ desktopImages(folderId: "folder-a", filter: { labels: [{ key: "env" }], status: [ERROR] }) { nodes { imageId } } }`,
    );
    expect(gets(gateway)).toBe(0);
    await gateway.close();
  });

  it('makes the list of a service that refuses the gets unavailable, not wrong', async () => {
    const gateway = await start();
    gateway.sandbox.faults.set('cloud-desktop', { methods: ['get'], error: { code: 'PERMISSION_DENIED' } });
    const { data, errors } = await gateway.query<{ images: { nodes: unknown[]; unavailable: unknown[] } }>(
      `{ images(folderIds: ["folder-a"], filter: { labels: [{ key: "env", value: "prod" }] }) {
        nodes { imageId } unavailable { service code }
      } }`,
    );
    await gateway.close();
    expect(errors).toEqual([]);
    expect(data.images.nodes).toHaveLength(compute.length);
    expect(data.images.unavailable).toEqual([{ service: 'CLOUD_DESKTOP', code: 'PERMISSION_DENIED' }]);
  });
});

it('labels need no get once lists have been seen to contain labels', async () => {
  const gateway = await start();
  gateway.sandbox.setQuirks('cloud-desktop', { listsOmitLabels: false });
  const list = '{ desktopImages(folderId: "folder-a", first: 50) { nodes { imageId env: label(key: "env") } } }';
  for (let times = 0; times < 2; times++) {
    const { data, errors } = await gateway.query<{ desktopImages: Listed }>(list);
    expect(errors).toEqual([]);
    expect(data.desktopImages.nodes.map(({ env }) => env)).toEqual(
      data.desktopImages.nodes.map(({ imageId }) => envOf.get(imageId)),
    );
  }
  expect(gets(gateway)).toBe(0);
  await gateway.close();
});
