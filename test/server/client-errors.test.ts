import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const query = '{"query":"{ computeImage(imageId: \\"fd85u0rct32prepgjlv0\\") { name } }"}';
const request =
  'POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sandbox-admin\r\nContent-Type: application/json\r\n' +
  `Content-Length: ${query.length}\r\n\r\n${query}`;

/** All that comes over one connection, on which these are sent, each when something has come of the one before. */
async function converse(...sent: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  const received = text(socket);
  for (const [index, bytes] of sent.entries()) {
    if (index > 0) await once(socket, 'data');
    socket.write(bytes);
  }
  return received;
}

const statuses = (answers: string): readonly string[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status = '']) => status);

it('what is no HTTP is answered also on a connection on which others were answered before', async () => {
  expect(statuses(await converse(request, 'no HTTP\r\n\r\n'))).toEqual(['200', '400']);
  expect(statuses(await converse(request, `GET / HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n`))).toEqual(['200', '431']);
});

it('what is no HTTP is not taken for the answer to a request before it that is still under way', async () => {
  const answers = await converse(`${request}no HTTP\r\n\r\n`);
  expect(statuses(answers)).toEqual(['200', '400']);
  expect(answers).toContain('"name":"ubuntu-22-04-lts-v20240311"');
});

it('a body that cannot be read is answered once', async () => {
  const chunked = request.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked').replace(query, 'zz\r\n');
  expect(statuses(await converse(chunked))).toEqual(['400']);
});
