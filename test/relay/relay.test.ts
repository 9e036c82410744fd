import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { Variables } from 'relay-runtime';
import { z } from 'zod';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { printApiSchema } from '../../src/server/schema.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type CompiledClient, compileClient } from './compile-client.ts';
import { RelayClient } from './relay-client.ts';

let gateway: TestGateway;
let compiled: CompiledClient;
let client: RelayClient;

beforeAll(async () => {
  compiled = await compileClient(printApiSchema(), { persist: false });
  gateway = await startGateway({ sandboxOptions: { images: 60, operationDurationMs: 0 } });
}, 60_000);

beforeEach(() => {
  client = new RelayClient(`${gateway.url}/graphql`, 'sandbox-admin');
});

afterAll(async () => {
  await gateway.close();
  await compiled.remove();
});

const imageTypes = ['ComputeImage', 'BareMetalImage', 'DesktopImage'];
const folderIds = [sandboxFolders.publicCompute, sandboxFolders.alpha, sandboxFolders.beta];

const edges = z.array(z.object({ node: z.object({ id: z.string() }) }));
const forward = { hasNextPage: z.boolean(), endCursor: z.string().nullable() };
const backward = { hasPreviousPage: z.boolean(), startCursor: z.string().nullable() };
const imageList = z.object({ images: z.object({ edges, pageInfo: z.object({ ...forward, ...backward }) }) });
const folderImages = z.object({ computeImages: z.object({ edges, pageInfo: z.object(forward) }) });
const operationList = z.object({ operations: z.object({ edges, pageInfo: z.object(forward) }) });

/** The global IDs of all images in the folders, each once: an image without a folder is in the list of every folder. */
function allImageIds(): readonly string[] {
  const { compute, baremetal, desktop } = gateway.sandbox.store;
  const ids = folderIds.flatMap((folderId) => [
    ...compute.inFolder(folderId).map(({ id }) => toGlobalId('ComputeImage', id)),
    ...baremetal.inFolder(folderId).map(({ id }) => toGlobalId('BareMetalImage', id)),
    ...desktop.listed(folderId).map(({ id }) => toGlobalId('DesktopImage', id)),
  ]);
  return [...new Set(ids)];
}

/** A list on the screen, which grows by pages. */
async function openList(variables: Variables) {
  const fragment = await compiled.fragment('imageList_query');
  const operation = await client.execute(await compiled.request('imageListQuery'), { folderIds, ...variables });
  const read = () => imageList.parse(client.readFragment(fragment, client.read(operation))).images;
  const more = async (page: Variables): Promise<void> => {
    await client.execute(await compiled.request('imageListPaginationQuery'), { folderIds, ...page });
  };
  return {
    read,
    ids: () => read().edges.map(({ node }) => node.id),
    loadNext: (first: number) => more({ first, after: read().pageInfo.endCursor }),
    loadPrevious: (last: number) => more({ last, before: read().pageInfo.startCursor }),
  };
}

describe('a list of images in the store of Relay', () => {
  it('holds every image once after paging forward to the end', async () => {
    const list = await openList({ first: 7 });
    while (list.read().pageInfo.hasNextPage) await list.loadNext(7);
    const ids = list.ids();
    expect(ids.length).toBeGreaterThan(50);
    expect([...ids].sort()).toEqual([...allImageIds()].sort());
    expect([...client.recordIds(imageTypes)].sort()).toEqual([...ids].sort());
  });

  it('holds them in the same order after paging backward to the start', async () => {
    const forward = await openList({ first: 1000 });
    const expected = forward.ids();
    client = new RelayClient(`${gateway.url}/graphql`, 'sandbox-admin');
    const list = await openList({ last: 7 });
    expect(list.ids()).toEqual(expected.slice(-7));
    while (list.read().pageInfo.hasPreviousPage) await list.loadPrevious(7);
    expect(list.ids()).toEqual(expected);
    expect([...client.recordIds(imageTypes)].sort()).toEqual([...allImageIds()].sort());
  });

  it('grows at both ends from the middle', async () => {
    const whole = await openList({ first: 1000 });
    const expected = whole.ids();
    client = new RelayClient(`${gateway.url}/graphql`, 'sandbox-admin');
    const start = await openList({ first: 20 });
    const { endCursor } = start.read().pageInfo;
    client = new RelayClient(`${gateway.url}/graphql`, 'sandbox-admin');
    const list = await openList({ first: 3, after: endCursor });
    expect(list.ids()).toEqual(expected.slice(20, 23));
    await list.loadPrevious(4);
    await list.loadNext(5);
    await list.loadPrevious(2);
    expect(list.ids()).toEqual(expected.slice(14, 28));
  });
});

describe('what is fetched again through Query.node', () => {
  it('is any image, into the same record', async () => {
    const id = toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0');
    const fragment = await compiled.fragment('imageCard_image');
    const refetch = await client.execute(await compiled.request('imageCardRefetchQuery'), { id });
    const { node } = z.object({ node: z.unknown() }).parse(client.read(refetch));
    expect(client.readFragment(fragment, node)).toMatchObject({ id, name: 'ubuntu-22-04-lts-v20240311' });
    expect(client.recordIds(imageTypes)).toEqual([id]);
  });

  it("is the next page of a folder's images", async () => {
    const fragment = await compiled.fragment('folderImages_folder');
    const folderId = sandboxFolders.publicCompute;
    const id = toGlobalId('Folder', folderId);
    const operation = await client.execute(await compiled.request('folderImagesQuery'), { folderId });
    const read = () => {
      const { folder } = z.object({ folder: z.unknown() }).parse(client.read(operation));
      return folderImages.parse(client.readFragment(fragment, folder)).computeImages;
    };
    expect(read().edges).toHaveLength(2);
    while (read().pageInfo.hasNextPage) {
      const { endCursor } = read().pageInfo;
      await client.execute(await compiled.request('folderImagesPaginationQuery'), { id, first: 2, after: endCursor });
    }
    const imageIds = gateway.sandbox.store.compute.inFolder(folderId).map((image) => image.id);
    const expected = imageIds.sort().map((imageId) => toGlobalId('ComputeImage', imageId));
    expect(read().edges.map(({ node }) => node.id)).toEqual(expected);
  });

  it("is the next page of an image's operations", async () => {
    const fragment = await compiled.fragment('computeImagePage_image');
    const id = toGlobalId('ComputeImage', 'fd8special0everythin');
    const request = await compiled.request('computeImagePageRefetchQuery');
    const operation = await client.execute(request, { id, first: 1 });
    const read = () => {
      const { node } = z.object({ node: z.unknown() }).parse(client.read(operation));
      return operationList.parse(client.readFragment(fragment, node)).operations;
    };
    while (read().pageInfo.hasNextPage)
      await client.execute(request, { id, first: 1, after: read().pageInfo.endCursor });
    const operations = gateway.sandbox.store.operations.ofImage('compute', 'fd8special0everythin');
    expect(operations.length).toBeGreaterThan(1);
    expect(
      read()
        .edges.map(({ node }) => node.id)
        .sort(),
    ).toEqual(operations.map(({ operation: { id: operationId } }) => toGlobalId('Operation', operationId)).sort());
  });
});

describe('a mutation', () => {
  it('updates the record that other components show', async () => {
    const fragment = await compiled.fragment('imageCard_image');
    const imageId = 'fd8special0everythin';
    const id = toGlobalId('ComputeImage', imageId);
    const card = await client.execute(await compiled.request('imageCardRefetchQuery'), { id });
    const { node } = z.object({ node: z.unknown() }).parse(client.read(card));
    const shown = { labels: [{ key: 'made-by', value: 'relay' }] };
    expect(client.readFragment(fragment, node)).not.toMatchObject(shown);
    await client.execute(await compiled.request('computeImagePageUpdateMutation'), { input: { imageId, ...shown } });
    expect(client.readFragment(fragment, node)).toMatchObject(shown);
  });
});
