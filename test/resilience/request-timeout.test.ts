import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { allImageIds, askFor, askForAll, dataset, folderId, imageIdOf, startFaultyWorld, stateOf } from './world.ts';

const requestTimeoutMs = 400;
const operation = 'fhmrunning0000000000';

let gateway: TestGateway;

beforeAll(async () => {
  const createdAt = '2026-01-01T00:00:00Z';
  const running = {
    service: 'compute',
    imageId: imageIdOf('compute', 0),
    folderId,
    operation: { id: operation, createdAt, modifiedAt: createdAt },
  } as const;
  gateway = await startFaultyWorld({
    sandboxOptions: { dataset: { ...dataset, operations: [running] } },
    environment: {
      REQUEST_TIMEOUT_MS: String(requestTimeoutMs),
      UPSTREAM_CONCURRENCY: '2',
      CIRCUIT_MINIMUM_CALLS: '5',
    },
  });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

const timeout = (service: string, title: string) => ({
  message: `${title} did not answer before the time for the whole request was over.`,
  extensions: { code: 'DEADLINE_EXCEEDED', reason: 'REQUEST_TIMEOUT', service, retryable: true },
});

describe('when the time for a request is over', () => {
  it('what came is answered, and what did not is an error', async () => {
    gateway.sandbox.faults.set('baremetal', { hang: true });
    const { status, data, errors } = await gateway.query(
      'query ($c: String!, $b: String!) { c: computeImage(imageId: $c) { imageId } b: bareMetalImage(imageId: $b) { imageId } }',
      { c: imageIdOf('compute', 1), b: imageIdOf('baremetal', 1) },
    );
    expect([status, data]).toEqual([200, { c: { imageId: imageIdOf('compute', 1) }, b: null }]);
    expect(errors).toEqual([expect.objectContaining({ path: ['b'], ...timeout('BARE_METAL', 'BareMetal') })]);
  });

  it('the sources of a merged list that have answered are complete, and the others named', async () => {
    gateway.sandbox.faults.set('cloud-desktop', { hang: true });
    const { nodes, unavailable } = await askForAll(gateway);
    expect(nodes.map(({ imageId }) => imageId)).toEqual(allImageIds('cloud-desktop'));
    expect(unavailable).toMatchObject([{ service: 'CLOUD_DESKTOP', code: 'DEADLINE_EXCEEDED', retryable: true }]);
  });

  it('calls are broken off down to the socket', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    await askFor(gateway, 'compute');
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('calls that wait for their turn are not sent any more', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    const { data, errors } = await gateway.query(
      'query ($a: String!, $b: String!, $c: String!) { a: computeImage(imageId: $a) { name } b: computeImage(imageId: $b) { name } c: computeImage(imageId: $c) { name } }',
      { a: imageIdOf('compute', 1), b: imageIdOf('compute', 2), c: imageIdOf('compute', 3) },
    );
    expect(data).toEqual({ a: null, b: null, c: null });
    expect(errors).toEqual(['a', 'b', 'c'].map(() => expect.objectContaining(timeout('COMPUTE', 'Compute'))));
    expect(await stateOf(gateway, 'compute')).toEqual({ circuit: 'closed', running: 0, waiting: 0 });
    expect(gateway.sandbox.requests).toHaveLength(2);
  });

  it('a pause before a repetition ends, and what was said before it is told', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', message: 'Soon.', retryAfterSeconds: 4 } });
    const { error, milliseconds } = await askFor(gateway, 'compute');
    expect(error).toMatchObject({ message: 'Soon.', extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 4 } });
    expect(milliseconds).toBeLessThan(4000);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('an operation is no longer waited for', async () => {
    const { errors } = await gateway.query('query ($id: ID!) { operation(id: $id, waitSeconds: 60) { done } }', {
      id: toGlobalId('Operation', operation),
    });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['operation'], ...timeout('OPERATION', 'The operation service') }),
    ]);
  });

  it('that says nothing of the service, which is asked as ever', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    for (let round = 0; round < 5; round++) await Promise.all([askFor(gateway, 'compute'), askFor(gateway, 'compute')]);
    gateway.sandbox.faults.clear();
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
  });
});
