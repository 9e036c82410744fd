import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { allImageIds, type Ask, askFor, askForAll, startFaultyWorld, stateOf } from './world.ts';

const concurrency = 4;
const waitingCalls = 3;

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startFaultyWorld({
    environment: {
      UPSTREAM_CONCURRENCY: String(concurrency),
      UPSTREAM_CONCURRENCY_PER_CALLER: String(concurrency),
      UPSTREAM_WAITING_CALLS: String(waitingCalls),
      CIRCUIT_FAILURE_PERCENT: '0',
    },
  });
});

afterEach(() => gateway.close());

interface Pending {
  readonly answer: Promise<Ask | 'left'>;
  leave(): void;
}

/** Clients that ask for an image of Compute each, one after the other. */
async function pending(count: number): Promise<Pending[]> {
  const clients: Pending[] = [];
  for (let index = 0; index < count; index++) {
    const before = await load();
    const client = new AbortController();
    const answer = askFor(gateway, 'compute', { signal: client.signal }).catch(() => 'left' as const);
    clients.push({ answer, leave: () => client.abort() });
    while ((await load()) === before) await sleep(5);
  }
  return clients;
}

/** As many as are running or waiting. */
async function load(): Promise<string> {
  const { running, waiting } = await stateOf(gateway, 'compute');
  return `${running} running, ${waiting} waiting`;
}

async function leave(clients: readonly Pending[]): Promise<void> {
  for (const client of clients) client.leave();
  expect(await Promise.all(clients.map(({ answer }) => answer))).toEqual(clients.map(() => 'left'));
}

describe('a service that hangs', () => {
  beforeEach(() => gateway.sandbox.faults.set('compute', { hang: true }));

  it('holds no more than its share, and the others answer as ever', async () => {
    const clients = await pending(concurrency + waitingCalls);
    expect(await load()).toBe('4 running, 3 waiting');
    expect(gateway.sandbox.requests).toHaveLength(concurrency);
    const others = await Promise.all(
      Array.from({ length: 40 }, (_, index) => askFor(gateway, index % 2 === 0 ? 'baremetal' : 'cloud-desktop')),
    );
    expect(others.map(({ error }) => error)).toEqual(others.map(() => undefined));
    await leave(clients);
    while ((await load()) !== '0 running, 0 waiting') await sleep(5);
  });

  it('has calls refused at once for which there is no place to wait', async () => {
    const clients = await pending(concurrency + waitingCalls);
    const { error } = await askFor(gateway, 'compute');
    expect(error).toMatchObject({
      message: 'Too many calls are waiting for Compute. All callers together may have 3 waiting calls.',
    });
    expect(error?.extensions).toEqual({
      code: 'RESOURCE_EXHAUSTED',
      reason: 'TOO_MANY_CALLS',
      service: 'COMPUTE',
      retryable: true,
    });
    const { nodes, unavailable } = await askForAll(gateway);
    expect(nodes.map(({ imageId }) => imageId)).toEqual(allImageIds('compute'));
    expect(unavailable).toMatchObject([{ service: 'COMPUTE', code: 'RESOURCE_EXHAUSTED', retryable: true }]);
    await leave(clients);
  });

  it('is rid of a call that waits when its client leaves, without the call ever being sent', async () => {
    const clients = await pending(concurrency + waitingCalls);
    clients[concurrency]?.leave();
    while ((await load()) !== '4 running, 2 waiting') await sleep(5);
    const [next] = await pending(1);
    expect(await load()).toBe('4 running, 3 waiting');
    expect(gateway.sandbox.requests).toHaveLength(concurrency);
    await leave([...clients, ...(next === undefined ? [] : [next])]);
  });

  it('is rid of a call on its way when its client leaves, and the next one is sent', async () => {
    const clients = await pending(concurrency + 1);
    gateway.sandbox.faults.clear();
    clients[0]?.leave();
    expect(await clients[concurrency]?.answer).toMatchObject({ error: undefined });
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
    await leave(clients.slice(0, concurrency));
  });
});

describe('calls that wait', () => {
  it('have their turn in the order in which they came', async () => {
    const { sandbox } = gateway;
    sandbox.faults.set('compute', { hang: true, times: concurrency });
    const hanging = await pending(concurrency);
    const waiting = await pending(waitingCalls);
    for (const client of hanging) client.leave();
    await Promise.all(waiting.map(({ answer }) => answer));
    const answered = sandbox.requests.filter(({ status }) => status === 200).map(({ path }) => path.split('/').at(-1));
    const ids = await Promise.all(
      waiting.map(async ({ answer }) => {
        const got = await answer;
        return got === 'left' ? got : got.imageId;
      }),
    );
    expect(answered).toEqual(ids);
  });

  it('have the whole timeout from their turn on, so that waiting does not make a service seem slow', async () => {
    const hurried = await startFaultyWorld({
      environment: { UPSTREAM_CONCURRENCY: '1', UPSTREAM_TIMEOUT_MS: '400' },
    });
    try {
      hurried.sandbox.faults.set('compute', { hang: true });
      const first = askFor(hurried, 'compute');
      await until(() => hurried.sandbox.requests.length === 1);
      await sleep(100);
      const [, second] = await Promise.all([first, askFor(hurried, 'compute')]);
      expect(second.error).toMatchObject({
        message: 'Compute did not answer within 400 ms.',
        extensions: { code: 'DEADLINE_EXCEEDED', service: 'COMPUTE' },
      });
      expect(hurried.sandbox.requests).toHaveLength(2);
      // It waited for up to 300 ms, which do not count.
      expect(second.milliseconds).toBeGreaterThan(450);
    } finally {
      await hurried.close();
    }
  });
});
