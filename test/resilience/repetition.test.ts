import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { startStandInService } from '../integration/stand-in-service.ts';
import type { TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { allImageIds, askFor, askForAll, askForImage, imageCount, imageIdOf, startFaultyWorld } from './world.ts';

let gateway: TestGateway;

beforeAll(async () => {
  // That much goes wrong here is no reason to spare a service.
  gateway = await startFaultyWorld({ environment: { CIRCUIT_FAILURE_PERCENT: '0' } });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

const passing: readonly (readonly [string, Fault])[] = [
  ['a 503', { error: { code: 'UNAVAILABLE' } }],
  ['a 429', { error: { code: 'RESOURCE_EXHAUSTED' } }],
  ["a proxy's 502", { garbage: 'html-502' }],
  ['a reset connection', { reset: true }],
  ['an answer that breaks off', { garbage: 'cut-off' }],
];

/** The time from the end of each request to the beginning of the next. */
function pauses(): number[] {
  const { requests } = gateway.sandbox;
  return requests.slice(1).map(({ startedAt }, index) => startedAt - (requests[index]?.endedAt ?? NaN));
}

describe('a read is repeated', () => {
  it.each(passing)('after %s', async (_, fault) => {
    gateway.sandbox.faults.set('compute', { ...fault, times: 1 });
    expect(await askForImage(gateway, 'compute', imageIdOf('compute', 3))).toMatchObject({
      imageId: imageIdOf('compute', 3),
      error: undefined,
    });
    expect(gateway.sandbox.requests).toHaveLength(2);
  });

  it.each(passing)('after %s, as a part of a list', async (_, fault) => {
    gateway.sandbox.faults.set('baremetal', { ...fault, times: 1 });
    const { nodes, unavailable } = await askForAll(gateway);
    expect([nodes.map(({ imageId }) => imageId), unavailable]).toEqual([allImageIds(), []]);
    expect(gateway.sandbox.requests).toHaveLength(4);
  });

  it('twice if need be, after pauses that grow', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' }, times: 2 });
    expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
    expect(pauses()).toHaveLength(2);
    // From 50 to 150 ms, then from 100 to 300 ms. The sandbox's clock shows whole milliseconds.
    expect(pauses()[0]).toBeGreaterThanOrEqual(49);
    expect(pauses()[1]).toBeGreaterThanOrEqual(99);
  });

  it('not for ever: the caller is told what was said last', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', message: 'Closed today.' } });
    const { error } = await askFor(gateway, 'compute');
    expect(error).toMatchObject({ message: 'Closed today.', extensions: { code: 'UNAVAILABLE', retryable: true } });
    expect(gateway.sandbox.requests).toHaveLength(3);
  });

  it('at different moments by those who failed at the same', async () => {
    const failing = await startFaultyWorld({ environment: { UPSTREAM_RETRIES: '1', CIRCUIT_FAILURE_PERCENT: '0' } });
    try {
      failing.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' } });
      await Promise.all(Array.from({ length: imageCount }, () => askFor(failing, 'compute')));
      const { requests } = failing.sandbox;
      const waited = requests.slice(0, imageCount).map(({ path, endedAt = NaN }) => {
        const repeated = requests.findLast((request) => request.path === path);
        return (repeated?.startedAt ?? NaN) - endedAt;
      });
      expect(waited).toHaveLength(imageCount);
      expect(Math.max(...waited) - Math.min(...waited)).toBeGreaterThanOrEqual(20);
    } finally {
      await failing.close();
    }
  });
});

describe('a read is not repeated', () => {
  it.each<[string, Fault, string]>([
    ['a 400', { error: { code: 'INVALID_ARGUMENT' } }, 'INVALID_ARGUMENT'],
    ['a 401', { unauthorizedBody: true }, 'UNAUTHENTICATED'],
    ['a 401 and nothing else', { garbage: 'empty-401' }, 'UNAUTHENTICATED'],
    ['a 403', { error: { code: 'PERMISSION_DENIED' } }, 'PERMISSION_DENIED'],
    ['a 409', { error: { code: 'ABORTED' } }, 'ABORTED'],
    ['a 500', { error: { code: 'INTERNAL' } }, 'INTERNAL'],
    ['a 501', { error: { code: 'UNIMPLEMENTED' } }, 'UNIMPLEMENTED'],
    ['a 504', { error: { code: 'DEADLINE_EXCEEDED' } }, 'DEADLINE_EXCEEDED'],
    ['a page for people', { garbage: 'html-200' }, 'UPSTREAM_MALFORMED'],
    ['half of an answer', { garbage: 'truncated-json' }, 'UPSTREAM_MALFORMED'],
    ['an answer of another shape', { garbage: 'wrong-shape' }, 'UPSTREAM_MALFORMED'],
  ])('after %s', async (_, fault, code) => {
    gateway.sandbox.faults.set('compute', fault);
    expect((await askFor(gateway, 'compute')).error?.extensions).toMatchObject({ code });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('where it is switched off', async () => {
    const single = await startFaultyWorld({ environment: { UPSTREAM_RETRIES: '0' } });
    try {
      single.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' }, times: 1 });
      expect((await askFor(single, 'compute')).error?.extensions).toMatchObject({ code: 'UNAVAILABLE' });
      expect(single.sandbox.requests).toHaveLength(1);
    } finally {
      await single.close();
    }
  });
});

describe('a pause that a service asks for', () => {
  it('in a RetryInfo is kept', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 0.4 }, times: 1 });
    expect(await askFor(gateway, 'compute')).toMatchObject({ error: undefined });
    expect(pauses()[0]).toBeGreaterThanOrEqual(399);
  });

  it('in a Retry-After is kept', async () => {
    const proxy = await startStandInService();
    const behind = await startFaultyWorld({ environment: { COMPUTE_URL: proxy.url } });
    try {
      proxy.answerWith({ status: 503, headers: { 'retry-after': '1' } });
      const answer = askFor(behind, 'compute');
      await until(() => proxy.authorizations.length === 1);
      proxy.answerWith({ status: 404 });
      expect(await answer).toMatchObject({ imageId: null, error: undefined });
      expect((await answer).milliseconds).toBeGreaterThanOrEqual(999);
    } finally {
      await behind.close();
      await proxy.close();
    }
  });

  it('is told to the caller instead when it is long', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 6 } });
    const { error } = await askFor(gateway, 'compute');
    expect(error?.extensions).toMatchObject({ code: 'RESOURCE_EXHAUSTED', retryable: true, retryAfterSeconds: 6 });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe('the time of a call', () => {
  let hurried: TestGateway;

  beforeAll(async () => {
    hurried = await startFaultyWorld({ environment: { UPSTREAM_TIMEOUT_MS: '900', CIRCUIT_FAILURE_PERCENT: '0' } });
  });

  afterEach(() => hurried.sandbox.clearRequests());

  afterAll(() => hurried.close());

  it('is not waited out when a pause would not end before it: what was said is told at once', async () => {
    hurried.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 2 } });
    const { error } = await askFor(hurried, 'compute');
    expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 503, retryAfterSeconds: 2 });
    expect(hurried.sandbox.requests).toHaveLength(1);
  });

  it('covers the pauses, and repetitions too', async () => {
    hurried.sandbox.faults.set('compute', [
      { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0.4 }, times: 1 },
      { hang: true },
    ]);
    const { error, milliseconds } = await askFor(hurried, 'compute');
    expect(error?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(hurried.sandbox.requests).toHaveLength(2);
    expect(milliseconds).toBeGreaterThanOrEqual(890);
    // Another 900 ms for the repetition would have made it 1300 ms.
    expect(milliseconds).toBeLessThan(1290);
  });

  it('leaves out a repetition for which the pauses before have left no time', async () => {
    hurried.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0.5 } });
    const { error } = await askFor(hurried, 'compute');
    expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 503 });
    expect(hurried.sandbox.requests).toHaveLength(2);
  });
});
