import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { until } from '../../support/until.ts';

let gateway: TestGateway | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await gateway?.close();
  gateway = undefined;
});

async function start(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  gateway = await startGateway({ environment, sandboxOptions: { images: 1000 } });
  return gateway;
}

async function open({ url }: TestGateway): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const head = (length: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sandbox-admin\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;

/** A query with as many spaces as make it so long. */
function query(document: string, length = 0): string {
  return JSON.stringify({ query: document }).padEnd(length, ' ');
}

function request(document: string, length = 0): string {
  const body = query(document, length);
  return head(`Content-Length: ${body.length}`) + body;
}

const isAnswered = (answer: string): boolean => answer.includes('{"data":{"__typename":"Query"}}');

describe('bodies that are not complete', () => {
  it('beyond BODIES_LIMIT_BYTES end with the oldest, and its request gets 503', async () => {
    const server = await start({ BODIES_LIMIT_BYTES: '1000000' });
    const stalled: { readonly socket: Socket; readonly answer: Promise<string> }[] = [];
    const answered: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      const socket = await open(server);
      // Those that are left are cut off in the end.
      const answer = text(socket).catch(() => '');
      void answer.then(() => answered.push(index));
      stalled.push({ socket, answer });
      // All but the last byte.
      socket.write(request('{ __typename }', 300_001).slice(0, -1));
      // Four bodies of 300,000 bytes are too many: each further body ends the oldest.
      if (index >= 3) await until(() => answered.length === index - 2);
    }
    expect(answered).toEqual([0, 1, 2]);
    const refused = (await stalled[0]?.answer) ?? '';
    expect(refused).toMatch(/^HTTP\/1\.1 503 /);
    expect(refused).toMatch(/\r\nretry-after: 1\r\n/);
    expect(refused).toContain('"code":"RESOURCE_EXHAUSTED","retryable":true,"retryAfterSeconds":1');

    // Those that are left are still received.
    stalled.at(-1)?.socket.end(' ');
    expect(isAnswered((await stalled.at(-1)?.answer) ?? '')).toBe(true);
  });

  it('do not keep others from being answered', async () => {
    const server = await start({ BODIES_LIMIT_BYTES: '1000000' });
    for (let index = 0; index < 40; index += 1) {
      const socket = await open(server);
      socket.write(head('Content-Length: 400000') + ' '.repeat(300_000));
      if (index % 8 === 0) expect((await server.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
    }
  });

  it('no longer count when their clients have left', async () => {
    const server = await start({ BODIES_LIMIT_BYTES: '1000000' });
    for (let round = 0; round < 5; round += 1) {
      const socket = await open(server);
      socket.write(head('Content-Length: 900000') + ' '.repeat(600_000));
      await until(() => socket.writableLength === 0);
      socket.destroy();
    }
    const socket = await open(server);
    const answer = text(socket);
    const whole = request('{ __typename }', 900_000);
    socket.write(whole.slice(0, 500_000));
    await until(() => socket.writableLength === 0);
    socket.end(whole.slice(500_000));
    expect(isAnswered(await answer)).toBe(true);
  });

  it('in chunks of one byte are read', async () => {
    const server = await start({});
    const socket = await open(server);
    const answer = text(socket);
    const chunks = query('{ __typename }', 200_000).replaceAll(/./g, '1\r\n$&\r\n');
    socket.end(`${head('Transfer-Encoding: chunked')}${chunks}0\r\n\r\n`);
    expect(isAnswered(await answer)).toBe(true);
  });

  it('may be any body that was allowed before, with the same answers to those that were not', async () => {
    const server = await start({ BODY_LIMIT_BYTES: '100000' });
    const answerTo = async (bytes: string): Promise<string> => {
      const socket = await open(server);
      socket.end(bytes);
      return text(socket);
    };
    expect(isAnswered(await answerTo(request('{ __typename }', 100_000)))).toBe(true);
    expect(await answerTo(request('{ __typename }', 100_001))).toContain('larger than 100000 bytes');
    const chunk = `${(100_001).toString(16)}\r\n${query('{ __typename }', 100_001)}\r\n0\r\n\r\n`;
    expect(await answerTo(head('Transfer-Encoding: chunked') + chunk)).toContain('larger than 100000 bytes');
    expect(await answerTo(`${head('Content-Length: 5')}{"a":`)).toContain('not valid JSON');
    expect(await answerTo(head('Content-Length: 0'))).toContain('not valid JSON');
    expect(await answerTo(request(`{ __typename }`).replace('{"query', '{"__proto__":{},"query'))).toContain(
      'not valid JSON',
    );
    const brackets = '['.repeat(70_000);
    expect(await answerTo(head(`Content-Length: ${brackets.length}`) + brackets)).toContain('more JSON values');
  });
});

describe('connections', () => {
  it('beyond CONNECTION_LIMIT take the place of the longest idle, so that others are answered', async () => {
    const server = await start({ CONNECTION_LIMIT: '5' });
    const closed: number[] = [];
    const idle: Socket[] = [];
    for (let index = 0; index < 5; index += 1) {
      const socket = await open(server);
      socket.resume().on('close', () => closed.push(index));
      idle.push(socket);
    }
    const [halfway, answered] = idle;
    if (halfway === undefined || answered === undefined) throw new Error('The connections are not open.');
    halfway.write(head('Content-Length: 100'));
    answered.write(request('{ __typename }'));
    await once(answered, 'data');
    for (let round = 0; round < 2; round += 1) {
      const socket = await open(server);
      socket.end('GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
    }
    await until(() => closed.length > 0);
    expect(closed[0]).toBe(2);
    expect(closed).not.toContain(1);
  });

  it('that are all in use are not closed for a new one', async () => {
    const server = await start({ CONNECTION_LIMIT: '2' });
    server.sandbox.faults.set('compute', { hang: true });
    const busy = await Promise.all([open(server), open(server)]);
    for (const socket of busy) socket.write(request('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }'));
    await until(() => server.sandbox.requests.length > 0);
    const refused = await open(server);
    refused.resume();
    await once(refused, 'close');
    expect(busy.map(({ closed }) => closed)).toEqual([false, false]);
  });

  it('beyond CONNECTION_LIMIT_PER_ADDRESS are closed, except for those of trusted proxies', async () => {
    const server = await start({ CONNECTION_LIMIT_PER_ADDRESS: '2' });
    const first = await open(server);
    await open(server);
    const refused = await open(server);
    await once(refused.resume(), 'close');
    first.destroy();
    await once(first, 'close');
    const next = await open(server);
    next.end(request('{ __typename }'));
    expect(isAnswered(await text(next))).toBe(true);

    await server.close();
    const behindProxy = await start({ CONNECTION_LIMIT_PER_ADDRESS: '1', TRUSTED_PROXIES: 'loopback' });
    await open(behindProxy);
    const another = await open(behindProxy);
    another.end(request('{ __typename }'));
    expect(isAnswered(await text(another))).toBe(true);
  });
});
