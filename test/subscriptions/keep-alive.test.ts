import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { type OwnStreamServer, startOwnStream } from './own-stream.ts';
import { RawSocket } from './raw-socket.ts';

let server: OwnStreamServer;

afterEach(() => server.close());

/** Gives nothing until it is left. */
async function* silence(): AsyncGenerator<number> {
  await new Promise(() => undefined);
  yield 0;
}

describe('a connection', () => {
  it('is kept while the client answers pings', async () => {
    // A client whose machine is busy answers late.
    server = await startOwnStream(silence, { keepAliveMs: 300 });
    const socket = await RawSocket.connect(server.url);
    let pings = 0;
    socket.socket.on('ping', () => (pings += 1));
    await until(() => pings >= 4);
    socket.send({ type: 'ping' });
    expect(await socket.received(2)).toEqual([{ type: 'connection_ack' }, { type: 'pong' }]);
    socket.terminate();
  });

  it('is broken when the client has vanished without a word', async () => {
    server = await startOwnStream(silence, { keepAliveMs: 40 });
    const socket = await RawSocket.open(server.url, { autoPong: false });
    socket.send({ type: 'connection_init', payload: { authorization: 'token' } });
    await socket.received(1);
    expect((await socket.closed).code).toBe(1006);
    await until(() => server.lines.some(({ msg }) => msg === 'websocket'));
  });

  it('is closed when the client does not say in time who it is', async () => {
    server = await startOwnStream(silence, { connectionInitTimeoutMs: 50 });
    const socket = await RawSocket.open(server.url);
    expect((await socket.closed).code).toBe(4408);
  });
});

describe('a client that asks for more than it reads', () => {
  it('is hung up on before it costs much memory', async () => {
    server = await startOwnStream(silence);
    const socket = await RawSocket.connect(server.url);
    socket.socket.pause();
    const ping = { type: 'ping', payload: { text: 'x'.repeat(1_000_000) } };
    for (let count = 0; count < 60 && socket.socket.readyState === 1; count += 1) {
      socket.send(ping);
      await sleep(5);
    }
    await until(() => server.lines.some(({ msg }) => msg === 'websocket'));
    expect(server.lines.at(-1)).toMatchObject({ msg: 'websocket', closeCode: 1006 });
    socket.terminate();
  });
});
