import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: numberedImages('c', 'folder-a', 30),
        baremetal: numberedImages('b', 'folder-a', 5),
      },
    },
  });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

it('a list that returns the requested token again is an error, not an endless list', async () => {
  gateway.sandbox.faults.set('compute', { methods: ['list'], repeatedToken: true });
  const { data, errors } = await gateway.query(
    `{ computeImages(folderId: "folder-a", first: 20, filter: { status: [ERROR] }) { nodes { imageId } } }`,
  );
  expect(data).toEqual({ computeImages: null });
  expect(errors).toMatchObject([
    { path: ['computeImages'], extensions: { code: 'UPSTREAM_MALFORMED', service: 'COMPUTE', retryable: false } },
  ]);
  expect(gateway.sandbox.requests.length).toBeLessThanOrEqual(3);
});

it('a merged list names the source that does so and returns the images of the others', async () => {
  gateway.sandbox.faults.set('compute', { methods: ['list'], repeatedToken: true });
  const { data, errors } = await gateway.query<{
    images: { nodes: { imageId: string }[]; unavailable: unknown[] };
  }>(
    `{ images(folderIds: ["folder-a"], first: 50, filter: { status: [ERROR, UNKNOWN] }) {
      nodes { imageId } unavailable { service code }
    } }`,
  );
  expect(errors).toEqual([]);
  expect(data.images.nodes.map(({ imageId }) => imageId[0])).toContain('b');
  expect(data.images.unavailable).toEqual([{ service: 'COMPUTE', code: 'UPSTREAM_MALFORMED' }]);
});
