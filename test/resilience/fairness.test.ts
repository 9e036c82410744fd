import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { numberedId } from '../integration/numbered-images.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { QueryAnswer, QueryOptions } from '../support/post-graphql.ts';
import { Scrape } from '../support/prometheus.ts';
import { eventually } from '../support/eventually.ts';
import { type HeldService, startHeldService } from './held-service.ts';
import { askForImage, startFaultyWorld, stateOf } from './world.ts';

let service: HeldService;
let gateway: TestGateway;

beforeEach(async () => {
  service = await startHeldService();
});

afterEach(async () => {
  service.releaseAll();
  await gateway.close();
  await service.close();
});

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = await startFaultyWorld({ environment: { COMPUTE_URL: service.url, ...environment } });
}

type Images = QueryAnswer<{ readonly nodes: readonly ({ readonly id: string } | null)[] }>;

/** Requests images of Compute, the IDs counted from `first`. */
function images(count: number, token: string, first = 0, options: QueryOptions = {}): Promise<Images> {
  const ids = Array.from({ length: count }, (_, index) => toGlobalId('ComputeImage', numberedId('c', first + index)));
  return gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }, { token, ...options });
}

function image(token: string, number = 5000): ReturnType<typeof askForImage> {
  return askForImage(gateway, 'compute', numberedId('c', number), { token });
}

async function untilLoad(running: number, waiting: number): Promise<void> {
  await eventually(async () => {
    expect(await stateOf(gateway, 'compute')).toMatchObject({ running, waiting });
  });
}

async function refusals(reason: string): Promise<number> {
  const labels = { service: 'COMPUTE', reason };
  return (await Scrape.of(gateway)).value('image_gateway_upstream_refused_calls_total', labels);
}

describe('callers', () => {
  it('take turns: the only call of a caller is sent before the waiting calls of another caller', async () => {
    await start({ UPSTREAM_CONCURRENCY: '4', UPSTREAM_CONCURRENCY_PER_CALLER: '4' });
    const many = images(1000, 'caller-a');
    await untilLoad(4, 996);
    const one = image('caller-b');
    await untilLoad(4, 997);
    service.release();
    await service.received(5);
    expect(service.requests[4]?.token).toBe('caller-b');
    service.releaseAll();
    expect((await one).error).toBeUndefined();
    expect((await many).errors).toEqual([]);
    expect(service.requests).toHaveLength(1001);
  });

  it('share the turns equally while several have waiting calls', async () => {
    await start({ UPSTREAM_CONCURRENCY: '1' });
    const a = images(9, 'caller-a');
    await untilLoad(1, 8);
    const b = images(9, 'caller-b');
    await untilLoad(1, 17);
    for (let count = 2; count <= 11; count += 1) {
      service.release();
      await service.received(count);
    }
    const tokens = service.requests.slice(1, 11).map(({ token }) => token.at(-1));
    expect(tokens.join('')).toBe('bababababa');
    service.releaseAll();
    await Promise.all([a, b]);
  });

  it('leave a quarter of the concurrency to each other, even when one of them has slow calls', async () => {
    await start({ UPSTREAM_CONCURRENCY: '8' });
    const many = images(100, 'caller-a');
    await untilLoad(6, 94);
    const one = image('caller-b');
    // It does not wait for any of the calls that are held.
    await service.received(7);
    expect(service.requests[6]?.token).toBe('caller-b');
    service.releaseAll();
    await Promise.all([many, one]);
  });
});

describe('a token that the service refuses', () => {
  it('ends the other calls of its request with the same error, without sending them', async () => {
    await start({ UPSTREAM_CONCURRENCY: '16' });
    service.releaseAll();
    const { data, errors } = await images(1000, 'invalid-token');
    expect(service.requests.length).toBeLessThanOrEqual(12);
    expect(data.nodes.every((node) => node === null)).toBe(true);
    expect(errors).toHaveLength(1000);
    const expected = { code: 'UNAUTHENTICATED', service: 'COMPUTE', httpStatus: 401, retryable: false };
    for (const { extensions } of errors) expect(extensions).toEqual(expected);
    expect(await refusals('TOKEN_REFUSED')).toBe(1000 - service.requests.length);
    expect(await stateOf(gateway, 'compute')).toMatchObject({ circuit: 'closed', running: 0, waiting: 0 });
  });

  it('is sent again by the next request, and to another service by the same request', async () => {
    await start();
    service.releaseAll();
    await images(100, 'invalid-token');
    const before = service.requests.length;
    expect(before).toBeLessThanOrEqual(48);
    gateway.sandbox.clearRequests();
    const { errors } = await gateway.query(
      '{ computeImage(imageId: "a") { id } bareMetalImage(imageId: "b") { id } }',
      {},
      { token: 'invalid-token' },
    );
    expect(errors.map(({ extensions }) => extensions['service'])).toEqual(['COMPUTE', 'BARE_METAL']);
    expect(service.requests).toHaveLength(before + 1);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe('a caller beyond its limit of waiting calls', () => {
  it('gets an error that names the limit, and other callers may wait', async () => {
    await start({ UPSTREAM_CONCURRENCY: '2', UPSTREAM_WAITING_CALLS_PER_CALLER: '10' });
    const many = images(20, 'caller-a');
    await untilLoad(2, 10);
    const one = image('caller-b');
    await untilLoad(2, 11);
    service.releaseAll();
    const { errors } = await many;
    expect((await one).error).toBeUndefined();
    expect(errors).toHaveLength(8);
    expect(errors[0]).toMatchObject({
      message: 'Too many calls of this caller are waiting for Compute. A caller may have 10 waiting calls.',
      extensions: {
        code: 'RESOURCE_EXHAUSTED',
        reason: 'TOO_MANY_CALLS_OF_CALLER',
        service: 'COMPUTE',
        retryable: true,
      },
    });
    expect(await refusals('TOO_MANY_CALLS_OF_CALLER')).toBe(8);
    expect(await refusals('TOO_MANY_CALLS')).toBe(0);
  });

  it('loses its newest calls to other callers when all places are taken', async () => {
    await start({ UPSTREAM_CONCURRENCY: '2', UPSTREAM_WAITING_CALLS: '10' });
    const many = images(12, 'caller-a');
    await untilLoad(2, 10);
    const few = images(3, 'caller-b', 5000);
    await eventually(async () => expect(await refusals('TOO_MANY_CALLS')).toBe(3));
    expect(await stateOf(gateway, 'compute')).toMatchObject({ running: 2, waiting: 10 });
    service.releaseAll();
    expect((await few).errors).toEqual([]);
    const { data, errors } = await many;
    expect(errors).toHaveLength(3);
    expect(errors[0]?.message).toBe(
      'Too many calls are waiting for Compute. All callers together may have 10 waiting calls.',
    );
    expect(data.nodes.findIndex((node) => node === null)).toBe(9);
  });
});

describe('a call that waits until its time is over', () => {
  it('is not sent, gets an error that names the queue, and does not count as a failure of the service', async () => {
    await start({ UPSTREAM_CONCURRENCY: '1', UPSTREAM_TIMEOUT_MS: '500', CIRCUIT_MINIMUM_CALLS: '5' });
    // The first call takes the only place until its own timeout, which is one failure. The others wait as long.
    const first = image('caller-a');
    await service.received(1);
    const { errors } = await images(300, 'caller-b');
    expect((await first).error?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED', service: 'COMPUTE' });
    const queued = errors.filter(({ extensions }) => extensions['reason'] === 'QUEUE_TIMEOUT');
    // One or two calls get a turn and are sent: they have the whole timeout.
    expect(queued.length).toBeGreaterThanOrEqual(297);
    expect(queued[0]).toMatchObject({
      message: expect.stringMatching(
        /^The call to Compute was not sent\. It waited \d+ ms for its turn, and a call may wait 500 ms, within/,
      ),
      extensions: { code: 'DEADLINE_EXCEEDED', service: 'COMPUTE', retryable: true },
    });
    expect(await refusals('QUEUE_TIMEOUT')).toBe(queued.length);
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
    const scrape = await Scrape.of(gateway);
    const sent = scrape.value('image_gateway_upstream_requests_total', {
      service: 'COMPUTE',
      code: 'DEADLINE_EXCEEDED',
    });
    expect(sent).toBe(service.requests.length);
    expect(sent).toBe(301 - queued.length);
  });

  it('ends with its request, and the circuit stays closed', async () => {
    await start({ UPSTREAM_CONCURRENCY: '1', REQUEST_TIMEOUT_MS: '500', CIRCUIT_MINIMUM_CALLS: '5' });
    const { errors } = await images(100, 'caller-a');
    expect(errors).toHaveLength(100);
    for (const { extensions } of errors) expect(extensions['reason']).toBe('REQUEST_TIMEOUT');
    expect(service.requests).toHaveLength(1);
    expect((await stateOf(gateway, 'compute')).circuit).toBe('closed');
  });
});

describe('a flood of requests with invalid tokens', () => {
  it('fails no request of an honest caller, and the circuit stays closed', async () => {
    await start();
    service.releaseAll();
    const flooding = new AbortController();
    let floods = 0;
    const flood = async (number: number): Promise<void> => {
      while (!flooding.signal.aborted) {
        floods += 1;
        // A new token each time, so that the flood is not one caller.
        await images(1000, `invalid-${number}-${floods}`);
      }
    };
    const floodings = [0, 1, 2, 3].map(flood);
    const failed: unknown[] = [];
    for (let count = 0; count < 40; count += 1) {
      const { error } = await image('honest', 6000 + count);
      if (error !== undefined) failed.push(error);
    }
    flooding.abort();
    await Promise.all(floodings);
    expect(failed).toEqual([]);
    expect(floods).toBeGreaterThan(4);
    const honest = service.requests.filter(({ token }) => token === 'honest').length;
    expect(honest).toBe(40);
    // At most the running calls of each request are sent.
    expect(service.requests.length - honest).toBeLessThanOrEqual(48 * floods);
    expect(await stateOf(gateway, 'compute')).toMatchObject({ circuit: 'closed', waiting: 0 });
    const scrape = await Scrape.of(gateway);
    expect(scrape.value('image_gateway_upstream_circuit_changes_total', { service: 'COMPUTE', state: 'open' })).toBe(0);
  });
});
