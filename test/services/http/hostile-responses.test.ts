import { once } from 'node:events';
import { RefusedTokens } from '../../../src/services/refused-tokens.ts';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { noUnreadableRecords } from '../../../src/model/page.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { callersOwn } from '../../../src/services/credentials.ts';
import { BytesInFlight, type Receiving } from '../../../src/services/http/bytes-in-flight.ts';
import { isCheapJson } from '../../../src/services/http/json-bounds.ts';
import { ReceivedBytes } from '../../../src/services/http/received-bytes.ts';
import { decodePage } from '../../../src/services/list-page.ts';
import { noPropagatedHeaders } from '../../../src/services/propagated-headers.ts';
import { createServices, endpoints, type Services, type ServicesOptions } from '../../../src/services/services.ts';
import type { UpstreamCall } from '../../../src/services/upstream-call.ts';
import { plainCalls } from '../../support/plain-calls.ts';

const toClose: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** Starts a service that answers each request by this function, and returns the clients of it. */
async function servicesAnswering(
  answer: (socket: Socket) => void,
  options: Partial<ServicesOptions> = {},
): Promise<Services> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server does not listen on a port.');
  const baseUrls = Object.fromEntries(endpoints.map(({ service }) => [service, `http://127.0.0.1:${address.port}`]));
  const services = createServices({ ...plainCalls, baseUrls, ...options });
  toClose.push(
    () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
    () => services.close(),
  );
  return services;
}

const call: UpstreamCall = {
  callerKey: 'a',
  credentials: callersOwn('Bearer token'),
  cancellation: new Cancellation(),
  requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
  propagated: noPropagatedHeaders,
  idempotencyKey: null,
  refusedTokens: new RefusedTokens(),
  traceContext: null,
  onRequest: () => () => undefined,
};

const get = (services: Services, id = 'fd8') => services.compute.get(id, call);
const list = (services: Services) =>
  services.compute.list({ folderId: 'f', filter: null, order: null }, { pageSize: 10, pageToken: null }, call);

const ok = (body: string, status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const image = (id: string, description = ''): string =>
  JSON.stringify({ id, folderId: 'f', createdAt: '2024-01-01T00:00:00Z', description });

describe('chunks are joined as they arrive', () => {
  it('in a buffer that doubles, however small they are, and is never larger than the limit', () => {
    const received = new ReceivedBytes();
    const buffers = new Set<number>();
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
    for (const byte of bytes) {
      received.add(Buffer.from([byte]), 100_000);
      buffers.add(received.held);
    }
    expect(received.bytes().equals(bytes)).toBe(true);
    expect(received.held).toBe(100_000);
    expect(buffers.size).toBeLessThan(10);
  });

  it('and a single chunk is not copied', () => {
    const received = new ReceivedBytes();
    const chunk = Buffer.from('whole');
    received.add(chunk, 100);
    expect(received.bytes().buffer).toBe(chunk.buffer);
    expect(new ReceivedBytes().bytes()).toHaveLength(0);
  });

  it('so that a page in chunks of one byte is read', async () => {
    const body = `{"images":[${image('fd8', 'größer')}]}`;
    const chunks = [...Buffer.from(body)].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10]));
    const services = await servicesAnswering((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      socket.write(Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]));
    });
    expect((await list(services)).items).toMatchObject([{ imageId: 'fd8', description: 'größer' }]);
  });
});

describe('a response is not read to its end', () => {
  const endless = (status: string) => (socket: Socket) => {
    socket.write(`HTTP/1.1 ${status}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    const write = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', write);
    write();
  };

  it('beyond the limit of a single record, which is smaller than that of a list', async () => {
    const services = await servicesAnswering(endless('200 OK'));
    const malformed = { code: 'UPSTREAM_MALFORMED', httpStatus: null, retryable: true };
    await expect(get(services)).rejects.toMatchObject({
      ...malformed,
      message: 'Compute answered with more than 1048576 bytes.',
    });
    await expect(list(services)).rejects.toMatchObject({
      ...malformed,
      message: 'Compute answered with more than 10240000 bytes.',
    });
  });

  it('beyond the limit of an error, whose status counts then', async () => {
    const services = await servicesAnswering(endless('403 Forbidden'));
    await expect(get(services)).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      httpStatus: 403,
      message: 'Compute answered PERMISSION_DENIED (HTTP 403) and did not say why.',
    });
  });

  it('with more than 10 interim responses', async () => {
    const interim = 'HTTP/1.1 103 Early Hints\r\n\r\n';
    const few = await servicesAnswering((socket) => socket.write(interim.repeat(10) + ok(image('fd8'))));
    expect(await get(few)).toMatchObject({ imageId: 'fd8' });
    const many = await servicesAnswering((socket) => socket.write(interim.repeat(11) + ok(image('fd8'))));
    await expect(get(many)).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'Compute sent more than 10 interim responses.',
    });
  });

  it('with headers of more than 16 KiB', async () => {
    const head = `HTTP/1.1 200 OK\r\nx-request-id: ${'x'.repeat(20_000)}\r\n`;
    const services = await servicesAnswering((socket) => socket.write(`${head}Content-Length: 2\r\n\r\n{}`));
    await expect(get(services)).rejects.toMatchObject({ code: 'UNAVAILABLE', httpStatus: null });
  });
});

describe('JSON that is expensive to parse is not parsed', () => {
  const filler = (text: string, length: number): string =>
    text.repeat(Math.ceil(length / text.length)).slice(0, length);

  it.each([
    ['brackets', '['.repeat(70_000)],
    ['empty objects', `[${filler('{},', 400_000)}{}]`],
    ['keys', `{${Array.from({ length: 110_000 }, (_, key) => `"${key.toString(36)}":1`).join()}}`],
    ['numbers', `[${filler('1,', 250_000)}1]`],
  ])('%s', async (_, body) => {
    expect(isCheapJson(Buffer.from(body))).toBe(false);
    const services = await servicesAnswering((socket) => socket.write(ok(body)));
    await expect(get(services)).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'Compute answered with JSON of more than 100000 values or more than 64 levels of nesting.',
    });
  });

  it('but a page of 1,000 images with the most labels is, whatever their texts contain', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 64 }, (_, key) => [`key-${key}`.padEnd(63, 'x'), 'y'.repeat(63)]),
    );
    const record = { id: 'fd8', folderId: 'f', description: '[{,"\\'.repeat(50), labels };
    const page = Buffer.from(JSON.stringify({ images: Array.from({ length: 1000 }, () => record) }));
    expect(page.length).toBeLessThan(10_240_000);
    expect(isCheapJson(page)).toBe(true);
  });
});

describe('a page', () => {
  const records = (count: number) => ({ images: Array.from({ length: count }, (_, index) => ({ id: String(index) })) });
  const idOf = (record: Readonly<Record<string, unknown>>) => record['id'];

  it('of more than 1,000 records is rejected before a record is decoded', () => {
    expect(decodePage(records(1000), 'images', idOf)).toMatchObject({ unreadable: noUnreadableRecords });
    const unexpected = (): never => {
      throw new Error('A record was decoded.');
    };
    expect(() => decodePage(records(1001), 'images', unexpected)).toThrow('"images" has more than 1000 records');
  });
});

describe('the bytes in flight over all calls', () => {
  class Response implements Receiving {
    readonly service;
    held = 0;
    isEnded = false;

    constructor(service: Receiving['service']) {
      this.service = service;
    }

    exceed(): void {
      this.isEnded = true;
    }

    receive(bytes: number, all: BytesInFlight): this {
      this.held += bytes;
      all.add(this, bytes);
      return this;
    }
  }

  it('never exceed the limit: the largest response of the service with the most bytes ends', () => {
    const all = new BytesInFlight(100);
    const small = new Response('COMPUTE').receive(10, all);
    const large = new Response('COMPUTE').receive(50, all);
    const other = new Response('BARE_METAL').receive(40, all);
    expect(all.total).toBe(100);
    other.receive(5, all);
    expect([small.isEnded, large.isEnded, other.isEnded]).toEqual([false, true, false]);
    expect(all.total).toBe(55);
    all.remove(large);
    all.remove(other);
    all.remove(small);
    expect(all.total).toBe(0);
  });

  it('are counted for responses that are being received, and no longer when they have ended', async () => {
    const sockets: Socket[] = [];
    const services = await servicesAnswering(
      (socket) => {
        sockets.push(socket);
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
        // A single chunk would not count.
        for (let chunk = 0; chunk < 6; chunk += 1) socket.write(' '.repeat(100_000));
      },
      { bytesInFlightLimit: 1_500_000, concurrency: 4 },
    );
    const failures: unknown[] = [];
    const calls = ['a', 'b', 'c', 'd'].map((id) => get(services, id).catch((error: unknown) => failures.push(error)));
    // Buffers of four responses of 600,000 bytes exceed the limit, those of a single one do not.
    await Promise.race(calls);
    expect(failures).toMatchObject([{ code: 'RESOURCE_EXHAUSTED', service: 'COMPUTE', reason: 'TOO_MANY_BYTES' }]);
    for (const socket of sockets) socket.destroy();
    await Promise.all(calls);
  });
});
