import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { until } from '../sandbox/client.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { documentOf } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { dataset, folderId, subject } from './world/dataset.ts';

let gateway: TestGateway;

beforeAll(async () => {
  // Operations are done as soon as they are started, so whoever reads after a write has to see what it did.
  gateway = await startGateway({ sandboxOptions: { dataset, operationDurationMs: 0 } });
});

beforeEach(() => {
  gateway.sandbox.store.replace(dataset);
  gateway.sandbox.clearRequests();
});

afterEach(() => gateway.sandbox.faults.clear());

afterAll(() => gateway.close());

/** A kind of image, and every way to come by the name of one. */
const kinds = [
  { typename: 'ComputeImage', field: 'computeImage', service: 'COMPUTE', upstream: 'compute' },
  { typename: 'BareMetalImage', field: 'bareMetalImage', service: 'BARE_METAL', upstream: 'baremetal' },
  { typename: 'DesktopImage', field: 'desktopImage', service: 'CLOUD_DESKTOP', upstream: 'cloud-desktop' },
] as const;

type Kind = (typeof kinds)[number];

type Answers = Readonly<Record<string, unknown>>;

/** Reads the image in every way there is, and gives the names that came of it. */
async function readEverywhere({ typename, field, service, upstream }: Kind): Promise<Answers> {
  const imageId = subject[upstream];
  const { data, errors } = await gateway.query<Record<string, unknown>>(
    `query ($id: ID!, $imageId: String!, $folderId: String!) {
      image(id: $id) { name }
      node(id: $id) { ... on ${typename} { name } }
      nodes(ids: [$id]) { ... on ${typename} { name } }
      own: ${field}(imageId: $imageId) { name }
      ownList: ${field}s(folderId: $folderId) { nodes { name } }
      list: images(folderIds: [$folderId], services: [${service}]) { nodes { name } }
      folder(folderId: $folderId) { ${field}s { nodes { name } } }
    }`,
    { id: toGlobalId(typename, imageId), imageId, folderId },
  );
  expect(errors).toEqual([]);
  return data;
}

/** In which answers a name is. */
function answersWith(name: string, data: Answers): readonly string[] {
  return Object.keys(data).filter((field) => JSON.stringify(data[field]).includes(JSON.stringify(name)));
}

const everywhere = ['image', 'node', 'nodes', 'own', 'ownList', 'list', 'folder'];

describe.each(kinds)('the writer of a $typename', (kind) => {
  const id = toGlobalId(kind.typename, subject[kind.upstream]);

  it('reads it changed, in whichever way', async () => {
    expect(answersWith('subject', await readEverywhere(kind))).toEqual(everywhere);
    const { errors } = await gateway.query(
      `mutation ($id: ID!) {
      updateImage(input: { id: $id, name: "renamed" }) { operation { id } }
    }`,
      { id },
    );
    expect(errors).toEqual([]);
    const after = await readEverywhere(kind);
    expect([answersWith('renamed', after), answersWith('subject', after)]).toEqual([everywhere, []]);
  });

  it('reads it no more when it is deleted', async () => {
    await readEverywhere(kind);
    await gateway.query('mutation ($id: ID!) { deleteImage(input: { id: $id }) { operation { id } } }', { id });
    const after = await readEverywhere(kind);
    expect(answersWith('subject', after)).toEqual([]);
    expect(after).toMatchObject({ image: null, node: null, nodes: [null], own: null });
  });

  it('reads it changed in the same request, after each change', async () => {
    const { data, errors } = await gateway.query(
      `mutation ($id: ID!) {
        one: updateImage(input: { id: $id, name: "one" }) { operation { image { name } } }
        two: updateImage(input: { id: $id, name: "two" }) { operation { image { name } } }
        gone: deleteImage(input: { id: $id }) { operation { image { name } } }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      one: { operation: { image: { name: 'one' } } },
      two: { operation: { image: { name: 'two' } } },
      gone: { operation: { image: null } },
    });
  });

  it('reads it changed although the answer to the change was lost', async () => {
    await readEverywhere(kind);
    gateway.sandbox.faults.set(kind.upstream, { methods: ['update'], garbage: 'truncated-json' });
    const { errors } = await gateway.query(
      'mutation ($id: ID!) { updateImage(input: { id: $id, name: "renamed" }) { operation { id } } }',
      { id },
    );
    expect(errors[0]?.extensions['code']).toBe('UPSTREAM_MALFORMED');
    expect(answersWith('renamed', await readEverywhere(kind))).toEqual(everywhere);
  });
});

describe('whoever writes', () => {
  it('finds a new image to be the latest of its family, in the same request and in the next', async () => {
    const input = { folderId, family: 'family', source: { imageId: subject.compute } };
    const latest = 'query ($folderId: String!) { latestComputeImage(folderId: $folderId, family: "family") { name } }';
    expect((await gateway.query(latest, { folderId })).data).toEqual({ latestComputeImage: null });
    const { data, errors } = await gateway.query(
      `mutation ($one: CreateComputeImageInput!, $two: CreateComputeImageInput!) {
        one: createComputeImage(input: $one) { operation { image { ... on ComputeImage { latestInFamily { name } } } } }
        two: createComputeImage(input: $two) { operation { image { ... on ComputeImage { latestInFamily { name } } } } }
      }`,
      { one: { ...input, name: 'one' }, two: { ...input, name: 'two' } },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      one: { operation: { image: { latestInFamily: { name: 'one' } } } },
      two: { operation: { image: { latestInFamily: { name: 'two' } } } },
    });
    expect((await gateway.query(latest, { folderId })).data).toEqual({ latestComputeImage: { name: 'two' } });
  });

  it('reads new access bindings, and the operation that changed them', async () => {
    const read = `query ($imageId: String!) {
      computeImage(imageId: $imageId) {
        accessBindings { nodes { roleId } }
        operations(first: 1) { nodes { description } }
      }
    }`;
    const variables = { imageId: subject.compute };
    const { data: before } = await gateway.query(read, variables);
    expect(before).toMatchObject({ computeImage: { accessBindings: { nodes: [{ roleId: 'viewer' }] } } });
    const set = methodCalled('setComputeImageAccessBindings');
    await gateway.query(documentOf(set), { input: set.input });
    const { data: after } = await gateway.query(read, variables);
    expect(after).toEqual({
      computeImage: {
        accessBindings: { nodes: [{ roleId: 'editor' }] },
        operations: { nodes: [{ description: 'Set access bindings' }] },
      },
    });
  });

  it('reads an operation cancelled', async () => {
    const cancel = methodCalled('cancelOperation');
    const read = 'query ($id: ID!) { operation(id: $id) { status } }';
    expect((await gateway.query(read, cancel.input)).data).toEqual({ operation: { status: 'RUNNING' } });
    await gateway.query(documentOf(cancel), { input: cancel.input });
    expect((await gateway.query(read, cancel.input)).data).toEqual({ operation: { status: 'FAILED' } });
  });

  it('is not given the answer to a read that began before the write', async () => {
    const { sandbox } = gateway;
    const read = 'query ($imageId: String!) { computeImage(imageId: $imageId) { name } }';
    const variables = { imageId: subject.compute };
    sandbox.faults.set('compute', { methods: ['get'], hang: true, times: 1 });
    const impatient = new AbortController();
    const begunBefore = gateway.query(read, variables, { signal: impatient.signal });
    await until(() => sandbox.requests.some(({ kind }) => kind === 'get'));
    const update = methodCalled('updateComputeImage');
    await gateway.query(documentOf(update), { input: update.input });
    const { data } = await gateway.query(read, variables);
    expect(data).toEqual({ computeImage: { name: 'renamed' } });
    const gets = sandbox.requests.filter(({ kind }) => kind === 'get');
    // The first one is still under way.
    expect(gets.map(({ status }) => status)).toEqual([undefined, 200]);
    impatient.abort();
    await expect(begunBefore).rejects.toThrow(/abort/);
  });
});
