import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followOperation, followStatus, quickPace } from './documents.ts';
import { EventSource } from './event-source.ts';
import { Subscriber } from './subscriber.ts';

let gateway: TestGateway;
const complete = { event: 'complete', data: null };

beforeEach(async () => {
  gateway = await startGateway({ sandboxOptions: { operationDurationMs: 2500 }, environment: quickPace });
});

afterEach(() => gateway.close());

function open(query: string, variables: Readonly<Record<string, unknown>> = {}, options = {}): Promise<EventSource> {
  return EventSource.open(gateway.url, { query, variables }, options);
}

describe('a subscription by server-sent events', () => {
  it('is told of until it completes', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await open(followOperation, { id: operationId });
    expect(source.response.status).toBe(200);
    expect(source.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(source.response.headers.get('cache-control')).toBe('no-store');
    expect(await source.end).toBe(true);
    const running = { status: 'RUNNING', done: false, error: null, image: { status: 'CREATING' } };
    const succeeded = { status: 'SUCCEEDED', done: true, error: null, image: { status: 'READY' } };
    expect(source.events).toEqual([
      { event: 'next', data: { data: { operation: running } } },
      { event: 'next', data: { data: { operation: succeeded } } },
      complete,
    ]);
    expect(gateway.watched()).toBe(0);
  });

  it('shares its looks with those over WebSockets', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const subscriber = new Subscriber(gateway.url);
    const following = subscriber.follow(followStatus, { id: operationId });
    const source = await open(followStatus, { id: operationId });
    await Promise.all([following.received(1), source.received(1)]);
    expect(gateway.watched()).toBe(1);
    await Promise.all([following.end, source.end]);
    await subscriber.close();
  });

  it('is let go of when the client leaves', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await open(followStatus, { id: operationId });
    await source.received(1);
    source.leave();
    await until(() => gateway.watched() === 0);
  });

  it('ends with the error of a service', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await open(followStatus, { id: operationId });
    await source.received(1);
    gateway.sandbox.faults.set('operation', [{ unauthorizedBody: true }]);
    expect(await source.end).toBe(true);
    expect(source.events.slice(1)).toMatchObject([
      {
        event: 'next',
        data: { errors: [{ path: ['operation'], extensions: { code: 'UNAUTHENTICATED', service: 'OPERATION' } }] },
      },
      complete,
    ]);
    expect(gateway.watched()).toBe(0);
  });

  it.each([
    ['NOT_FOUND', followStatus, { id: toGlobalId('Operation', 'fhm00000000000000000') }],
    ['BAD_USER_INPUT', followStatus, { id: 'nothing' }],
    ['BAD_USER_INPUT', followStatus, {}],
    ['GRAPHQL_VALIDATION_FAILED', 'subscription { nothing }', {}],
    ['GRAPHQL_PARSE_FAILED', 'subscription {', {}],
    ['BAD_REQUEST', '{ __typename }', {}],
  ])('is refused with %s', async (code, query, variables) => {
    const source = await open(query, variables);
    expect(source.response.status).toBe(200);
    await source.end;
    expect(source.events).toMatchObject([{ event: 'next', data: { errors: [{ extensions: { code } }] } }, complete]);
  });

  it('is over when the gateway is being stopped, but not complete', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await open(followStatus, { id: operationId });
    await source.received(1);
    const closed = gateway.close();
    expect(await source.end).toBe(true);
    expect(source.events).toHaveLength(1);
    await closed;
    gateway = await startGateway();
  });
});

describe('a client that accepts both events and JSON', () => {
  const accept = 'application/graphql-response+json, application/json; q=0.9, text/event-stream';

  it('is given events of a subscription', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const source = await open(followStatus, { id: operationId }, { accept });
    expect(await source.end).toBe(true);
    expect(source.events.at(-1)).toEqual(complete);
  });

  it.each(['{ __typename }', '{ nothing', ''])('is given one answer to anything else: %j', async (query) => {
    const { response } = await open(query, {}, { accept });
    expect(response.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/);
  });
});

describe('a request that is not one of GraphQL', () => {
  it.each([
    ['a list', []],
    ['a query that is no string', { query: 1 }],
    ['variables that are a list', { query: followStatus, variables: [] }],
  ])('is refused as such: %s', async (_what, body) => {
    const { response } = await EventSource.open(gateway.url, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });
});
