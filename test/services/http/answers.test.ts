import { once } from 'node:events';
import { type AddressInfo, createServer, type LookupFunction, type Server, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ComputeImage } from '../../../src/model/image.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { callersOwn } from '../../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../../src/services/refused-tokens.ts';
import { createServices, endpoints, type Services, type ServicesOptions } from '../../../src/services/services.ts';
import type { UpstreamCall } from '../../../src/services/upstream-call.ts';
import { plainCalls } from '../../support/plain-calls.ts';

const json = (name: string): string =>
  JSON.stringify({ id: 'fd8', folderId: 'b1g', createdAt: '2024-01-01T00:00:00Z', name });

const toClose: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** A service that answers every request with these pieces of bytes, a turn of the event loop between one and the next. */
async function serviceAnswering(...pieces: readonly (string | Buffer)[]): Promise<Server & { received: string }> {
  const sockets = new Set<Socket>();
  const server = Object.assign(createServer(), { received: '' });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true).on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      server.received += chunk.toString('latin1');
      void (async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await setImmediate();
        }
      })();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toClose.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server does not listen on a port.');
  return address.port;
}

function servicesAt(url: string, options: Partial<ServicesOptions> = {}): Services {
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, url]));
  const services = createServices({ ...plainCalls, baseUrls, ...options });
  toClose.push(() => services.close());
  return services;
}

function callWith(cancellation: Cancellation): UpstreamCall {
  return {
    callerKey: 'a',
    credentials: callersOwn('Bearer token'),
    refusedTokens: new RefusedTokens(),
    cancellation,
    requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
    propagated: noPropagatedHeaders,
    idempotencyKey: null,
    traceContext: null,
    onRequest: () => () => undefined,
  };
}

async function nameIn(...pieces: readonly (string | Buffer)[]): Promise<ComputeImage['name'] | undefined> {
  const service = await serviceAnswering(...pieces);
  const services = servicesAt(`http://127.0.0.1:${portOf(service)}`);
  return (await services.compute.get('fd8', callWith(new Cancellation())))?.name;
}

const head = (length: number): string => `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`;

describe('an answer is read', () => {
  const body = Buffer.from(json('größer – 🌍'));

  it('in one piece', async () => {
    expect(await nameIn(Buffer.concat([Buffer.from(head(body.length)), body]))).toBe('größer – 🌍');
  });

  it('byte by byte, where a character comes in several pieces', async () => {
    const bytes = Array.from(body, (byte) => Buffer.from([byte]));
    expect(await nameIn(head(body.length), ...bytes)).toBe('größer – 🌍');
  });

  it('without the byte order mark before it', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
    expect(await nameIn(head(marked.length), marked)).toBe('größer – 🌍');
  });

  it('with a mark in the place of what is no UTF-8', async () => {
    const broken = Buffer.from(json('a?b'));
    broken[broken.indexOf('?')] = 0xff;
    expect(await nameIn(head(broken.length), broken)).toBe('a\u{fffd}b');
  });

  it('after interim answers, of which nothing counts', async () => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nx-request-id: interim\r\n\r\n';
    expect(await nameIn(interim, interim, head(body.length), body)).toBe('größer – 🌍');
  });
});

it.each([
  ['empty', ''],
  ['half of its JSON', json('a').slice(0, 20)],
  ['a page', '<html>'],
])('an answer that is %s is none', async (_, body) => {
  await expect(nameIn(head(body.length) + body)).rejects.toMatchObject({ code: 'UPSTREAM_MALFORMED', httpStatus: 200 });
});

it('an answer that ends before its length is none', async () => {
  const service = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(head(1000) + json('a')));
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  toClose.push(() => service.close());
  const services = servicesAt(`http://127.0.0.1:${portOf(service)}`);
  await expect(services.compute.get('fd8', callWith(new Cancellation()))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    httpStatus: null,
  });
});

it('a request whose caller has left before it was connected is never sent', async () => {
  const service = await serviceAnswering(head(json('a').length) + json('a'));
  /** The address is found when the test says so for the first time, and at once from then on. */
  let find: () => void = () => undefined;
  const canFind = new Promise<void>((resolve) => (find = resolve));
  const lookup: LookupFunction = (_name, options, callback) => {
    void canFind.then(() => {
      if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
      else callback(null, '127.0.0.1', 4);
    });
  };
  const services = servicesAt(`http://service.example:${portOf(service)}`, { lookup, concurrency: 1 });
  const client = new Cancellation();
  const left = services.compute.get('left', callWith(client));
  await setImmediate();
  client.cancel('left');
  await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
  const connected = once(service, 'connection');
  find();
  await connected;
  await services.compute.get('next', callWith(new Cancellation()));
  expect(service.received).toContain('/images/next');
  expect(service.received).not.toContain('/images/left');
});

it('a request that nobody waits for from the beginning is not sent', async () => {
  const service = await serviceAnswering(head(json('a').length) + json('a'));
  const services = servicesAt(`http://127.0.0.1:${portOf(service)}`);
  const gone = new Cancellation();
  gone.cancel('left');
  await expect(services.compute.get('fd8', callWith(gone))).rejects.toMatchObject({ code: 'CANCELLED' });
  await services.compute.get('next', callWith(new Cancellation()));
  expect(service.received).not.toContain('fd8');
});
