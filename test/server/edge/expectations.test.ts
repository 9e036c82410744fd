import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
const post = (expected: string): string =>
  'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-Request-Id: expecting\r\n' +
  `Content-Length: ${body.length}\r\nExpect: ${expected}\r\n\r\n${body}`;

it('a request that expects what the gateway does not do is refused like any other: in words, with its ID, in the log', async () => {
  const [answer, ...others] = await sendRaw(gateway.url, post('200-ok'));
  expect(others).toEqual([]);
  expect(answer).toMatchObject({
    status: 417,
    body: '{"errors":[{"message":"The header Expect is not supported; supported: 100-continue.","extensions":{"code":"EXPECTATION_FAILED"}}]}',
  });
  expect(answer?.head).toMatch(/^x-request-id: expecting\r$/m);
  expect(answer?.head).toMatch(/^x-content-type-options: nosniff\r$/m);
  expect(answer?.head.toLowerCase()).toContain('connection: close');
  expect(log.lines.join('')).toContain('"requestId":"expecting"');
});

it('a request that waits to be told to go on is told so', async () => {
  const answers = await sendRaw(gateway.url, post('100-continue'));
  expect(answers.map(({ status }) => status)).toEqual([100, 200]);
});
