import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordLog, type RecordedLog } from '../../authentication/recorded-log.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { sendRaw } from '../../support/raw-http.ts';

let gateway: TestGateway;
let log: RecordedLog;

beforeAll(async () => {
  log = recordLog();
  gateway = await startGateway({ log: log.log });
});

afterAll(() => gateway.close());

const body = '{"query":"{ __typename }"}';
const length = body.length;
/** The request that somebody would like to get past a proxy. */
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';

/** A request for GraphQL with these headers and this body, and the smuggled one after it. */
function post(headers: string, content: string = body): string {
  return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}\r\n${content}${smuggled}`;
}

const chunk = `${length.toString(16)}\r\n${body}\r\n`;
const chunked = 'Transfer-Encoding: chunked\r\n';

it('a request that is plain is answered, and what follows it too: else the tests below would show nothing', async () => {
  const expected = [{ status: 200, body: '{"data":{"__typename":"Query"}}\n' }, { status: 404 }];
  expect(await sendRaw(gateway.url, post(`Content-Length: ${length}\r\n`))).toMatchObject(expected);
  const answers = await sendRaw(gateway.url, post(chunked, `${chunk}0\r\n\r\n`));
  expect(answers.map(({ status }) => status)).toEqual([200, 404]);
  expect(log.lines.join('')).toContain('/smuggled');
});

describe('a request that could be read in two ways is refused, and nothing after it is read', () => {
  it.each([
    ['a length and chunks', post(`Content-Length: ${length}\r\n${chunked}`, '0\r\n\r\n')],
    ['chunks and a length', post(`${chunked}Content-Length: 4\r\n`, '0\r\n\r\n')],
    ['two lengths that differ', post(`Content-Length: ${length}\r\nContent-Length: 0\r\n`)],
    ['two lengths that are equal', post(`Content-Length: ${length}\r\nContent-Length: ${length}\r\n`)],
    ['a list of lengths', post(`Content-Length: ${length}, ${length}\r\n`)],
    ['a length with a plus', post(`Content-Length: +${length}\r\n`)],
    ['a length below zero', post('Content-Length: -1\r\n')],
    ['a length that is hexadecimal', post('Content-Length: 0x1a\r\n')],
    ['a length beyond any number', post('Content-Length: 99999999999999999999999\r\n')],
    ['an empty length', post('Content-Length: \r\n')],
    ['a space before the colon of a length', post(`Content-Length : ${length}\r\n`)],
    ['a space before the colon of an encoding', post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n')],
    ['an encoding that is none', post('Transfer-Encoding: identity\r\n')],
    ['chunks that are not the last encoding', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
    ['an unknown encoding', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
    ['an encoding in quotes', post('Transfer-Encoding: "chunked"\r\n', '0\r\n\r\n')],
    ['an encoding behind a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n', '0\r\n\r\n')],
    ['two encodings', post(`${chunked}${chunked}`, `${chunk}0\r\n\r\n`)],
    ['two encodings, the second unknown', post(`${chunked}Transfer-Encoding: x\r\n`, '0\r\n\r\n')],
    ['a header over several lines (obs-fold)', post(`X-A: b\r\n c\r\nContent-Length: ${length}\r\n`)],
    ['an encoding over several lines', post('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n')],
    ['a bare line feed between headers', post(`X-A: b\nContent-Length: ${length}\r\n`)],
    ['a bare line feed that hides an encoding', post(`X-A: b\n${chunked}Content-Length: 5\r\n`, '0\r\n\r\n')],
    ['a bare carriage return in a header', post(`X-A: b\rContent-Length: 3\r\nContent-Length: ${length}\r\n`)],
    ['a bare line feed at the end of the headers', post(`Content-Length: ${length}\r\n\n`)],
    ['line feeds for all line breaks', post(`Content-Length: ${length}\r\n`).replaceAll('\r\n', '\n')],
    ['a zero byte in a header', post(`X-A: b\0c\r\nContent-Length: ${length}\r\n`)],
    ['a header without a colon', post(`X-A\r\nContent-Length: ${length}\r\n`)],
    ['a header without a name', post(`: b\r\nContent-Length: ${length}\r\n`)],
    ['a space in the name of a header', post(`X A: b\r\nContent-Length: ${length}\r\n`)],
    ['a bare line feed after the size of a chunk', post(chunked, chunk.replace('\r\n', '\n') + '0\r\n\r\n')],
    ['a bare line feed after an extension of a chunk', post(chunked, chunk.replace('\r\n', ';a\n') + '0\r\n\r\n')],
    ['a size of a chunk with 0x', post(chunked, `0x${chunk}0\r\n\r\n`)],
    ['a size of a chunk with a plus', post(chunked, `+${chunk}0\r\n\r\n`)],
    ['a size of a chunk with a space', post(chunked, chunk.replace('\r\n', ' \r\n') + '0\r\n\r\n')],
    ['a size of a chunk beyond any number', post(chunked, `100000000000000${chunk}0\r\n\r\n`)],
    ['a chunk that is longer than its size', post(chunked, chunk.replace(/\r\n$/, 'XX\r\n') + '0\r\n\r\n')],
    ['a length in the trailers', post(chunked, `${chunk}0\r\nContent-Length: 5\r\n\r\n`)],
    ['a space in the target', `GET /li vez HTTP/1.1\r\nHost: a\r\n\r\n${smuggled}`],
    ['a method that is unknown', `SMUGGLE /livez HTTP/1.1\r\nHost: a\r\n\r\n${smuggled}`],
    ['another version of HTTP', `GET /livez HTTP/1.2\r\nHost: a\r\n\r\n${smuggled}`],
    ['the preface of HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${smuggled}`],
    ['no host', `GET /livez HTTP/1.1\r\n\r\n${smuggled}`],
    ['two hosts', `GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${smuggled}`],
  ])('%s', async (_what, bytes) => {
    log.lines.length = 0;
    const answers = await sendRaw(gateway.url, bytes);
    expect(answers.map(({ status }) => status)).toEqual([400]);
    expect(answers[0]?.head.toLowerCase()).toContain('connection: close');
    expect(log.lines.join('')).not.toContain('/smuggled');
    expect(log.lines.join('')).not.toContain('"level":"error"');
  });

  it('an encoding that is not known beside chunks, of which Node.js takes no notice', async () => {
    const answers = await sendRaw(gateway.url, post('Transfer-Encoding: gzip, chunked\r\n', `${chunk}0\r\n\r\n`));
    expect(answers).toMatchObject([{ status: 400, body: expect.stringContaining('supported: chunked.') }]);
  });
});

describe('what follows on the connection', () => {
  const query = '{"query":"{ computeImage(imageId: \\"fd811111111111111111\\") { id } }"}';
  const asking = [
    'POST /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer sandbox-admin',
    `Content-Type: application/json\r\nContent-Length: ${query.length}\r\n\r\n${query}`,
  ].join('\r\n');

  async function callsAfter(first: string): Promise<number> {
    gateway.sandbox.clearRequests();
    await sendRaw(gateway.url, first + asking, { isHalfClosed: false });
    // Were it carried out, it would be by now that this one has been, whose image is another.
    await gateway.query('{ computeImage(imageId: "fd800000000000000000") { id } }');
    return gateway.sandbox.requests.length - 1;
  }

  it('a plain request is carried out', async () => {
    expect(await callsAfter('GET /livez HTTP/1.1\r\nHost: a\r\n\r\n')).toBe(1);
  });

  it.each([
    ['no host', ''],
    ['two hosts', 'Host: a\r\nHost: b\r\n'],
    ['an encoded body', 'Host: a\r\nContent-Encoding: gzip\r\n'],
    ['two encodings of the body', 'Host: a\r\nTransfer-Encoding: gzip, chunked\r\n'],
    ['too many headers', 'Host: a\r\n' + 'X-A: b\r\n'.repeat(100)],
  ])('one with %s is not', async (_what, headers) => {
    const body = headers.includes('chunked') ? '0\r\n\r\n' : '';
    expect(await callsAfter(`GET /livez HTTP/1.1\r\n${headers}\r\n${body}`)).toBe(0);
  });
});

it('a body that is encoded is refused, since Node.js would read it as it is', async () => {
  const answers = await sendRaw(gateway.url, post(`Content-Length: ${length}\r\nContent-Encoding: gzip\r\n`));
  expect(answers).toMatchObject([{ status: 415, body: expect.stringContaining('content encoding; supported: none.') }]);
});

describe('a request that asks to leave HTTP/1.1', () => {
  it('by CONNECT is hung up on', async () => {
    expect(await sendRaw(gateway.url, `CONNECT b:443 HTTP/1.1\r\nHost: b:443\r\n\r\n${smuggled}`)).toEqual([]);
  });

  it.each(['h2c', 'websocket', 'websocket, h2c'])(
    'by an upgrade to %s where there is none is answered in HTTP/1.1, once',
    async (upgrade) => {
      const headers = `Host: a\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`;
      const answers = await sendRaw(gateway.url, `GET /livez HTTP/1.1\r\n${headers}\r\n${smuggled}`);
      expect(answers.map(({ status }) => status)).toEqual([200]);
    },
  );

  it('by an upgrade that is not one of WebSocket is refused, and nothing after it is read', async () => {
    const headers = 'Host: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 777\r\n';
    const answers = await sendRaw(gateway.url, `GET /graphql HTTP/1.1\r\n${headers}\r\n${smuggled}`);
    expect(answers.map(({ status }) => status)).toEqual([400]);
  });
});

describe('headers', () => {
  const get = (headers: string): string => `GET /livez HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

  it('may have 16 KiB, and no more', async () => {
    expect(await sendRaw(gateway.url, get(`X-A: ${'a'.repeat(15_000)}\r\n`))).toMatchObject([{ status: 200 }]);
    const answers = await sendRaw(gateway.url, get(`X-A: ${'a'.repeat(16_400)}\r\n`) + smuggled);
    expect(answers).toMatchObject([
      { status: 431, body: expect.stringContaining('"code":"REQUEST_HEADER_FIELDS_TOO_LARGE"') },
    ]);
  });

  it('may be 100, and no more', async () => {
    expect(await sendRaw(gateway.url, get('X-A: b\r\n'.repeat(99)))).toMatchObject([{ status: 200 }]);
    expect(await sendRaw(gateway.url, get('X-A: b\r\n'.repeat(100)) + smuggled)).toMatchObject([
      { status: 431, body: expect.stringContaining('The request has more than 100 headers.') },
    ]);
  });

  it('are not sent back by TRACE', async () => {
    const answers = await sendRaw(gateway.url, 'TRACE /graphql HTTP/1.1\r\nHost: a\r\nX-A: s3cret\r\n\r\n');
    expect(answers).toMatchObject([{ status: 405 }]);
    expect(answers[0]?.body).not.toContain('s3cret');
  });
});

it('the body of a GET is no request', async () => {
  const get = `GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
  expect(await sendRaw(gateway.url, get)).toMatchObject([{ status: 200 }]);
});
