import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import { UnreadResponses, type UnreadResponsesOptions } from '../../../src/server/edge/unread-responses.ts';
import { until } from '../../support/until.ts';

const bytes = 16_000_000;

let app: FastifyInstance;
let responses: UnreadResponses;
let now = 0;
const clients: Socket[] = [];
/** The connections that the server has closed, in the order in which they were opened. */
let closed: number[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await app.close();
});

/**
 * Starts a server whose every response is larger than what the operating system takes from it, on a clock that stands.
 *
 * @param queued what the operating system is said to have left; by default what it has
 */
async function start(options: Partial<UnreadResponsesOptions>, queued?: () => number): Promise<void> {
  now = 0;
  app = Fastify({ forceCloseConnections: true });
  const all = { unreadBytes: 1_000_000_000, unreadMs: 30_000, ...options };
  responses = new UnreadResponses(all, () => now, queued);
  const closedHere: number[] = [];
  closed = closedHere;
  let opened = 0;
  app.server.on('connection', (socket: Socket) => {
    const number = (opened += 1);
    socket.on('close', () => closedHere.push(number));
  });
  responses.observe(app);
  app.get('/', () => 'x'.repeat(bytes));
  await app.listen({ port: 0, host: '127.0.0.1' });
}

/** Asks for a response, and reads nothing of it. */
async function ask(times = 1): Promise<Socket> {
  const { port } = new URL(app.listeningOrigin);
  const client = connect(Number(port), '127.0.0.1');
  clients.push(client);
  client.on('error', () => undefined);
  await once(client, 'connect');
  const served = once(app.server, 'request');
  client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(times));
  await served;
  await setImmediate();
  return client;
}

/** Lets time pass, and has the connections looked at. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  responses.check();
  await setImmediate();
}

describe('a connection whose client reads nothing', () => {
  it('is closed after the time without progress', async () => {
    await start({}, () => 1_000_000);
    await ask();
    await pass(0);
    await pass(29_999);
    expect(closed).toEqual([]);
    await pass(1);
    await until(() => closed.length === 1);
  });

  it('is closed by what the operating system reports', async () => {
    await start({});
    await ask();
    // It takes some megabytes at first, which is progress.
    while (closed.length === 0) await pass(10_000);
    expect(now).toBeGreaterThanOrEqual(30_000);
  });

  it('is not saved by what it sends', async () => {
    await start({}, () => 1_000_000);
    const client = await ask();
    await pass(0);
    for (let second = 0; second < 30; second += 1) {
      client.write('G');
      await pass(1000);
    }
    await until(() => closed.length === 1);
  });

  it('is not closed while it makes progress, however slow', async () => {
    let left = 100;
    await start({}, () => left);
    await ask();
    for (; left > 0; left -= 1) await pass(29_000);
    expect(closed).toEqual([]);
  });

  it('is not closed when it has read everything and asks for nothing', async () => {
    await start({});
    const client = await ask();
    let received = 0;
    client.on('data', (chunk: Buffer) => (received += chunk.length));
    await until(() => received >= bytes);
    await pass(60_000);
    await pass(60_000);
    expect(closed).toEqual([]);
  });
});

describe('the bytes that wait for clients', () => {
  it('are bounded over all connections: the one that waits for the longest time is closed', async () => {
    await start({ unreadBytes: 2.5 * bytes });
    await ask();
    await ask();
    expect(closed).toEqual([]);
    await ask();
    await until(() => closed.length > 0);
    expect(closed).toEqual([1]);
    await ask();
    await until(() => closed.length > 1);
    expect(closed).toEqual([1, 2]);
  });

  it('count each of the responses that wait on one connection', async () => {
    await start({ unreadBytes: 3.5 * bytes });
    await ask(3);
    expect(closed).toEqual([]);
    await ask();
    await until(() => closed.length > 0);
    expect(closed).toEqual([1]);
  });

  it('no longer count when they have been read', async () => {
    await start({ unreadBytes: 1.5 * bytes });
    for (let round = 0; round < 4; round += 1) {
      const client = await ask();
      let received = 0;
      client.on('data', (chunk: Buffer) => (received += chunk.length));
      await until(() => received >= bytes);
    }
    expect(closed).toEqual([]);
  });
});
