import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followStatus, quickPace } from './documents.ts';
import { EventSource } from './event-source.ts';
import { type Following, Subscriber } from './subscriber.ts';

const tokens = { alice: 'sandbox-admin', bob: 'sandbox-compute' } as const;

let gateway: TestGateway;
let subscribers: Subscriber[] = [];

afterEach(async () => {
  await Promise.all(subscribers.map((subscriber) => subscriber.close()));
  subscribers = [];
  await gateway.close();
});

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  const sandboxOptions = { operationDurationMs: 60_000 };
  gateway = await startGateway({ sandboxOptions, environment: { ...quickPace, ...environment } });
}

function connect(token: string): Subscriber {
  const subscriber = new Subscriber(gateway.url, { parameters: { authorization: `Bearer ${token}` } });
  subscribers.push(subscriber);
  return subscriber;
}

/** The IDs of so many operations that run. */
async function operations(count: number): Promise<readonly string[]> {
  const started = Array.from({ length: count }, (_, number) => createImage(gateway, `image-${number}`));
  return (await Promise.all(started)).map(({ operationId }) => operationId);
}

function follow(subscriber: Subscriber, id: string | undefined): Following<unknown> {
  return subscriber.follow(followStatus, { id });
}

/** The error of a limit, as a subscription gets it. */
function refusal(limit: string, message: string) {
  const extensions = { code: 'RESOURCE_EXHAUSTED', reason: 'TOO_MANY_OPEN', limit, retryable: true };
  return { how: 'errors', errors: [expect.objectContaining({ message, extensions })] };
}

describe('a caller', () => {
  it('may have so many WebSockets open, and another one when it has closed one of them', async () => {
    await start({ SOCKETS_PER_CALLER: '2' });
    const [id] = await operations(1);
    const followings = [connect(tokens.alice), connect(tokens.alice)].map((subscriber) => follow(subscriber, id));
    await Promise.all(followings.map(({ received }) => received(1)));
    expect(await follow(connect(tokens.alice), id).end).toEqual({
      how: 'closed',
      code: 1013,
      reason: 'This caller has 2 open WebSockets, the most that SOCKETS_PER_CALLER allows. Close some of them first.',
    });
    const ofBob = follow(connect(tokens.bob), id);
    await ofBob.received(1);
    followings[0]?.stop();
    await subscribers[0]?.close();
    expect(await comes(() => follow(connect(tokens.alice), id))).toBe(1);
  });

  it('may have so many subscriptions running, over all its WebSockets and event streams', async () => {
    await start({ SUBSCRIPTIONS_PER_CALLER: '3' });
    const [id] = await operations(1);
    const [first, second] = [connect(tokens.alice), connect(tokens.alice)];
    const followings = [follow(first, id), follow(second, id)];
    const query = { query: followStatus, variables: { id } };
    const events = await EventSource.open(gateway.url, query, { token: tokens.alice });
    await Promise.all([...followings.map(({ received }) => received(1)), events.received(1)]);
    const message =
      'This caller has 3 running subscriptions, the most that SUBSCRIPTIONS_PER_CALLER allows. Close some of them first.';
    expect(await follow(second, id).end).toEqual(refusal('SUBSCRIPTIONS_PER_CALLER', message));
    const refused = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: `Bearer ${tokens.alice}`,
      },
      body: JSON.stringify(query),
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ errors: [{ message, extensions: { reason: 'TOO_MANY_OPEN' } }] });
    const ofBob = await EventSource.open(gateway.url, query, { token: tokens.bob });
    await ofBob.received(1);
    ofBob.leave();
    // Each of them gives its place back.
    events.leave();
    followings[0]?.stop();
    await until(() => gateway.watched() === 1);
    const more = await Promise.all([1, 2].map(() => comes(() => follow(second, id))));
    expect(more).toEqual([1, 1]);
  });

  it('cannot take all of WATCH_LIMIT, however many WebSockets it has', async () => {
    await start({ WATCH_LIMIT: '12', WATCHES_PER_CALLER: '5' });
    const ids = await operations(10);
    const ofAlice = ids.map((id) => follow(connect(tokens.alice), id));
    await until(() => gateway.watched() === 5);
    const outcomes = ofAlice.map(async ({ received, end }) => Promise.race([received(1), end]));
    const refused = (await Promise.all(outcomes)).filter((outcome) => outcome !== undefined);
    const message =
      'This caller follows 5 operations and images, the most that WATCHES_PER_CALLER allows. ' +
      'End some of its subscriptions first.';
    expect(refused).toEqual(Array(5).fill(refusal('WATCHES_PER_CALLER', message)));
    expect(gateway.watched()).toBe(5);
    const ofBob = ids.slice(0, 5).map((id) => follow(connect(tokens.bob), id));
    await Promise.all(ofBob.map(({ received }) => received(1)));
  });
});

/** Repeats a subscription until it gets an event, since a place is given back a moment later; resolves to its number. */
async function comes(begin: () => Following<unknown>): Promise<number> {
  for (;;) {
    const following = begin();
    await Promise.race([following.received(1), following.end]);
    if (following.events.length > 0) return following.events.length;
  }
}

describe('an address', () => {
  it('may have so many WebSockets open, with however many tokens', async () => {
    await start({ SOCKETS_PER_ADDRESS: '3' });
    const sockets = Array.from({ length: 3 }, () => open());
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    const refused = open();
    const [, response] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
    expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '5']);
    refused.on('error', () => undefined).terminate();
    for (const socket of sockets) socket.terminate();
    const [id] = await operations(1);
    expect(await comes(() => follow(connect(tokens.alice), id))).toBe(1);
  });

  it('may have so many subscriptions running, with however many tokens', async () => {
    await start({ SUBSCRIPTIONS_PER_ADDRESS: '2' });
    const [id] = await operations(1);
    const followings = [tokens.alice, tokens.bob].map((token) => follow(connect(token), id));
    await Promise.all(followings.map(({ received }) => received(1)));
    expect(await follow(connect('sandbox-viewer'), id).end).toEqual(
      refusal(
        'SUBSCRIPTIONS_PER_ADDRESS',
        'This address has 2 running subscriptions, the most that SUBSCRIPTIONS_PER_ADDRESS allows. Close some of them first.',
      ),
    );
  });

  function open(): WebSocket {
    return new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  }
});
