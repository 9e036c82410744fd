import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { recordLog, type RecordedLog } from '../authentication/recorded-log.ts';
import type { TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { allImageIds, askFor, askForAll, readiness, startFaultyWorld, stateOf } from './world.ts';

const minimumCalls = 10;
const unavailable: Fault = { error: { code: 'UNAVAILABLE' } };

let gateway: TestGateway;
let log: RecordedLog;

/** A gateway that opens a circuit after few calls, none of which is repeated. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  log = recordLog();
  gateway = await startFaultyWorld({
    environment: {
      CIRCUIT_MINIMUM_CALLS: String(minimumCalls),
      CIRCUIT_OPEN_MS: '60000',
      UPSTREAM_RETRIES: '0',
      ...environment,
    },
    log: log.log,
  });
}

afterEach(() => gateway.close());

const askForCompute = () => askFor(gateway, 'compute');

/** Lets enough calls fail, side by side. */
async function open(fault: Fault = unavailable): Promise<void> {
  gateway.sandbox.faults.set('compute', fault);
  await Promise.all(Array.from({ length: minimumCalls }, askForCompute));
  expect((await stateOf(gateway, 'compute')).circuit).toBe('open');
}

describe('a service is left alone', () => {
  it.each<[string, Fault]>([
    ['answers 503', unavailable],
    ["is hidden behind a proxy's 502", { garbage: 'html-502' }],
    ["is hidden behind a proxy's 504", { error: { code: 'DEADLINE_EXCEEDED' } }],
    ['hangs', { hang: true }],
    ['resets connections', { reset: true }],
    ['breaks off its answers', { garbage: 'cut-off' }],
    ['answers with pages for people', { garbage: 'html-200' }],
    ['answers with half of its JSON', { garbage: 'truncated-json' }],
  ])('when it %s', async (_, fault) => {
    await start({ UPSTREAM_TIMEOUT_MS: '500' });
    await open(fault);
    gateway.sandbox.clearRequests();
    const { error } = await askForCompute();
    expect(error?.message).toBe('Compute has been failing and is left alone for a moment.');
    expect(error?.extensions).toEqual({
      code: 'UNAVAILABLE',
      reason: 'CIRCUIT_OPEN',
      service: 'COMPUTE',
      retryable: true,
      retryAfterSeconds: expect.any(Number),
    });
    const { retryAfterSeconds } = error?.extensions ?? {};
    expect(retryAfterSeconds).toBeGreaterThan(30);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['forbids', { error: { code: 'PERMISSION_DENIED' } }],
    ['does not have what is asked for', { error: { code: 'NOT_FOUND' } }],
    ['does not understand', { error: { code: 'INVALID_ARGUMENT' } }],
    ['does not know the caller', { unauthorizedBody: true }],
    ['is asked too much by a caller', { error: { code: 'RESOURCE_EXHAUSTED' } }],
    ['makes a mistake', { error: { code: 'INTERNAL' } }],
    ['answers with a record that cannot be decoded', { garbage: 'wrong-shape' }],
  ])('not when it %s', async (_, fault) => {
    await start();
    gateway.sandbox.faults.set('compute', fault);
    await Promise.all(Array.from({ length: 3 * minimumCalls }, askForCompute));
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    gateway.sandbox.faults.clear();
    expect(await askForCompute()).toMatchObject({ error: undefined });
  });

  it('not when clients leave before it has answered', async () => {
    await start();
    gateway.sandbox.faults.set('compute', { hang: true });
    for (let round = 0; round < 3; round++) {
      gateway.sandbox.clearRequests();
      const client = new AbortController();
      const asked = Array.from({ length: minimumCalls }, () => askFor(gateway, 'compute', { signal: client.signal }));
      await until(() => gateway.sandbox.requests.length === minimumCalls);
      client.abort();
      await Promise.allSettled(asked);
    }
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
  });

  it('not when requests have no more time', async () => {
    await start({ REQUEST_TIMEOUT_MS: '100' });
    gateway.sandbox.faults.set('compute', { hang: true });
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(Array.from({ length: minimumCalls }, askForCompute));
      for (const { error } of answers) expect(error?.extensions).toMatchObject({ reason: 'REQUEST_TIMEOUT' });
    }
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
  });

  it('not when that is switched off', async () => {
    await start({ CIRCUIT_FAILURE_PERCENT: '0' });
    gateway.sandbox.faults.set('compute', unavailable);
    await Promise.all(Array.from({ length: 5 * minimumCalls }, askForCompute));
    expect(gateway.sandbox.requests).toHaveLength(5 * minimumCalls);
  });

  it('by itself: the others are asked as ever', async () => {
    await start();
    await open();
    expect([await askFor(gateway, 'baremetal'), await askFor(gateway, 'cloud-desktop')]).toMatchObject([
      { error: undefined },
      { error: undefined },
    ]);
    const { status, ready, services } = await readiness(gateway);
    expect([status, ready]).toEqual([200, true]);
    expect(Object.entries(services).map(([name, { circuit }]) => [name, circuit])).toEqual([
      ['COMPUTE', 'open'],
      ['BARE_METAL', 'closed'],
      ['CLOUD_DESKTOP', 'closed'],
      ['OPERATION', 'closed'],
    ]);
  });

  it('as one source of a merged list, of which it costs only its own images', async () => {
    await start();
    await open();
    gateway.sandbox.clearRequests();
    const { nodes, unavailable: missing } = await askForAll(gateway);
    expect(nodes.map(({ imageId }) => imageId)).toEqual(allImageIds('compute'));
    expect(missing).toEqual([
      {
        service: 'COMPUTE',
        code: 'UNAVAILABLE',
        message: 'Compute has been failing and is left alone for a moment.',
        retryable: true,
      },
    ]);
    expect(gateway.sandbox.requests.map(({ service }) => service)).not.toContain('compute');
  });

  it('and the log tells when that begins and ends', async () => {
    await start({ CIRCUIT_OPEN_MS: '100' });
    await open();
    gateway.sandbox.faults.clear();
    await new Promise((resolve) => setTimeout(resolve, 110));
    await askForCompute();
    const told = log.lines
      .map((line) => JSON.parse(line) as { level: unknown; service?: unknown; msg: string })
      .filter(({ service }) => service === 'COMPUTE');
    expect(told.map(({ msg }) => msg)).toEqual([
      'a service fails and is left alone for a moment',
      'a call looks whether a service is well again',
      'a service is well again',
    ]);
  });
});

describe('a service that was left alone', () => {
  const openMs = 1000;

  beforeEach(() => start({ CIRCUIT_OPEN_MS: String(openMs) }));

  const untilItsTime = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, openMs + 10));

  it('is looked at by one call, for which the others do not wait', async () => {
    await open();
    await untilItsTime();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', { delayMs: 900 });
    const look = askForCompute();
    await until(() => gateway.sandbox.requests.length === 1);
    const others = await Promise.all(Array.from({ length: 5 }, askForCompute));
    expect(others.map(({ error }) => error?.extensions['reason'])).toEqual(Array(5).fill('CIRCUIT_OPEN'));
    expect(gateway.sandbox.requests).toMatchObject([{ endedAt: undefined }]);
    expect((await stateOf(gateway, 'compute')).circuit).toBe('half-open');
    expect(await look).toMatchObject({ error: undefined });
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    expect(await askForCompute()).toMatchObject({ error: undefined });
  });

  it('is left alone again if it still fails', async () => {
    await open();
    await untilItsTime();
    const { error } = await askForCompute();
    expect(error?.extensions).toMatchObject({ code: 'UNAVAILABLE', httpStatus: 503 });
    expect((await askForCompute()).error?.extensions).toMatchObject({ reason: 'CIRCUIT_OPEN' });
  });

  it('is found well again although the first look is never answered', async () => {
    await open();
    await untilItsTime();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', { hang: true });
    const client = new AbortController();
    const hanging = askFor(gateway, 'compute', { signal: client.signal }).catch(() => 'left');
    await until(() => gateway.sandbox.requests.length === 1);
    gateway.sandbox.faults.clear();
    await untilItsTime();
    expect(await askForCompute()).toMatchObject({ error: undefined });
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    expect(gateway.sandbox.requests[0]).toMatchObject({ endedAt: undefined });
    client.abort();
    expect(await hanging).toBe('left');
  });

  it('is looked at by the next call when the client behind a look leaves', async () => {
    await open();
    await untilItsTime();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', [{ hang: true, times: 1 }]);
    const client = new AbortController();
    const leaving = askFor(gateway, 'compute', { signal: client.signal }).catch(() => 'left');
    await until(() => gateway.sandbox.requests.length === 1);
    client.abort();
    expect(await leaving).toBe('left');
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
    expect(await askForCompute()).toMatchObject({ error: undefined });
  });

  it('is not left alone again for calls that were begun before and fail late', async () => {
    gateway.sandbox.faults.set('compute', { delayMs: 4000, ...unavailable });
    const late = Array.from({ length: 2 * minimumCalls }, askForCompute);
    await until(() => gateway.sandbox.requests.length === late.length);
    await open();
    gateway.sandbox.faults.clear();
    await untilItsTime();
    expect(await askForCompute()).toMatchObject({ error: undefined });
    const answers = await Promise.all(late);
    expect(answers.map(({ error }) => error?.extensions['httpStatus'])).toEqual(Array(late.length).fill(503));
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    expect(await askForCompute()).toMatchObject({ error: undefined });
  });
});

describe('by default', () => {
  it.each<[string, Fault]>([
    ['503', unavailable],
    ['resets', { reset: true }],
  ])('a service that recovers from %s is found well within 5 s', async (_, fault) => {
    log = recordLog();
    gateway = await startFaultyWorld();
    gateway.sandbox.faults.set('compute', fault);
    while ((await stateOf(gateway, 'compute')).circuit === 'closed') {
      await Promise.all(Array.from({ length: 5 }, askForCompute));
    }
    gateway.sandbox.faults.clear();
    const recovered = performance.now();
    while ((await askForCompute()).error !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(performance.now() - recovered).toBeLessThan(5000);
  });
});
