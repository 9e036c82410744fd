import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { TestGateway } from '../support/gateway.ts';
import { type BreakingService, startBreakingService } from './breaking-service.ts';
import { askFor, dataset, folderId, imageIdOf, startFaultyWorld } from './world.ts';

const createdAt = '2026-01-01T00:00:00Z';
/** What stands for an image and for an operation alike. */
const answer = { id: imageIdOf('compute', 0), folderId, createdAt, modifiedAt: createdAt };

let service: BreakingService;
let gateway: TestGateway;

beforeEach(async () => {
  service = await startBreakingService(answer);
  gateway = await startFaultyWorld({ environment: { COMPUTE_URL: service.url, OPERATION_URL: service.url } });
});

afterEach(async () => {
  await gateway.close();
  await service.close();
});

const create = () =>
  gateway.query<{ createComputeImage: { operation: { operationId: string } } } | null>(
    `mutation ($folderId: String!, $imageId: String!) {
      createComputeImage(input: { folderId: $folderId, source: { imageId: $imageId } }) { operation { operationId } }
    }`,
    { folderId, imageId: imageIdOf('compute', 0) },
  );

const cancel = () =>
  gateway.query('mutation ($id: ID!) { cancelOperation(input: { id: $id }) { operation { id } } }', {
    id: toGlobalId('Operation', 'fhm1'),
  });

describe('a connection is kept', () => {
  it('from one request to the next', async () => {
    for (let time = 0; time < 5; time++) expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
    expect(service.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1]);
  });

  it('and when the service has closed it meanwhile another one is opened, without anything being repeated', async () => {
    await askFor(gateway, 'compute');
    service.closeIdle();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
    expect(service.requests.map(({ connection }) => connection)).toEqual([1, 2]);
  });
});

describe('a connection that the service closes at the very moment of sending', () => {
  beforeEach(() => askFor(gateway, 'compute'));

  it('costs a read a repetition on another one', async () => {
    service.breakNext(1);
    expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
    expect(service.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });

  it('costs many reads a repetition each', async () => {
    await Promise.all(Array.from({ length: 10 }, () => askFor(gateway, 'compute')));
    service.breakNext(10);
    const answers = await Promise.all(Array.from({ length: 10 }, () => askFor(gateway, 'compute')));
    expect(answers.map(({ error }) => error)).toEqual(answers.map(() => undefined));
  });

  it('costs a write a repetition under the same key', async () => {
    service.breakNext(1);
    const { data, errors } = await create();
    expect([data?.createComputeImage.operation.operationId, errors]).toEqual([answer.id, []]);
    const writes = service.requests.filter(({ method }) => method === 'POST');
    expect(writes).toHaveLength(2);
    expect(writes[0]?.idempotencyKey).toMatch(/^[-0-9a-f]{36}$/);
    expect(writes[1]?.idempotencyKey).toBe(writes[0]?.idempotencyKey);
  });

  it('leaves open whether an operation was cancelled, which is not asked for again', async () => {
    service.breakNext(1);
    const { errors } = await cancel();
    expect(errors[0]).toMatchObject({
      message: 'The operation service could not be reached.',
      extensions: { code: 'UNAVAILABLE', service: 'OPERATION', retryable: true },
    });
    expect(service.requests.filter(({ path }) => path.endsWith(':cancel'))).toHaveLength(1);
  });
});

describe('a service that is restarted', () => {
  let sandbox: Sandbox;
  let onSandbox: TestGateway;

  beforeEach(async () => {
    sandbox = await startSandbox({ dataset });
    onSandbox = await startFaultyWorld({ environment: { COMPUTE_URL: sandbox.url } });
  });

  afterEach(async () => {
    await onSandbox.close();
    await sandbox.close();
  });

  it('at the same address is asked as before, by new connections', async () => {
    await Promise.all(Array.from({ length: 10 }, () => askFor(onSandbox, 'compute')));
    const { port } = sandbox;
    await sandbox.close();
    expect((await askFor(onSandbox, 'compute')).error).toMatchObject({
      message: 'Compute could not be reached.',
      extensions: { code: 'UNAVAILABLE', retryable: true },
    });
    sandbox = await startSandbox({ dataset, port });
    const answers = await Promise.all(Array.from({ length: 10 }, () => askFor(onSandbox, 'compute')));
    expect(answers.map(({ error }) => error)).toEqual(answers.map(() => undefined));
    expect(sandbox.requests).toHaveLength(10);
  });

  it('while requests are under way costs them a repetition, and nothing more when it is quick', async () => {
    sandbox.faults.set('compute', { hang: true });
    const { port, requests } = sandbox;
    const asked = Promise.all(Array.from({ length: 5 }, () => askFor(onSandbox, 'compute')));
    while (requests.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    const closed = sandbox.close();
    sandbox = await closed.then(() => startSandbox({ dataset, port }));
    expect((await asked).map(({ error }) => error)).toEqual(Array(5).fill(undefined));
  });
});
