import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { Method } from './methods/method.ts';
import { methodCalled, methods } from './methods/methods.ts';
import { doneOperation, folderId, runningOperation, subject } from './world/dataset.ts';
import { operationDurationMs, startWriteGateway, type WriteGateway } from './world/write-gateway.ts';

const fields = `{
  id operationId service description createdAt createdBy modifiedAt done status imageId
  error { code message }
  image { __typename imageId status }
  accessBindingDeltas { action roleId subject { id type } }
}`;

interface OperationData {
  readonly id: string;
  readonly operationId: string;
  readonly imageId: string | null;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly image: object | null;
}

const serviceNames = {
  compute: 'COMPUTE',
  baremetal: 'BARE_METAL',
  'cloud-desktop': 'CLOUD_DESKTOP',
  operation: 'COMPUTE',
} as const;

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

/** Starts what a mutation does, with all fields of its operation. */
async function start({ mutation, input }: Method): Promise<OperationData> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await gateway.query<Record<string, { operation: OperationData }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { operation ${fields} } }`,
    { input },
  );
  expect(errors).toEqual([]);
  const { operation } = data[mutation] ?? {};
  if (operation === undefined) throw new Error(`${mutation} gave no operation.`);
  return operation;
}

async function look(id: string): Promise<OperationData | null> {
  const { data, errors } = await gateway.query<{ operation: OperationData | null }>(
    `query ($id: ID!) { operation(id: $id) ${fields} }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.operation;
}

const timestamp = expect.stringMatching(/^2026-01-01T\d{2}:\d{2}:\d{2}\.\d{9}Z$/);
const before = { roleId: 'viewer', subject: { id: 'ajebefore', type: 'userAccount' } };
const other = { roleId: 'editor', subject: { id: 'ajeother', type: 'serviceAccount' } };

describe.each(methods.filter(({ service }) => service !== 'operation'))('the operation of $title', (method) => {
  const deletes = method.mutation.startsWith('delete');
  const binds = method.mutation.endsWith('AccessBindings');

  it('is running at first, with the image as it is then', async () => {
    const operation = await start(method);
    expect(operation).toEqual({
      id: toGlobalId('Operation', operation.operationId),
      operationId: expect.stringMatching(/^[a-z0-9]{20}$/),
      service: serviceNames[method.service],
      description: expect.stringMatching(/^[A-Z][a-z]+ /),
      createdAt: timestamp,
      createdBy: 'ajesandboxadmin00000',
      modifiedAt: operation.createdAt,
      done: false,
      status: 'RUNNING',
      imageId: expect.stringMatching(/^[a-z0-9]{20}$/),
      error: null,
      image: {
        __typename: expect.stringMatching(/Image$/),
        imageId: operation.imageId,
        status: expect.stringMatching(deletes ? /^DELETING$/ : /^(CREATING|UPDATING|READY)$/),
      },
      accessBindingDeltas: null,
    });
  });

  it(`has succeeded in the end, with ${deletes ? 'no image any more' : 'the image ready'}`, async () => {
    const started = await start(method);
    gateway.finish();
    const operation = await look(started.id);
    expect(operation).toEqual({
      ...started,
      modifiedAt: timestamp,
      done: true,
      status: 'SUCCEEDED',
      image: deletes ? null : { ...started.image, status: 'READY' },
      accessBindingDeltas: binds ? expect.any(Array) : null,
    });
    expect(operation?.modifiedAt).not.toBe(started.modifiedAt);
  });

  it('fails after it was rolled back', async () => {
    const failOperation = { code: 'RESOURCE_EXHAUSTED', message: 'The quota is used up.', rollback: true } as const;
    gateway.sandbox.faults.set(method.service, { failOperation });
    const { id } = await start(method);
    const error = { code: 'RESOURCE_EXHAUSTED', message: 'The quota is used up.' };
    gateway.advance(operationDurationMs / 2);
    expect(await look(id)).toMatchObject({ done: false, status: 'ROLLING_BACK', error });
    gateway.advance(operationDurationMs / 2);
    expect(await look(id)).toMatchObject({ done: true, status: 'FAILED', error, accessBindingDeltas: null });
  });
});

describe('the deltas of access bindings', () => {
  it.each([
    [
      'setComputeImageAccessBindings',
      [
        { action: 'REMOVE', ...before },
        { action: 'ADD', ...other },
      ],
    ],
    ['updateComputeImageAccessBindings', [{ action: 'ADD', ...other }]],
  ])('of %s are those that took effect', async (title, deltas) => {
    const { id } = await start(methodCalled(title));
    gateway.finish();
    expect(await look(id)).toMatchObject({ accessBindingDeltas: deltas });
  });

  it('survive an action that nobody has heard of', async () => {
    const [delta] = [{ action: 'SUSPEND', accessBinding: other }];
    put('fhmdeltas00000000000', { done: true, response: { effectiveDeltas: [delta] } });
    expect(await look(toGlobalId('Operation', 'fhmdeltas00000000000'))).toMatchObject({
      accessBindingDeltas: [{ action: null, ...other }],
    });
  });
});

describe('an operation of a kind that nobody has heard of', () => {
  const id = 'fhmunheard0000000000';
  const nothing = { service: null, imageId: null, image: null, accessBindingDeltas: null };

  it.each<[string, object, object]>([
    [
      'of a known service',
      metadata('compute.v9.ReplicateImageMetadata', { imageId: subject.compute, zones: ['a'] }),
      {
        service: 'COMPUTE',
        imageId: subject.compute,
        image: { imageId: subject.compute },
      },
    ],
    ['of a service that is none of these', metadata('vpc.v1.CreateNetworkMetadata', { networkId: 'enp' }), nothing],
    ['with metadata of a type outside of this cloud', { metadata: { '@type': 'example.com/Thing' } }, nothing],
    ['with metadata without a type', { metadata: { imageId: 'fd8' } }, { ...nothing, imageId: 'fd8' }],
    ['without metadata', { metadata: undefined }, nothing],
    ['with an unheard-of response', { done: true, response: { '@type': 'x/y', value: 1 } }, { status: 'SUCCEEDED' }],
    ['with an unheard-of error', { done: true, error: { code: 99 } }, { error: { code: 'UNKNOWN', message: '' } }],
    ['with an error that is OK', { error: { code: 0 } }, { status: 'ROLLING_BACK', error: { code: 'UNKNOWN' } }],
  ])('survives: %s', async (_, changes, expected) => {
    put(id, changes);
    expect(await look(toGlobalId('Operation', id))).toMatchObject({ operationId: id, ...expected });
  });

  function metadata(type: string, rest: object): object {
    return { metadata: { '@type': `type.googleapis.com/yandex.cloud.${type}`, ...rest } };
  }
});

describe('operation(id)', () => {
  it('is null for one that does not exist', async () => {
    expect(await look(toGlobalId('Operation', 'fhmabsent00000000000'))).toBeNull();
  });

  it('loads an image once, however many operations are about it', async () => {
    const { data, errors } = await gateway.query(
      `query ($done: ID!, $copy: ID!) {
        one: operation(id: $done) { image { imageId } }
        same: operation(id: $copy) { image { imageId } }
      }`,
      { done: toGlobalId('Operation', doneOperation), copy: toGlobalId('Operation', copyOfDone()) },
    );
    expect(errors).toEqual([]);
    const image = { imageId: subject.compute };
    expect(data).toEqual({ one: { image }, same: { image } });
    expect(gateway.sandbox.requests.map(({ service }) => service)).toEqual(['operation', 'operation', 'compute']);
  });

  it('is refused for who may not see it', async () => {
    const { errors } = await gateway.query(
      'query ($id: ID!) { operation(id: $id) { done } }',
      { id: toGlobalId('Operation', runningOperation) },
      { token: 'sandbox-desktop' },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'PERMISSION_DENIED', service: 'OPERATION' });
  });

  function copyOfDone(): string {
    put('fhmcopy0000000000000', {
      done: true,
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata',
        imageId: subject.compute,
      },
    });
    return 'fhmcopy0000000000000';
  }
});

/** Puts an operation into the sandbox behind its back. */
function put(id: string, changes: object): void {
  const createdAt = '2025-01-01T00:00:00Z';
  const operation = { id, createdAt, modifiedAt: createdAt, ...changes };
  gateway.sandbox.store.operations.put({ service: 'compute', imageId: subject.compute, folderId, operation });
}
