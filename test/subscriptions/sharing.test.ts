import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followImage, followStatus, quickPace, type Started } from './documents.ts';
import { type Following, Subscriber } from './subscriber.ts';

/** Long enough to be ended by the test. */
const operationDurationMs = 60_000;

let gateway: TestGateway;
let subscribers: Subscriber[];

beforeEach(async () => {
  gateway = await startGateway({ sandboxOptions: { operationDurationMs }, environment: quickPace });
  subscribers = [];
});

afterEach(async () => {
  await Promise.all(subscribers.map((subscriber) => subscriber.close()));
  await gateway.close();
});

function connect(token = 'sandbox-admin'): Subscriber {
  const subscriber = new Subscriber(gateway.url, { parameters: { authorization: token } });
  subscribers.push(subscriber);
  return subscriber;
}

function createImages(count: number): Promise<Started[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => createImage(gateway, `image-${index}`)));
}

/** How often each operation was looked at, by whom. */
function looks(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { service, path, headers } of gateway.sandbox.requests) {
    if (service !== 'operation') continue;
    const key = `${path} ${String(headers['authorization'])}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The timers that keep this process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

describe('500 subscribers to 10 operations of one caller', () => {
  it('cause the polling of 10, and leave nothing running', async () => {
    const operations = await createImages(10);
    const timersBefore = timers();
    gateway.sandbox.clearRequests();
    const followings: Following<unknown>[] = [];
    for (let connection = 0; connection < 10; connection += 1) {
      const subscriber = connect();
      for (let index = 0; index < 50; index += 1) {
        followings.push(subscriber.follow(followStatus, { id: operations[index % 10]?.operationId }));
      }
    }
    await until(() => followings.every(({ events }) => events.length === 1));
    expect(followings).toHaveLength(500);
    expect(gateway.watched()).toBe(10);

    // Looks go on, at the pace of one subscriber to each.
    gateway.sandbox.clearRequests();
    const startedAt = performance.now();
    await until(() => [...looks().values()].every((count) => count >= 5) && looks().size === 10);
    const most = Math.ceil((performance.now() - startedAt) / Number(quickPace.WATCH_FIRST_PAUSE_MS)) + 1;
    expect(Math.max(...looks().values())).toBeLessThanOrEqual(most);

    for (const { stop } of followings.slice(1)) stop();
    await until(() => gateway.watched() === 1);
    followings[0]?.stop();
    await until(() => gateway.watched() === 0);
    await Promise.all(subscribers.map((subscriber) => subscriber.close()));
    await expectNoMoreRequests();
    await until(() => timers() <= timersBefore);
  });

  it('are all given the end', async () => {
    const operations = await createImages(10);
    const followings = Array.from({ length: 10 }, connectNew).flatMap((subscriber) =>
      operations.flatMap(({ operationId }) =>
        Array.from({ length: 5 }, () => subscriber.follow(followStatus, { id: operationId })),
      ),
    );
    expect(followings).toHaveLength(500);
    await until(() => followings.every(({ events }) => events.length === 1));
    const cancel = 'mutation ($id: ID!) { cancelOperation(input: { id: $id }) { operation { status } } }';
    await Promise.all(operations.map(({ operationId }) => gateway.query(cancel, { id: operationId })));
    const ends = await Promise.all(followings.map(({ end }) => end));
    expect(new Set(ends.map(({ how }) => how))).toEqual(new Set(['complete']));
    expect(new Set(followings.map(({ events }) => JSON.stringify(events)))).toEqual(
      new Set([JSON.stringify(['RUNNING', 'FAILED'].map((status) => ({ data: { operation: { status } } })))]),
    );
    expect(gateway.watched()).toBe(0);
    await expectNoMoreRequests();
  });
});

const connectNew = (): Subscriber => connect();

/** Several pauses long, nothing may be asked of the services. */
async function expectNoMoreRequests(): Promise<void> {
  const pause = Number(quickPace.WATCH_LONGEST_PAUSE_MS);
  // A look that was on its way when it was no longer wanted may still arrive.
  await sleep(5 * pause);
  gateway.sandbox.clearRequests();
  await sleep(10 * pause);
  expect(gateway.sandbox.requests).toEqual([]);
}

describe('two callers', () => {
  it('are never given what the other may see', async () => {
    const [operation] = await createImages(1);
    const variables = { id: operation?.operationId };
    const admin = connect('sandbox-admin').follow(followStatus, variables);
    const compute = connect('sandbox-compute').follow(followStatus, variables);
    const stranger = connect('sandbox-stranger').follow(followStatus, variables);
    expect(await stranger.end).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await Promise.all([admin.received(1), compute.received(1)]);
    expect(gateway.watched()).toBe(2);
    gateway.sandbox.clearRequests();
    await until(() => looks().size === 2);
    expect([...looks().keys()].map((key) => key.split(' ').at(-1)).sort()).toEqual([
      'sandbox-admin',
      'sandbox-compute',
    ]);
    admin.stop();
    await until(() => gateway.watched() === 1);
    gateway.sandbox.clearRequests();
    await until(() => looks().size > 0);
    expect([...looks().keys()].map((key) => key.split(' ').at(-1))).toEqual(['sandbox-compute']);
  });
});

describe('what is followed', () => {
  it('is let go of when the connection of the last subscriber breaks', async () => {
    const [image] = await createImages(1);
    const subscriber = connect();
    const operation = subscriber.follow(followStatus, { id: image?.operationId });
    const status = subscriber.follow(followImage, { id: image?.imageId });
    await Promise.all([operation.received(1), status.received(1)]);
    expect(gateway.watched()).toBe(2);
    await subscriber.close();
    await until(() => gateway.watched() === 0);
    await expectNoMoreRequests();
  });

  it('can be joined later, and then gives the latest at once, without another look', async () => {
    await gateway.close();
    gateway = await startGateway({
      sandboxOptions: { operationDurationMs },
      environment: { WATCH_FIRST_PAUSE_MS: '60000', WATCH_LONGEST_PAUSE_MS: '60000' },
    });
    const [image] = await createImages(1);
    const variables = { id: image?.operationId };
    await connect().follow(followStatus, variables).received(1);
    gateway.sandbox.clearRequests();
    await connect().follow(followStatus, variables).received(1);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('is limited over all connections; more subscribers to the same are welcome', async () => {
    await gateway.close();
    gateway = await startGateway({
      sandboxOptions: { operationDurationMs },
      environment: { ...quickPace, WATCH_LIMIT: '2' },
    });
    const [first, second, third] = await createImages(3);
    const subscriber = connect();
    const followings = [first, second, second].map((image) =>
      subscriber.follow(followStatus, { id: image?.operationId }),
    );
    await Promise.all(followings.map(({ received }) => received(1)));
    const refused = await connect().follow(followStatus, { id: third?.operationId }).end;
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'RESOURCE_EXHAUSTED', retryable: true } }] });
    followings[0]?.stop();
    await until(() => gateway.watched() === 1);
    await connect().follow(followStatus, { id: third?.operationId }).received(1);
  });
});
