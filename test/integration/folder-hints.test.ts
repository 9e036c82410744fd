import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';

const folderId = 'folder-a';
const count = 200;
const images = numberedImages('c', folderId, count);
const ids = images.map(({ id }) => id);

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway({
    sandboxOptions: { dataset: { compute: [...images, ...numberedImages('x', 'folder-b', 900)] } },
  });
});

afterEach(() => gateway.close());

const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ComputeImage { imageId description } } }';

interface Found {
  readonly nodes: readonly ({ readonly imageId: string; readonly description: string | null } | null)[];
}

/** Asks for images by ID; tells what was found and which calls that took. */
async function ask(imageIds: readonly string[], headers: Record<string, string> = {}) {
  gateway.sandbox.clearRequests();
  const variables = { ids: imageIds.map((imageId) => toGlobalId('ComputeImage', imageId)) };
  const { data, errors } = await gateway.query<Found>(nodes, variables, { headers });
  return { nodes: data.nodes, errors, calls: gateway.sandbox.requests.map(({ kind }) => kind) };
}

function found(imageIds: readonly string[]) {
  return imageIds.map((imageId) => expect.objectContaining({ imageId }));
}

describe('many images of one folder', () => {
  it('take a call for each at first, and one together once the folder is known', async () => {
    const first = await ask(ids);
    expect(first).toMatchObject({ nodes: found(ids), errors: [] });
    expect(first.calls).toEqual(Array(count).fill('get'));
    const second = await ask(ids);
    expect(second).toMatchObject({ nodes: found(ids), errors: [], calls: ['list'] });
  });

  it('are known from a list', async () => {
    await gateway.query(`{ computeImages(folderId: "${folderId}", first: 1000) { nodes { imageId } } }`);
    expect(await ask(ids)).toMatchObject({ nodes: found(ids), errors: [], calls: ['list'] });
  });

  it('are asked for one by one where they are few', async () => {
    await ask(ids);
    expect((await ask(ids.slice(0, 7))).calls).toEqual(Array(7).fill('get'));
    expect((await ask(ids.slice(0, 8))).calls).toEqual(['list']);
  });

  it('are asked for one by one where they are few in a large folder, once that is known to be large', async () => {
    const few = numberedImages('x', 'folder-b', 10).map(({ id }) => id);
    await ask(few);
    expect((await ask(few)).calls).toEqual(['list']);
    expect((await ask(few)).calls).toEqual(Array(10).fill('get'));
  });
});

describe('a hint that is wrong', () => {
  it('costs a call, and no image: those that are gone are null, those that have moved are found', async () => {
    await ask(ids);
    const { compute } = gateway.sandbox.store;
    const [gone = '', moved = '', ...rest] = ids;
    const image = compute.get(moved);
    if (image === undefined) throw new Error('The sandbox has lost an image.');
    compute.delete(gone);
    compute.update({ ...image, folderId: 'folder-b' });
    const answer = await ask(ids);
    expect(answer).toMatchObject({ nodes: [null, ...found([moved, ...rest])], errors: [] });
    expect(answer.calls.toSorted()).toEqual(['get', 'get', 'list']);
  });

  it('gives no old answer', async () => {
    await ask(ids);
    const [first = ''] = ids;
    const image = gateway.sandbox.store.compute.get(first);
    if (image === undefined) throw new Error('The sandbox has lost an image.');
    gateway.sandbox.store.compute.update({ ...image, description: 'changed' });
    expect((await ask(ids)).nodes[0]).toEqual({ imageId: first, description: 'changed' });
  });

  it('is of no use to a caller who may not list the folder, and tells it nothing', async () => {
    await ask(ids);
    gateway.sandbox.faults.set('compute', { methods: ['list'], error: { code: 'PERMISSION_DENIED' } });
    const answer = await ask(ids, { authorization: 'Bearer sandbox-viewer' });
    expect(answer).toMatchObject({ nodes: found(ids), errors: [] });
    expect(answer.calls).toHaveLength(count + 1);
  });

  it('of a page that cannot be read costs a call', async () => {
    await ask(ids);
    gateway.sandbox.faults.set('compute', { methods: ['list'], garbage: 'wrong-shape' });
    expect(await ask(ids)).toMatchObject({ nodes: found(ids), errors: [] });
  });
});

it('a service that is down is not asked for each image, after it has not answered for the folder', async () => {
  await ask(ids);
  gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' } });
  const answer = await ask(ids);
  expect(answer.calls).toEqual(['list', 'list', 'list']);
  expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(Array(count).fill('UNAVAILABLE'));
});
