import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { sendRaw } from '../../support/raw-http.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const body = '{"query":"{ __typename }"}';
const upgrade = (protocol: string): string =>
  `Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nUpgrade: ${protocol}\r\n`;

describe.each(['h2c', 'TLS/1.0', 'websocket, h2c'])(
  'a request that asks for %s, as clients do of every server',
  (protocol) => {
    it.each([
      ['with a length', `Content-Length: ${body.length}\r\n`, body],
      ['in chunks', 'Transfer-Encoding: chunked\r\n', `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`],
    ])('is answered as if it had not asked, its body read: %s', async (_what, framing, content) => {
      const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${upgrade(protocol)}${framing}`;
      expect(await sendRaw(gateway.url, `${head}\r\n${content}`)).toMatchObject([
        { status: 200, body: '{"data":{"__typename":"Query"}}\n' },
      ]);
    });

    it('is the last one of its connection, and the answer says so', async () => {
      const get = `GET /livez HTTP/1.1\r\nHost: a\r\n${upgrade(protocol)}\r\n`;
      const answers = await sendRaw(gateway.url, get + 'GET /livez HTTP/1.1\r\nHost: a\r\n\r\n');
      expect(answers).toMatchObject([{ status: 200 }]);
      expect(answers[0]?.head).toMatch(/^connection: close\r?$/im);
    });
  },
);

describe('a request for a WebSocket that is not valid is refused in words', () => {
  const opening =
    'GET /graphql HTTP/1.1\r\nHost: a\r\nX-Request-Id: opening\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';

  it.each([
    ['without a key', 'Sec-WebSocket-Version: 13\r\n', 'Missing or invalid Sec-WebSocket-Key header'],
    [
      'of an unknown version',
      'Sec-WebSocket-Version: 7\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
      'Missing or invalid Sec-WebSocket-Version header',
    ],
  ])('%s', async (_what, headers, reason) => {
    const [answer] = await sendRaw(gateway.url, `${opening}${headers}\r\n`);
    expect(answer?.status).toBe(400);
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      errors: [
        { message: `The request for a WebSocket is not valid: ${reason}.`, extensions: { code: 'BAD_REQUEST' } },
      ],
    });
    expect(answer?.head).toMatch(/^x-request-id: opening\r?$/m);
    // RFC 6455, section 4.4
    expect(/^sec-websocket-version: 13, 8\r?$/m.test(answer?.head ?? '')).toBe(reason.includes('Version'));
  });
});
