import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { loadConfig } from '../../../../src/config.ts';
import { exampleTabs } from '../../../../src/server/playground/examples.ts';
import { keys, keysFile, oneImage } from '../../../authentication/callers.ts';
import { TemporaryFiles } from '../../../authentication/temporary-files.ts';
import { EventSource } from '../../../subscriptions/event-source.ts';
import { RawSocket } from '../../../subscriptions/raw-socket.ts';
import { startGateway, type TestGateway } from '../../../support/gateway.ts';
import { Scrape } from '../../../support/prometheus.ts';

let files: TemporaryFiles;
let gateway: TestGateway;

beforeEach(() => {
  files = new TemporaryFiles();
});

afterEach(async () => {
  await gateway.close();
  files.remove();
});

/** Starts a gateway that lets its callers act for themselves. */
async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  gateway = await startGateway({
    environment,
    playground: { title: 'Image Gateway', headers: '{}', tabs: exampleTabs() },
  });
}

/** Starts one that knows its callers. */
async function startKnowing(environment: Readonly<Record<string, string>>): Promise<void> {
  await start({ AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile), ...environment });
}

interface Sent {
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The statuses of so many requests, one after the other. */
async function statuses(count: number, options: Sent = {}): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n += 1) found.push((await gateway.query('{ __typename }', {}, options)).status);
  return found;
}

describe('a caller', () => {
  it('may send as many requests in a minute as RATE_LIMIT_PER_CALLER says, and is then told when to come back', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '3' });
    expect(await statuses(3, { token: keys.alice })).toEqual([200, 200, 200]);
    gateway.sandbox.clearRequests();
    const { status, headers, data, errors } = await gateway.query(oneImage, {}, { token: keys.alice });
    expect(status).toBe(429);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: `This caller has sent more than 3 requests within a minute. Try again in ${seconds} s.`,
        extensions: { code: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMITED', retryable: true, retryAfterSeconds: seconds },
      },
    ]);
    expect(gateway.sandbox.requests).toEqual([]);
    const scrape = await Scrape.of(gateway);
    expect(scrape.value('image_gateway_rate_limited_total', { sender: 'caller' })).toBe(1);
  });

  it('does not use up what others may send', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '2' });
    expect(await statuses(3, { token: keys.alice })).toEqual([200, 200, 429]);
    expect(await statuses(3, { token: keys.bob })).toEqual([200, 200, 429]);
  });

  it('that the gateway has checked is not counted by its address', async () => {
    await startKnowing({ RATE_LIMIT_PER_ADDRESS: '2' });
    expect(await statuses(5, { token: keys.alice })).toEqual([200, 200, 200, 200, 200]);
  });

  it('is counted by its token where the services check it', async () => {
    await start({ RATE_LIMIT_PER_CALLER: '2' });
    expect(await statuses(3, { token: 'sandbox-admin' })).toEqual([200, 200, 429]);
    expect(await statuses(3, { token: 'sandbox-compute' })).toEqual([200, 200, 429]);
  });
});

describe('an address', () => {
  it('is counted where nobody has checked the caller, so that a new token with each request is of no use', async () => {
    await start({ RATE_LIMIT_PER_ADDRESS: '3', RATE_LIMIT_PER_CALLER: '2' });
    const found = [];
    for (const token of ['a', 'b', 'c', 'd']) found.push(...(await statuses(1, { token })));
    expect(found).toEqual([200, 200, 200, 429]);
    expect(await gateway.query('{ __typename }', {}, { token: 'e' })).toMatchObject({
      errors: [{ message: expect.stringMatching(/^This address has sent more than 3 requests/) }],
    });
  });

  it('is counted where there is no token, and all without one are not one caller', async () => {
    await start({ RATE_LIMIT_PER_CALLER: '2' });
    expect(await statuses(4, { token: null })).toEqual([200, 200, 200, 200]);
  });

  it('is counted where credentials are refused, so that nobody can try many', async () => {
    await startKnowing({ RATE_LIMIT_PER_ADDRESS: '2' });
    expect(await statuses(3, { token: 'wrong-0123456789abcdef0123456789abcdef' })).toEqual([401, 401, 429]);
    expect(await statuses(1, { token: null })).toEqual([429]);
    expect(await statuses(1, { token: keys.alice })).toEqual([200]);
  });

  it('is that of the connection, whatever a client says of it', async () => {
    await start({ RATE_LIMIT_PER_ADDRESS: '2' });
    const from = (ip: string) => statuses(1, { headers: { 'x-forwarded-for': ip } });
    expect([...(await from('10.0.0.1')), ...(await from('10.0.0.2')), ...(await from('10.0.0.3'))]).toEqual([
      200, 200, 429,
    ]);
  });

  it('is that of the client where a trusted proxy says it, and IPv6 counts by networks', async () => {
    await start({ RATE_LIMIT_PER_ADDRESS: '2', TRUSTED_PROXIES: 'loopback' });
    const from = (ip: string) => statuses(1, { headers: { 'x-forwarded-for': ip } });
    const found = [];
    // The last is what the trusted proxy has seen; those before it anybody may have made up.
    for (const ip of ['10.0.0.1', '10.9.9.9, 10.0.0.1', '10.0.0.2, 10.0.0.1', '10.0.0.2'])
      found.push(...(await from(ip)));
    expect(found).toEqual([200, 200, 429, 200]);
    const network = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:2::3', '2001:db8:1:3::1'];
    const foundOfNetwork = [];
    for (const ip of network) foundOfNetwork.push(...(await from(ip)));
    expect(foundOfNetwork).toEqual([200, 200, 429, 200]);
  });

  it.each([
    ['ports', ['10.0.0.1', '10.0.0.1:1000', '10.0.0.1:1001', '[::ffff:10.0.0.1]:1002', '::ffff:a00:1']],
    [
      'ports of IPv6',
      ['2001:db8::1', '[2001:db8::1]:1000', '[2001:DB8:0::2]:1001', '2001:db8::3%eth0', '"[2001:db8::4]:1"'],
    ],
    ['values that are not addresses', ['unknown', '_a', 'x'.repeat(500), '10.0.0.1:_port', '999.1.1.1']],
    [
      'trusted proxies that add a port',
      ['10.0.0.1, 127.0.0.2:4000', '10.0.0.1:7, [::1]:4000', '10.0.0.1, ::1', '10.0.0.1'],
    ],
  ])('is not a new one with other %s', async (_, addresses) => {
    await start({ RATE_LIMIT_PER_ADDRESS: '2', TRUSTED_PROXIES: 'loopback' });
    const found = [];
    for (const address of addresses) found.push(...(await statuses(1, { headers: { 'x-forwarded-for': address } })));
    expect(found).toEqual(addresses.map((_address, index) => (index < 2 ? 200 : 429)));
    expect(await statuses(1, { headers: { 'x-forwarded-for': '10.0.0.9' } })).toEqual([200]);
  });
});

describe('with RATE_LIMIT_UNIT=calls', () => {
  const images = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: computeImage(imageId: "i${n}") { id }`).join(' ')} }`;

  it('an operation counts as its estimated calls, and one that exceeds the limit makes no call', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '10', RATE_LIMIT_UNIT: 'calls' });
    expect((await gateway.query(images(6), {}, { token: keys.alice })).status).toBe(200);
    gateway.sandbox.clearRequests();
    const { status, headers, data, errors } = await gateway.query(images(5), {}, { token: keys.alice });
    expect(status).toBe(429);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message:
          'This operation counts as 5 calls to the services. This caller has 4 of 10 calls left within the current ' +
          `minute. Try again in ${seconds} s.`,
        extensions: { code: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMITED', retryable: true, retryAfterSeconds: seconds },
      },
    ]);
    expect(gateway.sandbox.requests).toEqual([]);
    // The rejected operation took one call, when its request arrived. A smaller operation still succeeds.
    expect((await gateway.query(images(3), {}, { token: keys.alice })).status).toBe(200);
    expect((await gateway.query('{ __typename }', {}, { token: keys.alice })).status).toBe(429);
    expect((await gateway.query(images(10), {}, { token: keys.bob })).status).toBe(429);
    expect((await gateway.query(images(6), {}, { token: keys.bob })).status).toBe(200);
    const scrape = await Scrape.of(gateway);
    expect(scrape.value('image_gateway_rate_limited_total', { sender: 'caller' })).toBe(3);
  });

  it('an operation that exceeds the limit of a minute cannot be retried', async () => {
    await start({ RATE_LIMIT_PER_ADDRESS: '5', RATE_LIMIT_UNIT: 'calls' });
    const { status, headers, errors } = await gateway.query(images(6));
    expect([status, headers.get('retry-after')]).toEqual([429, null]);
    expect(errors).toEqual([
      {
        message:
          'This operation counts as 6 calls to the services. The limit for each address is 5 within a minute. ' +
          'Request less.',
        extensions: { code: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMITED', retryable: false },
      },
    ]);
  });

  it('a subscription counts as the calls of one event, over both transports', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '3', RATE_LIMIT_UNIT: 'calls' });
    const costly = 'subscription { imageStatus(id: "nothing") { id folder { images(first: 5) { nodes { id } } } } }';
    const { end, events } = await EventSource.open(gateway.url, { query: costly }, { token: keys.alice });
    await end;
    expect(JSON.stringify(events)).toContain('RATE_LIMITED');
    const raw = await RawSocket.connect(gateway.url, keys.bob);
    raw.subscribe('1', costly);
    await raw.received(2);
    expect(raw.messages[1]).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMITED' } }],
    });
    raw.terminate();
  });

  it('needs the estimate', () => {
    const environment = { API_HOST: 'api.example.net', RATE_LIMIT_UNIT: 'calls', COST_MODE: 'off' };
    expect(() => loadConfig(environment)).toThrow('RATE_LIMIT_UNIT is "calls", which needs the estimate of costs');
  });
});

describe('what counts as a request', () => {
  const subscription = 'subscription { imageStatus(id: "nothing") { id } }';

  it('is a subscription by server-sent events', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '2' });
    const found = [];
    for (let n = 0; n < 3; n += 1) {
      const { response, end } = await EventSource.open(gateway.url, { query: subscription }, { token: keys.alice });
      await end;
      found.push(response.status);
    }
    expect(found).toEqual([200, 200, 429]);
  });

  it('is a subscription over a WebSocket, with the HTTP requests of the same caller', async () => {
    await startKnowing({ RATE_LIMIT_PER_CALLER: '2' });
    await statuses(1, { token: keys.alice });
    const raw = await RawSocket.connect(gateway.url, keys.alice);
    for (const id of ['1', '2']) raw.subscribe(id, subscription);
    await raw.received(3);
    const [, first, second] = raw.messages;
    expect(first).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(second).toMatchObject({
      id: '2',
      type: 'error',
      payload: [
        { extensions: { code: 'RESOURCE_EXHAUSTED', reason: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } },
      ],
    });
    // The connection goes on.
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
    raw.terminate();
  });

  it('is the opening of a WebSocket, of its address', async () => {
    await startKnowing({ RATE_LIMIT_PER_ADDRESS: '2' });
    for (let n = 0; n < 2; n += 1) (await RawSocket.open(gateway.url)).terminate();
    await expect(RawSocket.open(gateway.url)).rejects.toThrow('Unexpected server response: 429');
  });

  it('is not what tells of the health of the gateway, nor its metrics, nor the page of the playground', async () => {
    await start({ RATE_LIMIT_PER_ADDRESS: '1', RATE_LIMIT_PER_CALLER: '1' });
    for (let n = 0; n < 5; n += 1) {
      for (const path of ['/livez', '/readyz', '/metrics', '/'])
        expect((await fetch(gateway.url + path)).status).toBe(200);
      const page = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(page.status).not.toBe(429);
    }
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('is nothing where no limit is set', async () => {
    await start({});
    expect(new Set(await statuses(50, { token: null }))).toEqual(new Set([200]));
  });
});
