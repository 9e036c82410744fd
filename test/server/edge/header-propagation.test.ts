import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../../../src/config.ts';
import { createImage, followStatus, quickPace } from '../../subscriptions/documents.ts';
import { RawSocket } from '../../subscriptions/raw-socket.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { until } from '../../support/until.ts';

const query = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';
/** What clients and browsers send, and what an attacker would like to send on. */
const sent = {
  'accept-language': 'ru, en;q=0.5',
  'x-tenant': 'blue',
  'x-debug': '1',
  cookie: 'session=s3cret',
  'user-agent': 'a browser',
  'x-forwarded-for': '10.1.2.3',
  origin: 'https://console.example.net',
  referer: 'https://console.example.net/s3cret',
  'x-yacloud-subjecttoken': 's3cret',
};

let closed: TestGateway;
let open: TestGateway;

beforeAll(async () => {
  [closed, open] = await Promise.all([
    startGateway(),
    startGateway({
      sandboxOptions: { operationDurationMs: 100 },
      environment: {
        ...quickPace,
        HEADERS_TO_PROPAGATE: 'Accept-Language, x-tenant',
        CORS_ORIGINS: 'https://console.example.net',
      },
    }),
  ]);
});

beforeEach(() => {
  closed.sandbox.clearRequests();
  open.sandbox.clearRequests();
});

afterAll(() => Promise.all([closed.close(), open.close()]));

/** The headers that the last call to a service had. */
function upstream({ sandbox }: TestGateway): Readonly<Record<string, unknown>> {
  return sandbox.requests.at(-1)?.headers ?? {};
}

describe('the headers of a request', () => {
  it('stay at the gateway', async () => {
    await closed.query(query, {}, { headers: sent });
    expect(Object.keys(upstream(closed)).sort()).toEqual([
      'accept',
      'authorization',
      'connection',
      'host',
      'x-client-request-id',
      'x-request-id',
    ]);
    expect(JSON.stringify(upstream(closed))).not.toContain('s3cret');
  });

  it('go on to the services as they came where HEADERS_TO_PROPAGATE lists them, and no others', async () => {
    await open.query(query, {}, { headers: sent });
    expect(upstream(open)).toMatchObject({ 'accept-language': 'ru, en;q=0.5', 'x-tenant': 'blue' });
    for (const name of Object.keys(sent).filter((each) => !['accept-language', 'x-tenant'].includes(each))) {
      expect(upstream(open)).not.toHaveProperty(name);
    }
  });

  it('go on with every value that one of them has', async () => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' };
    const twice = { ...headers, 'x-tenant': ['blue', 'green'] };
    const client = request(`${open.url}/graphql`, { method: 'POST', headers: twice });
    client.end(JSON.stringify({ query }));
    const [answer] = (await once(client, 'response')) as [IncomingMessage];
    answer.resume();
    expect(upstream(open)).toMatchObject({ 'x-tenant': 'blue, green' });
  });

  it('are refused where one that would go on has bytes of which nobody knows what they mean', async () => {
    expect(await open.query(query, {}, { headers: { 'x-tenant': 'gr\xfcn' } })).toMatchObject({
      status: 400,
      errors: [{ message: 'The header x-tenant has characters other than those of ASCII.' }],
    });
    expect(await open.query(query, {}, { headers: { 'x-debug': 'gr\xfcn' } })).toMatchObject({ status: 200 });
  });

  it('go on with a subscription too, over a WebSocket and as server-sent events', async () => {
    const { operationId } = await createImage(open, 'followed');
    open.sandbox.clearRequests();
    const raw = await RawSocket.open(open.url, { headers: { 'x-tenant': 'red' } });
    raw.send({ type: 'connection_init', payload: { authorization: 'sandbox-admin' } });
    await raw.received(1);
    raw.subscribe('1', followStatus, { id: operationId });
    await until(() => open.sandbox.requests.length > 0);
    expect(upstream(open)).toMatchObject({ 'x-tenant': 'red' });
    raw.terminate();

    open.sandbox.clearRequests();
    const response = await fetch(`${open.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer sandbox-admin',
        'x-tenant': 'green',
      },
      body: JSON.stringify({ query: followStatus, variables: { id: operationId } }),
    });
    await response.text();
    expect(upstream(open)).toMatchObject({ 'x-tenant': 'green' });
  });

  it('keep calls apart that have different ones, since an answer may depend on them', async () => {
    open.sandbox.faults.set('compute', { delayMs: 300 });
    const ask = (tenant: string) => open.query(query, {}, { headers: { 'x-tenant': tenant } });
    await Promise.all([ask('blue'), ask('red'), ask('blue')]);
    open.sandbox.faults.clear();
    expect(open.sandbox.requests.map(({ headers }) => headers['x-tenant']).sort()).toEqual(['blue', 'red']);
  });

  it('may be sent by pages that may send any', async () => {
    const { headers } = await fetch(`${open.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://console.example.net', 'access-control-request-method': 'POST' },
    });
    expect(headers.get('access-control-allow-headers')).toMatch(/, accept-language, x-tenant$/);
  });
});

describe('HEADERS_TO_PROPAGATE', () => {
  const load = (value: string) => loadConfig({ API_HOST: 'api.example.net', HEADERS_TO_PROPAGATE: value });

  it('may be names, in any case, each counting once', () => {
    expect(load('Accept-Language,x-tenant, X-TENANT').edge.headersToPropagate).toEqual(['accept-language', 'x-tenant']);
  });

  it.each([
    'authorization',
    'Cookie',
    'proxy-authorization',
    'host',
    'connection',
    'transfer-encoding',
    'content-length',
    'content-type',
    'accept-encoding',
    'range',
    'if-none-match',
    'idempotency-key',
    'x-request-id',
    'Sec-WebSocket-Key',
  ])('may not have %s', (name) => {
    const given = (): unknown => load(`x-tenant, ${name}`);
    expect(given).toThrow(ConfigError);
    expect(given).toThrow(
      `HEADERS_TO_PROPAGATE has "${name.toLowerCase()}"; allowed: names, separated by commas; none for credentials`,
    );
  });

  it.each(['two words', 'x:y', 'a,,b', 'ü'])('may not be %j', (value) => {
    expect(() => load(value)).toThrow(`HEADERS_TO_PROPAGATE is ${JSON.stringify(value)}; allowed: names`);
  });
});
