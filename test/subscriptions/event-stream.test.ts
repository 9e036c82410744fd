import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { passthrough } from '../../src/server/authentication/principal.ts';
import { EventStream } from '../../src/server/subscriptions/event-stream.ts';
import { until } from '../support/until.ts';
import { EventSource } from './event-source.ts';
import { type OwnStreamServer, startOwnStream } from './own-stream.ts';

let server: OwnStreamServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const body = { query: 'subscription { stream }' };

/** Gives a number and then nothing until it is left. */
function oneNumber(): AsyncIterableIterator<number> {
  let leave = (): void => undefined;
  let given = false;
  return {
    async next() {
      if (given) await new Promise<void>((resolve) => (leave = resolve));
      if (given) return { done: true, value: undefined };
      given = true;
      return { done: false, value: 1 };
    },
    return() {
      leave();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

describe('a stream of server-sent events', () => {
  it('says something again and again', async () => {
    server = await startOwnStream(oneNumber, { keepAliveMs: 20 });
    const source = await EventSource.open(server.url, body);
    await until(() => source.comments >= 4);
    expect(source.events).toEqual([{ event: 'next', data: { data: { stream: 1 } } }]);
    source.leave();
    await until(() => server?.lines.some(({ msg, end }) => msg === 'subscription' && end === 'left') === true);
  });

  it('ends with an error when the token of its client has expired', async () => {
    server = await startOwnStream(oneNumber, {
      authenticate: async (headers) => ({ ...(await passthrough(headers)), expiresAt: Date.now() + 200 }),
    });
    const source = await EventSource.open(server.url, body);
    expect(await source.end).toBe(true);
    expect(source.events.slice(1)).toEqual([
      {
        event: 'next',
        data: { errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }] },
      },
      { event: 'complete', data: null },
    ]);
    expect(server.lines).toContainEqual(expect.objectContaining({ msg: 'subscription', end: 'failed' }));
  });

  it('tells of a fault of the gateway as internal', async () => {
    server = await startOwnStream(async function* () {
      yield await Promise.resolve(1);
      throw new TypeError('s3cret');
    });
    const source = await EventSource.open(server.url, body);
    expect(await source.end).toBe(true);
    expect(source.events).toMatchObject([
      { data: { data: { stream: 1 } } },
      { data: { errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } },
      { event: 'complete' },
    ]);
  });

  it('does not keep the server from stopping when nobody reads it', async () => {
    async function* flood(): AsyncGenerator<number> {
      for (let count = 0; ; count += 1) yield await setImmediate(count);
    }
    server = await startOwnStream(flood, { closeTimeoutMs: 50 });
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const text = JSON.stringify(body);
    const head = ['POST /graphql HTTP/1.1', 'Host: test', 'Authorization: Bearer token', 'Accept: text/event-stream'];
    const rest = ['Content-Type: application/json', `Content-Length: ${text.length}`];
    socket.write(`${[...head, ...rest].join('\r\n')}\r\n\r\n${text}`);
    await once(socket, 'readable');
    await sleep(200);
    await server.close();
    server = undefined;
    socket.destroy();
  });
});

describe('EventStream', () => {
  it('takes no more events than there is room for', async () => {
    let taken = 0;
    const big = { data: { text: 'x'.repeat(10_000) } };
    const stream = new EventStream(
      { next: () => Promise.resolve({ done: false, value: ((taken += 1), big) }) },
      60_000,
    );
    stream.read(0);
    await sleep(50);
    const before = taken;
    expect(before).toBeLessThan(10);
    stream.read();
    await until(() => taken > before);
    stream.destroy();
  });
});
