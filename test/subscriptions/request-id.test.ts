import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { createLogger } from '../../src/server/logger.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { createImage, followStatus, quickPace } from './documents.ts';
import { RawSocket } from './raw-socket.ts';

let gateway: TestGateway;
let lines: Readonly<Record<string, unknown>>[];

beforeEach(async () => {
  lines = [];
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs: 100 },
    environment: quickPace,
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
  });
});

afterEach(() => gateway.close());

async function endOf(message: string): Promise<Readonly<Record<string, unknown>>> {
  await until(() => lines.some(({ msg }) => msg === message));
  return lines.find(({ msg }) => msg === message) ?? {};
}

/** The IDs that the operation service was called with. */
function idsUpstream(): readonly unknown[] {
  const looks = gateway.sandbox.requests.filter(({ service }) => service === 'operation');
  return [...new Set(looks.map(({ headers }) => headers['x-request-id']))];
}

describe('x-request-id of a subscription', () => {
  it('by server-sent events is that of its request: in, out, in the log and in the calls to services', async () => {
    const { operationId: id } = await createImage(gateway, 'followed');
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer sandbox-admin',
        'x-request-id': 'events-1',
      },
      body: JSON.stringify({ query: followStatus, variables: { id } }),
    });
    expect(response.headers.get('x-request-id')).toBe('events-1');
    await response.text();
    expect(await endOf('subscription')).toMatchObject({ requestId: 'events-1', connectionId: 'events-1' });
    expect(idsUpstream()).toEqual(['events-1']);
  });

  it('over a WebSocket is its own, and the log says which connection it came over', async () => {
    const { operationId } = await createImage(gateway, 'followed');
    const raw = await RawSocket.open(gateway.url, { headers: { 'x-request-id': 'socket-1' } });
    raw.send({ type: 'connection_init', payload: { authorization: 'sandbox-admin' } });
    await raw.received(1);
    raw.subscribe('1', followStatus, { id: operationId });
    const { requestId, connectionId } = await endOf('subscription');
    expect(connectionId).toBe('socket-1');
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(idsUpstream()).toEqual([requestId]);
    raw.socket.close();
    expect(await endOf('websocket')).toMatchObject({ requestId: 'socket-1' });
  });

  it.each([
    ['the client’s own', { 'x-request-id': 'socket-2' }, /^socket-2$/],
    ['a new one where the client sends none', {}, /^[0-9a-f-]{36}$/],
    ['a new one where the client sends nonsense', { 'x-request-id': 'two words' }, /^[0-9a-f-]{36}$/],
  ])('comes back with the answer that opens a WebSocket: %s', async (_what, headers, expected) => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    const [response] = (await once(socket, 'upgrade')) as [IncomingMessage];
    expect(response.headers['x-request-id']).toMatch(expected);
    socket.terminate();
  });
});
