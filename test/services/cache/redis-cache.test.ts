import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { recordLog, type RecordedLog } from '../../authentication/recorded-log.ts';
import { type Replicas, startReplicas } from '../../replicas/replicas.ts';
import { describeWith } from '../../support/external-programs.ts';
import { Scrape } from '../../support/prometheus.ts';
import { REDIS, RedisServer } from '../../support/redis-server.ts';

const imageId = 'fd85u0rct32prepgjlv0';
const get = `{ computeImage(imageId: "${imageId}") { imageId } }`;
const write =
  'mutation { createComputeImage(input: { folderId: "standard-images", source: { imageId: "x" } }) { operation { id } } }';
const nothingKept = 'nothing that services answer is kept';
const keptAgain = 'what services answer is kept again';

describeWith(REDIS, 'replicas that keep what services answer in one Redis', (executable) => {
  let redis: RedisServer;
  let log: RecordedLog;
  let replicas: Replicas;

  beforeEach(async () => {
    redis = new RedisServer(executable);
    await redis.start();
    log = recordLog();
    replicas = await startReplicas({ environment: { CACHE_SECONDS: '60', REDIS_URL: redis.url }, log: log.log });
    for (const replica of [0, 1] as const) await untilKept(replica);
  });

  afterEach(async () => {
    await replicas.close();
    redis.goOn();
    await redis.stop();
  });

  /** How many calls a request to one of them took. */
  async function callsOf(replica: 0 | 1, token = 'sandbox-admin'): Promise<number> {
    replicas.sandbox.clearRequests();
    const { errors } = await replicas.query(get, {}, { replica, token });
    expect(errors).toEqual([]);
    return replicas.sandbox.requests.length;
  }

  /** Asks until Redis is there, for it takes a moment to connect. */
  async function untilKept(replica: 0 | 1): Promise<void> {
    const end = performance.now() + 20_000;
    while ((await callsOf(replica, 'sandbox-compute')) > 0) {
      if (performance.now() > end) throw new Error('Nothing was ever kept.');
      await sleep(20);
    }
  }

  async function withRedis<T>(use: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(redis.url);
    return use(client).finally(() => client.disconnect());
  }

  it('give what one of them was told', async () => {
    expect(await callsOf(0)).toBe(1);
    expect([await callsOf(0), await callsOf(1)]).toEqual([0, 0]);
    expect(await callsOf(1, 'sandbox-viewer')).toBe(1);
  });

  it('forget what a caller was told when it writes by one of them', async () => {
    await callsOf(0);
    await callsOf(0, 'sandbox-viewer');
    await replicas.query(write, {}, { replica: 1 });
    expect(await callsOf(0)).toBe(1);
    expect(await callsOf(0, 'sandbox-viewer')).toBe(0);
  });

  it('do not keep what was asked for at one before a write at the other, and came after it', async () => {
    replicas.sandbox.faults.set('compute', { methods: ['read'], delayMs: 300, times: 1 });
    const slow = replicas.query(get, {}, { replica: 0 });
    await sleep(100);
    await replicas.query(write, {}, { replica: 1 });
    await slow;
    expect(await callsOf(1)).toBe(1);
  });

  it('tell Redis neither tokens nor what was asked for, and have it forget by itself', async () => {
    await callsOf(0);
    await withRedis(async (client) => {
      const keys = await client.keys('*');
      expect(keys).toHaveLength(2);
      for (const key of keys) {
        expect(key).toMatch(/^image-gateway:[\da-f]{32}:passthrough:reads:[\w-]{43}:[\w-]{43}$/);
        expect(await client.ttl(key)).toBeGreaterThan(0);
        expect(await client.ttl(key)).toBeLessThanOrEqual(60);
        const all = JSON.stringify([key, await client.hgetall(key)]);
        expect(all).not.toMatch(/sandbox-(admin|compute)|Bearer|127\.0\.0\.1/);
      }
    });
  });

  it('take nothing for an answer that is none', async () => {
    await callsOf(0);
    await withRedis(async (client) => {
      for (const key of await client.keys('*')) {
        for (const field of await client.hkeys(key)) if (field !== 'name') await client.hset(key, field, '{"id":7}');
      }
    });
    expect(await callsOf(1)).toBe(1);
    await withRedis(async (client) => {
      for (const key of await client.keys('*')) {
        for (const field of await client.hkeys(key)) if (field !== 'name') await client.hset(key, field, 'no JSON');
      }
    });
    expect(await callsOf(1)).toBe(1);
  });

  it('ask the services while it is down, with one warning each, and keep again when it is back', async () => {
    await callsOf(0);
    await redis.stop();
    for (let n = 0; n < 3; n += 1) expect([await callsOf(0), await callsOf(1)]).toEqual([1, 1]);
    const warnings = log.lines.filter((line) => line.includes(nothingKept));
    expect(warnings).toHaveLength(2);
    expect(warnings.join('')).not.toContain(redis.url.slice('redis://'.length));
    const scrape = await Scrape.of(replicas.each[0]);
    expect(scrape.value('image_gateway_upstream_kept_reads_total', { state: 'unavailable' })).toBeGreaterThan(0);

    await redis.start();
    for (const replica of [0, 1] as const) await untilKept(replica);
    expect(log.has(keptAgain)).toBe(true);
    await callsOf(0);
    expect(await callsOf(1)).toBe(0);
  });

  it('do not wait for it while it hangs, and believe nothing that was kept before a write that it has not been told of', async () => {
    await callsOf(0);
    await redis.hang();
    const begin = performance.now();
    await replicas.query(write, {}, { replica: 0 });
    for (let n = 0; n < 3; n += 1) expect(await callsOf(0)).toBe(1);
    expect(performance.now() - begin).toBeLessThan(2000);
    redis.goOn();
    await untilKept(0);
    expect(await callsOf(0)).toBe(1);
    expect(await callsOf(0)).toBe(1);
  });

  it('do not share with a gateway of other services', async () => {
    await callsOf(0);
    const others = await startReplicas({ environment: { CACHE_SECONDS: '60', REDIS_URL: redis.url } });
    others.sandbox.clearRequests();
    for (let n = 0; n < 3; n += 1) await others.query(get, {}, { replica: 0 });
    expect(others.sandbox.requests.length).toBeGreaterThan(0);
    await others.close();
  });
});
