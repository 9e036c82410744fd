import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { deleteComputeImage } from '../../../src/services/compute/compute-writes.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { callerKeyOf } from '../../../src/server/authentication/principal.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { callersOwn } from '../../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../../src/services/refused-tokens.ts';
import { createServices, endpoints, type Services } from '../../../src/services/services.ts';
import type { UpstreamCall } from '../../../src/services/upstream-call.ts';
import type { UpstreamOutcome, UpstreamRequest } from '../../../src/services/upstream-observer.ts';
import { plainCalls } from '../../support/plain-calls.ts';
import { until } from '../../support/until.ts';

interface Seen extends Omit<UpstreamRequest, 'call'> {
  readonly outcomes: UpstreamOutcome[];
}

let sandbox: Sandbox;
let services: Services;
const seen: Seen[] = [];
const shared: string[] = [];
const refused: (readonly string[])[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ images: 3 });
  services = createServices({
    ...plainCalls,
    retries: 2,
    concurrency: 1,
    waitingCalls: 1,
    baseUrls: Object.fromEntries(endpoints.map(({ service }) => [service, sandbox.url])),
    observer: {
      begin: ({ service, method, route, repetition, call }) => {
        const outcomes: UpstreamOutcome[] = [];
        seen.push({ service, method, route, repetition, outcomes });
        return { headers: { 'x-observed-for': call.requestId }, end: (outcome) => outcomes.push(outcome) };
      },
      shared: (service) => shared.push(service),
      looked: () => undefined,
      refused: (service, reason) => refused.push([service, reason]),
    },
  });
});

afterEach(() => {
  seen.length = 0;
  shared.length = 0;
  refused.length = 0;
  sandbox.faults.clear();
  sandbox.clearRequests();
});

afterAll(async () => {
  await services.close();
  await sandbox.close();
});

const call: UpstreamCall = {
  callerKey: callerKeyOf('token', 'sandbox-admin'),
  credentials: callersOwn('Bearer sandbox-admin'),
  refusedTokens: new RefusedTokens(),
  cancellation: new Cancellation(),
  requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
  propagated: noPropagatedHeaders,
  idempotencyKey: null,
  traceContext: null,
  onRequest: () => () => undefined,
};

it('is told of a request by its route, and of its end', async () => {
  await services.compute.get('fd85u0rct32prepgjlv0', call);
  expect(seen).toEqual([
    {
      service: 'COMPUTE',
      method: 'GET',
      route: '/compute/v1/images/{id}',
      repetition: 0,
      outcomes: [{ code: 'OK', httpStatus: 200, milliseconds: expect.any(Number) }],
    },
  ]);
});

it('adds headers to the request', async () => {
  await services.compute.get('fd85u0rct32prepgjlv0', call);
  expect(sandbox.requests[0]?.headers['x-observed-for']).toBe(call.requestId);
});

it('adds headers that none of the caller’s stands beside', async () => {
  const propagated = { headers: { 'x-observed-for': 'somebody', 'x-tenant': 'tenant' }, key: 'k' };
  await services.compute.get('fd85u0rct32prepgjlv0', { ...call, propagated });
  expect(sandbox.requests[0]?.headers).toMatchObject({ 'x-observed-for': call.requestId, 'x-tenant': 'tenant' });
});

it('is told of every repetition, with the code of what went wrong', async () => {
  sandbox.faults.set('compute', { times: 1, error: { code: 'UNAVAILABLE' } });
  const request = deleteComputeImage.request({ imageId: 'fd85u0rct32prepgjlv0' });
  await services.compute.write(request, '6f2f9d0c-8a0e-4a51-9a4f-7f1c1a0b3b0d', call);
  expect(seen.map(({ method, repetition, outcomes }) => [method, repetition, outcomes[0]?.code])).toEqual([
    ['DELETE', 0, 'UNAVAILABLE'],
    ['DELETE', 1, 'OK'],
  ]);
});

it('is told of a request that has no answer', async () => {
  sandbox.faults.set('operation', { hang: true });
  const cancellation = new Cancellation();
  const answer = services.operations.get('any', { ...call, cancellation });
  await until(() => seen.length === 1);
  cancellation.cancel('left');
  await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen[0]?.outcomes).toMatchObject([{ code: 'CANCELLED', httpStatus: null }]);
});

it('is told of a read that needs no request of its own', async () => {
  const read = () => services.compute.get('fd85u0rct32prepgjlv0', call);
  await Promise.all([read(), read(), read()]);
  await read();
  expect(seen).toHaveLength(2);
  expect(shared).toEqual(['COMPUTE', 'COMPUTE']);
});

it('is told of a call that is not made', async () => {
  const reads = ['first', 'second', 'third'].map((imageId) => services.compute.get(imageId, call));
  expect(await Promise.allSettled(reads)).toMatchObject([
    { value: null },
    { value: null },
    { reason: { reason: 'TOO_MANY_CALLS' } },
  ]);
  expect(seen).toHaveLength(2);
  expect(refused).toEqual([['COMPUTE', 'TOO_MANY_CALLS']]);
});
