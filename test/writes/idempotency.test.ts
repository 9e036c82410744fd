import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { until } from '../sandbox/client.ts';
import { startGateway } from '../support/gateway.ts';
import { attempt } from './attempt.ts';
import { documentOf } from './methods/method.ts';
import { methodCalled } from './methods/methods.ts';
import { dataset, folderId, subject } from './world/dataset.ts';
import { operationsStarted } from './world/state.ts';
import { keysOf, startWriteGateway, type WriteGateway, writeRequests } from './world/write-gateway.ts';

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const someUuid = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
const create = methodCalled('createComputeImage');

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

/** Three changes in one request. The first is refused if its name is. */
function three(name: string): string {
  return `mutation {
    first: createComputeImage(input: { folderId: "${folderId}", name: "${name}", source: { imageId: "${subject.compute}" } }) { ...id }
    second: updateBareMetalImage(input: { imageId: "${subject.baremetal}", description: "Other" }) { ...idToo }
    third: deleteDesktopImage(input: { imageId: "${subject['cloud-desktop']}" }) { ...idAsWell }
  }
  fragment id on CreateComputeImagePayload { operation { operationId } }
  fragment idToo on UpdateBareMetalImagePayload { operation { operationId } }
  fragment idAsWell on DeleteDesktopImagePayload { operation { operationId } }`;
}

function keysSent(): readonly unknown[] {
  return keysOf(writeRequests(gateway.sandbox));
}

describe('the key of a write', () => {
  it("follows from the caller's, which is not sent itself", async () => {
    const key = randomUUID();
    const { requests } = await attempt(gateway, create, create.input, { headers: { 'idempotency-key': key } });
    expect(keysOf(requests)).toEqual([uuid]);
    expect(keysOf(requests)).not.toEqual([key]);
  });

  it('is a new UUID for each write without one', async () => {
    const keys: unknown[] = [];
    for (let round = 0; round < 2; round++) {
      gateway.reset();
      const { errors } = await gateway.query(three('new'));
      expect(errors).toEqual([]);
      keys.push(...keysSent());
    }
    expect(keys).toEqual(Array.from({ length: 6 }, () => uuid));
    expect(new Set(keys).size).toBe(6);
  });

  it('is another one for each write of a request, and repeating the request repeats the same keys', async () => {
    const key = randomUUID();
    const headers = { 'idempotency-key': key };
    const first = await gateway.query(three('new'), {}, { headers });
    const keys = keysSent();
    expect(keys).toEqual([uuid, uuid, uuid]);
    expect(new Set(keys).size).toBe(3);
    gateway.sandbox.clearRequests();
    gateway.finish();
    const second = await gateway.query(three('new'), {}, { headers: { 'idempotency-key': key.toUpperCase() } });
    expect(keysSent()).toEqual(keys);
    expect([second.data, second.errors]).toEqual([first.data, []]);
    expect(operationsStarted(gateway.sandbox)).toBe(3);
  });

  it('does not follow from the token of a caller whom the services see, since a token is renewed', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    for (const token of ['sandbox-admin', 'sandbox-compute']) {
      await gateway.query(documentOf(create), { input: create.input }, { headers, token });
    }
    const [first, second] = keysSent();
    expect([first, second]).toEqual([uuid, first]);
  });

  it('is the same for a write whose neighbour was refused and comes again mended', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const refused = await gateway.query(three('Not A Name'), {}, { headers });
    expect(refused.errors.map(({ path }) => path)).toEqual([['first']]);
    const mended = await gateway.query(three('mended'), {}, { headers });
    expect(mended.errors).toEqual([]);
    expect(mended.data).toMatchObject({ ...(refused.data as object), first: { operation: {} } });
    expect(operationsStarted(gateway.sandbox)).toBe(3);
  });

  it.each(['one', '', `${someUuid}, ${someUuid}`, someUuid.replaceAll('-', '')])(
    'is refused when it is no UUID: %j',
    async (key) => {
      const headers = { 'idempotency-key': key };
      const { answer, error, requests } = await attempt(gateway, create, create.input, { headers });
      expect([answer, requests]).toEqual(['BAD_USER_INPUT', []]);
      expect(error?.message).toMatch(/^The header "Idempotency-Key" is not a UUID, such as "[-0-9a-f]{36}"\.$/);
    },
  );

  it('does not matter to a query', async () => {
    const headers = { 'idempotency-key': 'one' };
    const { errors } = await gateway.query('{ __typename }', {}, { headers });
    expect(errors).toEqual([]);
  });

  it('is its own for each of two equal writes at the same moment, so both are carried out', async () => {
    const input = { ...create.input, name: null };
    const send = () => gateway.query(documentOf(create), { input });
    const [{ errors: ofOne }, { errors: ofOther }] = await Promise.all([send(), send()]);
    expect([...ofOne, ...ofOther]).toEqual([]);
    expect(operationsStarted(gateway.sandbox)).toBe(2);
  });
});

describe('a write is sent again under the same key, and done once,', () => {
  it.each<[string, Fault]>([
    ['when the connection is reset before the work', { reset: true }],
    ['when the connection is dropped after the work', { dropAfter: true }],
    ['when the answer breaks off after the work', { garbage: 'cut-off' }],
    ['after a 503', { error: { code: 'UNAVAILABLE' } }],
    ["after a proxy's 502", { garbage: 'html-502' }],
    ['after a 429', { error: { code: 'RESOURCE_EXHAUSTED' } }],
    ['after a 429 that asks for a pause', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 0.2 } }],
  ])('%s', async (_, fault) => {
    gateway.sandbox.faults.set('compute', { ...fault, times: 1 });
    const { answer, requests, operationsStarted: started } = await attempt(gateway, create, create.input);
    expect([answer, started]).toEqual(['OK', 1]);
    expect(keysOf(requests)).toEqual([uuid, requests[0]?.headers['idempotency-key']]);
  });

  it('twice if need be', async () => {
    gateway.sandbox.faults.set('compute', { dropAfter: true, times: 2 });
    const { answer, requests, operationsStarted: started } = await attempt(gateway, create, create.input);
    expect([answer, requests.length, started]).toEqual(['OK', 3, 1]);
  });

  it('and after all that failed, again by its caller', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    gateway.sandbox.faults.set('compute', { dropAfter: true });
    const failed = await attempt(gateway, create, create.input, { headers });
    expect([failed.answer, failed.operationsStarted]).toEqual(['UNAVAILABLE', 1]);
    gateway.sandbox.faults.clear();
    const again = await attempt(gateway, create, create.input, { headers });
    expect([again.answer, again.operationsStarted]).toEqual(['OK', 0]);
  });

  it('not before the pause that the service asks for is over', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0.5 }, times: 1 });
    const begin = performance.now();
    const { answer } = await attempt(gateway, create, create.input);
    expect(answer).toBe('OK');
    // The pauses of the gateway's own are 150 ms at most at first.
    expect(performance.now() - begin).toBeGreaterThanOrEqual(490);
  });
});

describe('a write is not sent again', () => {
  it('when the service asks for a long pause, but the caller is told of that', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 6 } });
    const { requests, error } = await attempt(gateway, create, create.input);
    expect(requests).toHaveLength(1);
    expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 6, retryable: true });
  });

  it.each<[string, Fault, string]>([
    ['a 400', { error: { code: 'INVALID_ARGUMENT' } }, 'INVALID_ARGUMENT'],
    ['a 400 for the state of things', { error: { code: 'FAILED_PRECONDITION' } }, 'FAILED_PRECONDITION'],
    ['a 401', { unauthorizedBody: true }, 'UNAUTHENTICATED'],
    ['a 403', { error: { code: 'PERMISSION_DENIED' } }, 'PERMISSION_DENIED'],
    ['a 404', { error: { code: 'NOT_FOUND' } }, 'NOT_FOUND'],
    ['a 409', { error: { code: 'ABORTED' } }, 'ABORTED'],
    ['a 500', { error: { code: 'INTERNAL' } }, 'INTERNAL'],
    ['a 501', { error: { code: 'UNIMPLEMENTED' } }, 'UNIMPLEMENTED'],
    ['a 504', { error: { code: 'DEADLINE_EXCEEDED' } }, 'DEADLINE_EXCEEDED'],
    ['a page in place of an operation', { garbage: 'html-200' }, 'UPSTREAM_MALFORMED'],
  ])('after %s', async (_, fault, code) => {
    gateway.sandbox.faults.set('compute', fault);
    const { answer, requests, operationsStarted: started } = await attempt(gateway, create, create.input);
    expect([answer, requests.length, started]).toEqual([code, 1, 0]);
  });

  it('when no answer came in time', async () => {
    const hasty = await startGateway({
      sandboxOptions: { dataset },
      environment: { UPSTREAM_TIMEOUT_MS: '200' },
    });
    try {
      hasty.sandbox.faults.set('compute', { hang: true });
      const { errors } = await hasty.query(documentOf(create), { input: create.input });
      expect(errors[0]?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED', retryable: true });
      expect(writeRequests(hasty.sandbox)).toHaveLength(1);
    } finally {
      await hasty.close();
    }
  });

  it('when its caller has gone away meanwhile', async () => {
    const { sandbox } = gateway;
    sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0.3 } });
    const caller = new AbortController();
    const asked = gateway.query(documentOf(create), { input: create.input }, { signal: caller.signal });
    await until(() => sandbox.requests.length === 1);
    caller.abort();
    await expect(asked).rejects.toThrow(/abort/);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(sandbox.requests).toHaveLength(1);
  });
});
