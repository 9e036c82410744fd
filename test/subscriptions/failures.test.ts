import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followImage, followStatus, quickPace } from './documents.ts';
import { Subscriber } from './subscriber.ts';

let gateway: TestGateway;
let subscriber: Subscriber;

beforeEach(() => start());

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs: 800 },
    environment: { ...quickPace, ...environment },
  });
  subscriber = new Subscriber(gateway.url);
}

afterEach(async () => {
  await subscriber.close();
  await gateway.close();
});

const passing: readonly (readonly [string, Fault])[] = [
  ['an error that says to come back', { error: { code: 'UNAVAILABLE' }, times: 3 }],
  ['a service that is too busy', { error: { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 0.1 }, times: 2 }],
  ['a broken connection', { reset: true, times: 3 }],
  ['a proxy’s page', { garbage: 'html-502', times: 3 }],
];

describe('a failure that passes does not end a subscription', () => {
  it.each(passing)('%s', async (_what, fault) => {
    const { operationId } = await createImage(gateway, 'followed');
    const { events, end, received } = subscriber.follow(followStatus, { id: operationId });
    await received(1);
    gateway.sandbox.faults.set('operation', [fault]);
    gateway.sandbox.clearRequests();
    expect(await end).toEqual({ how: 'complete' });
    expect(events.map(({ data }) => data)).toEqual(
      ['RUNNING', 'SUCCEEDED'].map((status) => ({ operation: { status } })),
    );
    expect(gateway.sandbox.requests.filter(({ status }) => status !== 200)).toHaveLength(fault.times ?? 0);
  });

  it('no answer in time', async () => {
    await gateway.close();
    await start({ UPSTREAM_TIMEOUT_MS: '500' });
    const { operationId } = await createImage(gateway, 'followed');
    gateway.sandbox.faults.set('operation', [{ hang: true, times: 1 }]);
    gateway.sandbox.clearRequests();
    expect(await subscriber.follow(followStatus, { id: operationId }).end).toEqual({ how: 'complete' });
    expect(gateway.sandbox.requests[0]).toMatchObject({ aborted: true });
    expect(gateway.sandbox.requests.length).toBeGreaterThan(1);
  });

  it('also at the first look', async () => {
    const { imageId } = await createImage(gateway, 'followed');
    gateway.sandbox.faults.set('compute', [{ methods: ['get'], error: { code: 'UNAVAILABLE' }, times: 2 }]);
    const { end } = subscriber.follow(followImage, { id: imageId });
    expect(await end).toEqual({ how: 'complete' });
  });
});

describe('a failure that lasts', () => {
  it('ends the subscription with its code, for all who share it', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const other = new Subscriber(gateway.url);
    const followings = [subscriber, other].map((each) => each.follow(followStatus, { id: operationId }));
    await Promise.all(followings.map(({ received }) => received(1)));
    gateway.sandbox.faults.set('operation', [{ error: { code: 'UNAVAILABLE', message: 'Down for repair.' } }]);
    for (const { end } of followings) {
      expect(await end).toMatchObject({
        how: 'errors',
        errors: [
          {
            message: 'Down for repair.',
            path: ['operation'],
            extensions: { code: 'UNAVAILABLE', service: 'OPERATION', httpStatus: 503, retryable: true },
          },
        ],
      });
    }
    await other.close();
    expect(gateway.watched()).toBe(0);
  });

  it('does so at once when it will not pass, such as a token that has expired', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const { end, received } = subscriber.follow(followStatus, { id: operationId });
    await received(1);
    gateway.sandbox.faults.set('operation', [{ unauthorizedBody: true }]);
    gateway.sandbox.clearRequests();
    expect(await end).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', httpStatus: 401 } }] });
    expect(gateway.sandbox.requests.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it('does not keep the next subscriber from trying', async () => {
    gateway.sandbox.faults.set('operation', [{ unauthorizedBody: true, times: 1 }]);
    const { operationId } = await createImage(gateway, 'followed');
    const failed = await subscriber.follow(followStatus, { id: operationId }).end;
    expect(failed).toMatchObject({ how: 'errors' });
    expect(await subscriber.follow(followStatus, { id: operationId }).end).toEqual({ how: 'complete' });
  });
});

describe('a client that goes away', () => {
  it('takes the look under way with it', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    gateway.sandbox.faults.set('operation', [{ delayMs: 5000 }]);
    gateway.sandbox.clearRequests();
    subscriber.follow(followStatus, { id: operationId });
    await until(() => gateway.sandbox.requests.length === 1);
    await subscriber.close();
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
    expect(gateway.watched()).toBe(0);
  });
});
