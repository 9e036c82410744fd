import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followStatus, quickPace } from './documents.ts';
import { RawSocket } from './raw-socket.ts';

let gateway: TestGateway;
let operationId: string;
const sockets: RawSocket[] = [];

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs: 60_000 },
    environment: { ...quickPace, SUBSCRIPTIONS_PER_CONNECTION: '2', BODY_LIMIT_BYTES: '4096' },
  });
  ({ operationId } = await createImage(gateway, 'followed'));
});

afterAll(() => gateway.close());

/** Whatever a client has done, others are served, and what it followed is let go of when it is gone. */
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await until(() => gateway.watched() === 0);
  expect((await gateway.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
});

async function connect(): Promise<RawSocket> {
  const socket = await RawSocket.connect(gateway.url);
  sockets.push(socket);
  return socket;
}

async function open(options = {}): Promise<RawSocket> {
  const socket = await RawSocket.open(gateway.url, options);
  sockets.push(socket);
  return socket;
}

const running = { data: { operation: { status: 'RUNNING' } } };

describe('a connection', () => {
  it('is acknowledged, then gives events under the ID of the subscription', async () => {
    const socket = await connect();
    socket.subscribe('mine', followStatus, { id: operationId });
    expect(await socket.received(2)).toEqual([
      { type: 'connection_ack' },
      { id: 'mine', type: 'next', payload: running },
    ]);
  });

  it('answers a ping', async () => {
    const socket = await connect();
    socket.send({ type: 'ping', payload: { at: 1 } });
    expect((await socket.received(2))[1]).toEqual({ type: 'pong', payload: { at: 1 } });
  });

  it('lets an ID be used again right after its subscription was left', async () => {
    const socket = await connect();
    socket.subscribe('1', followStatus, { id: operationId });
    await socket.received(2);
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('1', followStatus, { id: operationId });
    expect((await socket.received(3)).slice(2)).toEqual([{ id: '1', type: 'next', payload: running }]);
    expect(gateway.watched()).toBe(1);
    const cancel = 'mutation ($id: ID!) { cancelOperation(input: { id: $id }) { operation { status } } }';
    const short = await createImage(gateway, 'short');
    socket.subscribe('2', followStatus, { id: short.operationId });
    await socket.received(4);
    await gateway.query(cancel, { id: short.operationId });
    expect((await socket.received(6)).slice(3)).toEqual([
      { id: '2', type: 'next', payload: running },
      { id: '2', type: 'next', payload: { data: { operation: { status: 'FAILED' } } } },
      { id: '2', type: 'complete' },
    ]);
  });

  it('sends nothing for a subscription that is left before it has begun', async () => {
    const socket = await connect();
    socket.subscribe('1', followStatus, { id: operationId });
    socket.send({ id: '1', type: 'complete' });
    socket.send({ type: 'ping' });
    await socket.received(2);
    await until(() => gateway.watched() === 0);
    expect(socket.messages.map(({ type }) => type)).toEqual(['connection_ack', 'pong']);
  });

  it('ignores the end of a subscription that it does not know', async () => {
    const socket = await connect();
    socket.send({ id: 'nobody', type: 'complete' });
    socket.subscribe('1', followStatus, { id: operationId });
    expect(await socket.received(2)).toMatchObject([{}, { id: '1', type: 'next' }]);
  });
});

describe('a client that is mistaken is told so, and it is no fault of the gateway', () => {
  it.each(['connection_ack', 'next', 'error'])('which sends what only servers say: %s', async (type) => {
    const socket = await connect();
    socket.send({ id: '1', type, payload: type === 'error' ? [{ message: 'a' }] : {} });
    expect(await socket.closed).toEqual({ code: 4400, reason: `A client sends no message of the type "${type}".` });
  });

  it('which uses an ID twice that is longer than the reason of a close may be', async () => {
    const socket = await connect();
    const id = 'ä'.repeat(100);
    socket.subscribe(id, followStatus, { id: operationId });
    await socket.received(2);
    socket.subscribe(id, followStatus, { id: operationId });
    expect(await socket.closed).toEqual({ code: 4409, reason: `Subscriber for ${'ä'.repeat(54)}` });
  });
});

describe('only subscriptions run over the socket', () => {
  it.each([
    ['query', '{ __typename }'],
    ['mutation', 'mutation { deleteImage(input: { id: "x" }) { operation { id } } }'],
  ])('not a %s', async (kind, document) => {
    const socket = await connect();
    gateway.sandbox.clearRequests();
    socket.subscribe('1', document);
    expect((await socket.received(2))[1]).toEqual({
      id: '1',
      type: 'error',
      payload: [
        {
          message: `A ${kind} is to be sent by HTTP POST for an answer in JSON. Only subscriptions give events.`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('and no subscription is answered in JSON', async () => {
    const { status, errors } = await gateway.query(followStatus, { id: operationId });
    expect(status).toBe(400);
    expect(errors).toEqual([
      {
        message:
          'Subscriptions run at this path over a WebSocket with the protocol graphql-transport-ws, or as server-sent ' +
          'events with the header "Accept: text/event-stream".',
        extensions: { code: 'BAD_REQUEST' },
      },
    ]);
  });
});

describe('a document that is refused', () => {
  // As long as the original, so that locations are the same.
  const asQuery = followStatus.replace('subscription', 'query       ');

  it.each([
    ['what is no GraphQL', 'subscription {', {}],
    ['a field that is not there', 'subscription { nothing }', {}],
    ['two fields at once', 'subscription { operation(id: "a") { id } imageStatus(id: "a") { id } }', {}],
    ['a variable that is missing', followStatus, {}],
    ['a variable of another type', followStatus, { id: { a: 1 } }],
  ])('is so in the same form as over HTTP: %s', async (_what, query, variables) => {
    const socket = await connect();
    const overHttp = await gateway.query(query === followStatus ? asQuery : query, variables);
    expect(overHttp.errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^[A-Z_]+$/) } }]);
    socket.subscribe('1', query, variables);
    expect((await socket.received(2)).slice(1)).toEqual([{ id: '1', type: 'error', payload: overHttp.errors }]);
  });

  it('is so when it does not say which operation is meant', async () => {
    const socket = await connect();
    const query = 'subscription A { operation(id: "a") { id } } subscription B { operation(id: "b") { id } }';
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    socket.send({ id: '2', type: 'subscribe', payload: { query, operationName: 'C' } });
    const codes = (await socket.received(3)).slice(1).map(({ payload }) => payload);
    expect(codes).toEqual([
      [{ message: expect.stringContaining('operationName'), extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      [{ message: expect.stringContaining('"C"'), extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
    ]);
  });
});

describe('the limit of subscriptions per connection', () => {
  it('refuses one more and keeps the others; whoever leaves makes room', async () => {
    const socket = await connect();
    for (const id of ['1', '2', '3']) socket.subscribe(id, followStatus, { id: operationId });
    await socket.received(4);
    expect(socket.messages).toContainEqual({
      id: '3',
      type: 'error',
      payload: [
        {
          message: 'No more than 2 subscriptions may run over one connection at the same moment.',
          extensions: { code: 'RESOURCE_EXHAUSTED', retryable: true },
        },
      ],
    });
    socket.send({ id: '1', type: 'complete' });
    socket.subscribe('4', followStatus, { id: operationId });
    expect((await socket.received(5))[4]).toEqual({ id: '4', type: 'next', payload: running });
    const other = await connect();
    other.subscribe('1', followStatus, { id: operationId });
    expect((await other.received(2))[1]).toEqual({ id: '1', type: 'next', payload: running });
  });
});

describe('a client that does not keep to the protocol', () => {
  it.each([
    ['no JSON', 'hello', 4400],
    ['JSON that is no object', '[1]', 4400],
    ['null', 'null', 4400],
    ['a message without a type', '{}', 4400],
    ['a message of another type', '{"type":"start","id":"1"}', 4400],
    ['a subscription without an ID', '{"type":"subscribe","payload":{"query":"subscription { a }"}}', 4400],
    ['a subscription without a document', '{"type":"subscribe","id":"1","payload":{}}', 4400],
    ['variables that are a list', '{"type":"subscribe","id":"1","payload":{"query":"","variables":[]}}', 4400],
    ['a second connection_init', '{"type":"connection_init"}', 4429],
    ['the ID of an object’s own machinery', '{"type":"subscribe","id":"__proto__","payload":{"query":1}}', 4400],
    ['a message that is too large', JSON.stringify({ type: 'ping', payload: { a: 'x'.repeat(4096) } }), 1009],
  ])('is hung up on for %s', async (_what, message, code) => {
    const socket = await connect();
    socket.send(message);
    expect(await socket.closed).toMatchObject({ code });
  });

  it('is hung up on for an ID that is in use', async () => {
    const socket = await connect();
    socket.subscribe('1', followStatus, { id: operationId });
    await socket.received(2);
    socket.subscribe('1', followStatus, { id: operationId });
    expect((await socket.closed).code).toBe(4409);
  });

  it('is hung up on when it subscribes before it has said who it is', async () => {
    const socket = await open();
    socket.subscribe('1', followStatus, { id: operationId });
    expect((await socket.closed).code).toBe(4401);
  });

  it('is hung up on when it breaks the framing of WebSockets', async () => {
    const socket = await connect();
    // A reserved opcode.
    (socket.socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.from([0x8f, 0x80, 0, 0, 0, 0]),
    );
    expect((await socket.closed).code).toBe(1002);
  });

  it('is hung up on for another protocol', async () => {
    const rejected = RawSocket.open(gateway.url, { protocol: 'graphql-ws' });
    await expect(rejected).rejects.toThrow('Server sent no subprotocol');
  });
});

describe('another path', () => {
  it.each([
    ['/livez', 200],
    ['/', 200],
    ['/nowhere', 404],
  ])('%s is no WebSocket and answers as ever', async (path, status) => {
    await expect(RawSocket.open(gateway.url, { path })).rejects.toThrow(`Unexpected server response: ${status}`);
  });
});
