import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/server/logger.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { until } from '../../support/until.ts';

const query = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }';
const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

let lines: Readonly<Record<string, unknown>>[];
let gateway: TestGateway;

beforeEach(async () => {
  lines = [];
  gateway = await startGateway({
    log: createLogger('info', { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }),
  });
});

afterEach(() => gateway.close());

/** What the services were sent. */
async function passedOn(headers: Readonly<Record<string, string>>) {
  gateway.sandbox.clearRequests();
  await gateway.query(query, {}, { headers });
  const [request] = gateway.sandbox.requests;
  return { traceparent: request?.headers['traceparent'], tracestate: request?.headers['tracestate'] };
}

const nothing = { traceparent: undefined, tracestate: undefined };

it('passes the trace of a client on to the services, and begins none of its own', async () => {
  expect(await passedOn({ traceparent, tracestate: 'vendor=1' })).toEqual({ traceparent, tracestate: 'vendor=1' });
  expect(await passedOn({ traceparent })).toEqual({ traceparent, tracestate: undefined });
  expect(await passedOn({})).toEqual(nothing);
  expect(await passedOn({ tracestate: 'vendor=1' })).toEqual(nothing);
});

it.each([
  ['no traceparent', 'anything'],
  ['a trace ID of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['a parent ID of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['capitals', traceparent.replace('a', 'A')],
  ['the version that is none', traceparent.replace(/^00/, 'ff')],
  ['more than version 00 has', `${traceparent}-more`],
])('passes %s on to nobody', async (_what, header) => {
  expect(await passedOn({ traceparent: header, tracestate: 'vendor=1' })).toEqual(nothing);
});

it('reads what it knows of a later version', async () => {
  expect(await passedOn({ traceparent: `01-${traceId}-b7ad6b7169203331-09-more` })).toEqual({
    traceparent,
    tracestate: undefined,
  });
});

it('passes no tracestate on that is longer than has to be passed on', async () => {
  expect(await passedOn({ traceparent, tracestate: `vendor=${'x'.repeat(510)}` })).toEqual({
    traceparent,
    tracestate: undefined,
  });
});

it('logs the ID of the trace', async () => {
  await passedOn({ traceparent });
  await until(() => lines.some((line) => line['msg'] === 'request'));
  expect(lines.find((line) => line['msg'] === 'request')).toMatchObject({ traceId });
});
