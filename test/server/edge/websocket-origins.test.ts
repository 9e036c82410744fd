import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

const listed = 'https://console.example.net';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ environment: { CORS_ORIGINS: listed } });
});

afterAll(() => gateway.close());

/** Asks for a WebSocket as the browser of a page of an origin does: 101, or the status and the body of the refusal. */
async function open(headers: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const answer = once(socket, 'unexpected-response') as Promise<[unknown, IncomingMessage]>;
  const opened = once(socket, 'open').then(() => {
    socket.terminate();
    return { status: 101, body: null };
  });
  const refused = answer.then(async ([, response]) => {
    const chunks = (await response.toArray()) as Buffer[];
    return { status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
  });
  socket.on('error', () => undefined);
  return Promise.race([opened, refused]);
}

describe('a WebSocket', () => {
  it('may be opened by a program, which has no origin', async () => {
    expect(await open({})).toMatchObject({ status: 101 });
  });

  it('may be opened by a page of the gateway itself, also behind TLS', async () => {
    const { host } = new URL(gateway.url);
    for (const origin of [`http://${host}`, `https://${host}`])
      expect(await open({ origin })).toMatchObject({ status: 101 });
  });

  it('may be opened by a page of a listed origin', async () => {
    expect(await open({ origin: listed })).toMatchObject({ status: 101 });
  });

  it.each([
    'https://evil.example.net',
    'http://console.example.net',
    'https://console.example.net:8443',
    'http://127.0.0.1:1',
    'null',
    'nonsense',
  ])('may not be opened by a page of %s, whatever credentials it has', async (origin) => {
    expect(await open({ origin, authorization: 'Bearer sandbox-admin', cookie: 'session=1' })).toEqual({
      status: 403,
      body: {
        errors: [{ message: 'Pages of this origin may not open a WebSocket here.', extensions: { code: 'FORBIDDEN' } }],
      },
    });
  });

  it('may not be opened by a page that has the gateway’s host in its query or password', async () => {
    const { host } = new URL(gateway.url);
    for (const origin of [`https://evil.example.net?${host}`, `https://${host}@evil.example.net`]) {
      expect(await open({ origin })).toMatchObject({ status: 403 });
    }
  });

  it('may be opened by a page of the host that a trusted proxy says was asked', async () => {
    const headers = { origin: 'https://images.example.net', 'x-forwarded-host': 'images.example.net' };
    expect(await open(headers)).toMatchObject({ status: 403 });
    await gateway.close();
    gateway = await startGateway({ environment: { TRUSTED_PROXIES: 'loopback' } });
    expect(await open(headers)).toMatchObject({ status: 101 });
    expect(await open({ ...headers, origin: 'https://evil.example.net' })).toMatchObject({ status: 403 });
  });
});
