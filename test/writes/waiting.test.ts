import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { pino } from 'pino';
import { until } from '../sandbox/client.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { documentOf, type MutationData } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { dataset, doneOperation, runningOperation } from './world/dataset.ts';

const document = `query ($id: ID!, $seconds: Int) {
  operation(id: $id, waitSeconds: $seconds) { done status image { status } }
}`;

let gateway: TestGateway;

beforeAll(async () => {
  // Here the sandbox's clock is the real one.
  gateway = await startGateway({ sandboxOptions: { dataset, operationDurationMs: 700 } });
});

beforeEach(() => {
  gateway.sandbox.store.replace(dataset);
  gateway.sandbox.clearRequests();
});

afterEach(() => gateway.sandbox.faults.clear());

afterAll(() => gateway.close());

/** Waits for an operation, and measures how long it took and how often the operation service was asked. */
async function wait(operationId: string, seconds: number | null | undefined) {
  const begin = performance.now();
  const { data, errors } = await gateway.query<{ operation: object | null }>(document, {
    id: toGlobalId('Operation', operationId),
    ...(seconds !== undefined && { seconds }),
  });
  return { operation: data.operation, errors, seconds: (performance.now() - begin) / 1000, looks: looks() };
}

function looks(): number {
  return gateway.sandbox.requests.filter(({ service }) => service === 'operation').length;
}

describe('waiting for an operation', () => {
  it('ends with the operation, after a few looks', async () => {
    const create = methodCalled('createComputeImage');
    const { data } = await gateway.query<MutationData>(documentOf(create), { input: create.input });
    const operationId = data[create.mutation]?.operation.operationId ?? '';
    const waited = await wait(operationId, 60);
    expect(waited).toMatchObject({
      operation: { done: true, status: 'SUCCEEDED', image: { status: 'READY' } },
      errors: [],
    });
    // The looks are 250, 400 and 640 ms apart. A slow machine may take one more.
    expect(waited.looks).toBeLessThanOrEqual(5);
    expect(waited.seconds).toBeLessThan(10);
  });

  it('ends when the time is over, with the operation as it is then', async () => {
    const waited = await wait(runningOperation, 1);
    expect(waited).toMatchObject({ operation: { done: false, status: 'RUNNING' }, errors: [] });
    expect(waited.seconds).toBeGreaterThanOrEqual(1);
    expect(waited.looks).toBeLessThanOrEqual(5);
  });

  it.each([0, null, undefined])('takes one look when it is told to wait for %p seconds', async (seconds) => {
    const waited = await wait(runningOperation, seconds);
    expect(waited).toMatchObject({ operation: { done: false }, errors: [], looks: 1 });
  });

  it('takes one look at an operation that is done', async () => {
    expect(await wait(doneOperation, 60)).toMatchObject({ operation: { done: true }, errors: [], looks: 1 });
  });

  it('takes one look for one that does not exist', async () => {
    expect(await wait('fhmabsent00000000000', 60)).toMatchObject({ operation: null, errors: [], looks: 1 });
  });

  it('fails at once where it may not look', async () => {
    gateway.sandbox.faults.set('operation', { error: { code: 'PERMISSION_DENIED' } });
    const { errors, looks: count } = await wait(runningOperation, 60);
    expect([errors[0]?.extensions['code'], count]).toEqual(['PERMISSION_DENIED', 1]);
  });

  it('goes on after a look that failed for a passing reason', async () => {
    gateway.sandbox.faults.set('operation', { error: { code: 'UNAVAILABLE' }, times: 2 });
    const waited = await wait(doneOperation, 60);
    expect(waited).toMatchObject({ operation: { done: true }, errors: [], looks: 3 });
  });

  it('fails when the reason has not passed in time', async () => {
    gateway.sandbox.faults.set('operation', { error: { code: 'UNAVAILABLE' } });
    const { errors, seconds } = await wait(doneOperation, 1);
    expect(errors[0]?.extensions['code']).toBe('UNAVAILABLE');
    expect(seconds).toBeGreaterThanOrEqual(1);
  });

  it.each([-1, 61, 2_147_483_647])('is refused for %d seconds', async (seconds) => {
    const { errors, looks: count } = await wait(runningOperation, seconds);
    expect(errors).toMatchObject([
      {
        message: `"waitSeconds" is ${seconds}; it may be from 0 to 60.`,
        path: ['operation'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(count).toBe(0);
  });

  it('stops when the client goes away', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const logging = await startGateway({ sandboxOptions: { dataset }, log });
    const looksThere = () => logging.sandbox.requests.length;
    const client = new AbortController();
    const variables = { id: toGlobalId('Operation', runningOperation), seconds: 60 };
    const asked = logging.query(document, variables, { signal: client.signal });
    await until(() => looksThere() === 1);
    client.abort();
    await expect(asked).rejects.toThrow(/abort/);
    // By now there would have been two looks more.
    await new Promise((resolve) => setTimeout(resolve, 900));
    await logging.close();
    expect(looksThere()).toBe(1);
    // It is nobody's mistake.
    expect(lines).toEqual([]);
  });

  it('of one caller does not hold up others', async () => {
    const [waited, other] = await Promise.all([wait(runningOperation, 1), wait(doneOperation, 1)]);
    expect(waited.seconds).toBeGreaterThanOrEqual(1);
    expect(other.seconds).toBeLessThan(waited.seconds);
  });
});
