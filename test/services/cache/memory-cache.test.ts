import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryCache } from '../../../src/services/cache/memory-cache.ts';
import { createImage, followOperation, quickPace } from '../../subscriptions/documents.ts';
import { Subscriber } from '../../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import type { QueryOptions } from '../../support/post-graphql.ts';
import { Scrape } from '../../support/prometheus.ts';

const get = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';
const list = '{ images(folderIds: ["standard-images"], first: 3) { nodes { imageId } } }';
const latest = '{ latestComputeImage(folderId: "standard-images", family: "ubuntu-2204-lts") { imageId } }';
const operations = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { operations { nodes { operationId } } } }';
const bindings = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { accessBindings { nodes { roleId } } } }';

let gateway: TestGateway;

async function start(
  environment: Readonly<Record<string, string>> = { CACHE_SECONDS: '60' },
  operationDurationMs = 300,
): Promise<void> {
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs },
    environment: { ...quickPace, ...environment },
  });
}

afterEach(() => gateway.close());

/** How many calls a request took. */
async function callsOf(document: string, options: QueryOptions = {}): Promise<number> {
  gateway.sandbox.clearRequests();
  const { errors } = await gateway.query(document, {}, options);
  expect(errors).toEqual([]);
  return gateway.sandbox.requests.length;
}

describe('what a service has told a caller of images', () => {
  beforeEach(() => start());

  it.each([
    ['an image', get, 1],
    ['a list of all services', list, 3],
    ['the newest of a family', latest, 1],
  ])('is given to it again: %s', async (_, document, calls) => {
    const first = await gateway.query(document);
    expect(gateway.sandbox.requests).toHaveLength(calls);
    expect(await callsOf(document)).toBe(0);
    expect((await gateway.query(document)).data).toEqual(first.data);
    const scrape = await Scrape.of(gateway);
    expect(scrape.value('image_gateway_upstream_kept_reads_total', { service: 'COMPUTE', state: 'missing' })).toBe(1);
    expect(scrape.value('image_gateway_upstream_kept_reads_total', { service: 'COMPUTE', state: 'found' })).toBe(2);
  });

  it('is given to no other caller', async () => {
    await callsOf(get);
    expect(await callsOf(get, { token: 'sandbox-compute' })).toBe(1);
    expect(await callsOf(get, { token: 'sandbox-compute' })).toBe(0);
    const refused = await gateway.query(get, {}, { token: 'sandbox-none' });
    expect(refused.errors).toHaveLength(1);
    const unknown = await gateway.query(get, {}, { token: null });
    expect(unknown.errors).toHaveLength(1);
  });

  it.each([
    ['the operations on an image', operations],
    ['who may do what with one', bindings],
  ])('is asked for each time where it is not of images: %s', async (_, document) => {
    await callsOf(document);
    expect(await callsOf(document)).toBe(1);
  });

  it('is asked for again when it was an error', async () => {
    gateway.sandbox.faults.set('compute', { error: { code: 'INTERNAL' }, times: 1 });
    expect((await gateway.query(get)).errors).toHaveLength(1);
    expect(await callsOf(get)).toBe(1);
    expect(await callsOf('{ computeImage(imageId: "fd800000000000000000") { name } }')).toBe(1);
    expect(await callsOf('{ computeImage(imageId: "fd800000000000000000") { name } }')).toBe(1);
  });

  it('is asked for again after a write of the caller, of that service', async () => {
    await callsOf(list);
    await callsOf(list, { token: 'sandbox-viewer' });
    await createImage(gateway, 'new');
    // Compute is asked again, the two others are not; nor is it for another caller.
    expect(await callsOf(list)).toBe(1);
    expect(await callsOf(list)).toBe(0);
    expect(await callsOf(list, { token: 'sandbox-viewer' })).toBe(0);
  });

  it('is not kept where it was asked for before a write and came after it', async () => {
    gateway.sandbox.faults.set('compute', { methods: ['read'], delayMs: 300, times: 1 });
    const slow = gateway.query(get);
    await sleep(100);
    await createImage(gateway, 'new');
    await slow;
    expect(await callsOf(get)).toBe(1);
  });

  it('is asked for again when an operation that the caller follows has ended', async () => {
    const { operationId } = await createImage(gateway, 'new');
    await callsOf(list);
    expect(await callsOf(list)).toBe(0);
    const subscriber = new Subscriber(gateway.url);
    expect(await subscriber.follow(followOperation, { id: operationId }).end).toEqual({ how: 'complete' });
    await subscriber.close();
    expect(await callsOf(list)).toBe(1);
  });
});

it('is of no interest to those who follow an image', async () => {
  // So long that the image is not ready before it is followed, on a slow machine either.
  await start({ CACHE_SECONDS: '60' }, 2500);
  const { imageId } = await createImage(gateway, 'new');
  const status = `query ($id: ID!) { image(id: $id) { status } }`;
  expect((await gateway.query(status, { id: imageId })).data).toEqual({ image: { status: 'CREATING' } });
  const subscriber = new Subscriber(gateway.url);
  const { events, end } = subscriber.follow('subscription ($id: ID!) { imageStatus(id: $id) { status } }', {
    id: imageId,
  });
  expect(await end).toEqual({ how: 'complete' });
  await subscriber.close();
  expect(events.map(({ data }) => data)).toEqual([
    { imageStatus: { status: 'CREATING' } },
    { imageStatus: { status: 'READY' } },
  ]);
  expect((await gateway.query(status, { id: imageId })).data).toEqual({ image: { status: 'READY' } });
});

it('is told apart by the headers that go on', async () => {
  await start({ CACHE_SECONDS: '60', HEADERS_TO_PROPAGATE: 'accept-language' });
  await callsOf(get, { headers: { 'accept-language': 'en' } });
  expect(await callsOf(get, { headers: { 'accept-language': 'de' } })).toBe(1);
  expect(await callsOf(get, { headers: { 'accept-language': 'en' } })).toBe(0);
});

it('is asked for again when its time is over', async () => {
  await start({ CACHE_SECONDS: '1' });
  await callsOf(get);
  expect(await callsOf(get)).toBe(0);
  await sleep(1100);
  expect(await callsOf(get)).toBe(1);
});

it('is asked for each time unless the operator wants otherwise', async () => {
  await start({});
  await callsOf(get);
  expect(await callsOf(get)).toBe(1);
});

it('takes no more than so much memory', async () => {
  await start();
  const kept = memoryCache(60).forService('http://compute');
  const large = { text: 'x'.repeat(900_000) };
  for (let n = 0; n < 50; n += 1) {
    const looked = await kept.find('caller', String(n));
    if (looked.state !== 'found') looked.keep(large);
  }
  const states = [];
  for (let n = 0; n < 50; n += 1) states.push((await kept.find('caller', String(n))).state);
  expect(states.filter((state) => state === 'found')).toHaveLength(35);
  expect(states.at(-1)).toBe('found');
});
