import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { loadConfig } from '../../../../src/config.ts';
import { recordLog, type RecordedLog } from '../../../authentication/recorded-log.ts';
import { describeWith } from '../../../support/external-programs.ts';
import { startGateway, type TestGateway } from '../../../support/gateway.ts';
import { Scrape } from '../../../support/prometheus.ts';
import { REDIS, RedisServer } from '../../../support/redis-server.ts';

const counted = 'requests are counted together again';
const alone = 'each replica counts requests for itself';

describeWith(REDIS, 'replicas with one Redis', (executable) => {
  let redis: RedisServer;
  let log: RecordedLog;
  let replicas: readonly TestGateway[];

  beforeEach(async () => {
    redis = new RedisServer(executable);
    await redis.start();
    log = recordLog();
    // Each has a sandbox of its own, so by default they would be two deployments.
    const environment = { RATE_LIMIT_PER_CALLER: '4', REDIS_URL: redis.url, DEPLOYMENT: 'one' };
    replicas = await Promise.all([0, 1].map(() => startGateway({ environment, log: log.log })));
    for (const each of replicas) await untilShared(each, true);
  });

  afterEach(async () => {
    await Promise.all(replicas.map((each) => each.close()));
    redis.goOn();
    await redis.stop();
  });

  function replica(number: number): TestGateway {
    const found = replicas[number];
    if (found === undefined) throw new Error(`There is no replica ${number}.`);
    return found;
  }

  /** The status of a request to one of them. */
  async function ask(number: number, token = 'sandbox-admin'): Promise<number> {
    return (await replica(number).query('{ __typename }', {}, { token })).status;
  }

  async function isShared(gateway: TestGateway): Promise<boolean> {
    return (await Scrape.of(gateway)).value('image_gateway_rate_limit_shared') === 1;
  }

  /** Asks until it is so, for it takes a request to notice. */
  async function untilShared(gateway: TestGateway, shared: boolean): Promise<void> {
    const end = performance.now() + 20_000;
    while ((await isShared(gateway)) !== shared) {
      if (performance.now() > end) throw new Error(`It was never so that counts were shared: ${shared}.`);
      await gateway.query('{ __typename }', {}, { token: 'somebody-else' });
      await sleep(20);
    }
  }

  it('count together', async () => {
    const found = [];
    for (let n = 0; n < 6; n += 1) found.push(await ask(n % 2));
    expect(found).toEqual([200, 200, 200, 200, 429, 429]);
    expect(await ask(0, 'sandbox-compute')).toBe(200);
  });

  it('count calls together', async () => {
    const environment = {
      RATE_LIMIT_PER_CALLER: '10',
      RATE_LIMIT_UNIT: 'calls',
      REDIS_URL: redis.url,
      DEPLOYMENT: 'two',
    };
    const byCalls = await Promise.all([0, 1].map(() => startGateway({ environment, log: log.log })));
    try {
      for (const each of byCalls) await untilShared(each, true);
      const found = [];
      for (const gateway of [...byCalls, ...byCalls]) {
        const { status, errors } = await gateway.query('{ computeImages(folderId: "a", last: 1) { nodes { id } } }');
        found.push([status, errors[0]?.message.replace(/\d+ s\.$/, '… s.')]);
      }
      // Each counts as 13 calls at worst, so even the first exceeds the limit of a whole minute.
      expect(found).toEqual(
        found.map(() => [
          429,
          'This operation counts as 13 calls to the services. The limit for each caller is 10 within a minute. ' +
            'Request less.',
        ]),
      );
      const twoCalls = '{ a: computeImage(imageId: "a") { id } b: computeImage(imageId: "b") { id } }';
      const statuses = [];
      for (const gateway of [...byCalls, ...byCalls]) statuses.push((await gateway.query(twoCalls)).status);
      // Four requests took a call each when they arrived, which leaves six.
      expect(statuses).toEqual([200, 200, 200, 429]);
    } finally {
      await Promise.all(byCalls.map((each) => each.close()));
    }
  });

  it('count each for itself while it is down, with a warning, and together when it is back', async () => {
    await redis.stop();
    const found = [];
    for (let n = 0; n < 5; n += 1) found.push(await ask(0), await ask(1));
    expect(found).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429, 429]);
    for (const each of replicas) expect(await isShared(each)).toBe(false);
    // Once a replica, however many requests there are.
    const warnings = log.lines.filter((line) => line.includes(alone));
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('"level":"warn"');
    expect(warnings.join('')).not.toContain(redis.url.slice('redis://'.length));

    await redis.start();
    for (const each of replicas) await untilShared(each, true);
    expect(log.lines.filter((line) => line.includes(counted))).toHaveLength(2);
    const again = [];
    for (let n = 0; n < 6; n += 1) again.push(await ask(n % 2, 'sandbox-baremetal'));
    expect(again).toEqual([200, 200, 200, 200, 429, 429]);
  });

  it('are counted apart from those of another deployment', async () => {
    const environment = { RATE_LIMIT_PER_CALLER: '4', REDIS_URL: redis.url, DEPLOYMENT: 'other' };
    const other = await startGateway({ environment, log: log.log });
    try {
      await untilShared(other, true);
      for (let n = 0; n < 4; n += 1) expect(await ask(n % 2)).toBe(200);
      expect((await other.query('{ __typename }')).status).toBe(200);
      expect(await ask(0)).toBe(429);
    } finally {
      await other.close();
    }
  });

  it('do not wait for it while it hangs', async () => {
    await redis.hang();
    // The first finds out.
    expect(await ask(0)).toBe(200);
    const begin = performance.now();
    for (let n = 0; n < 3; n += 1) expect(await ask(0)).toBe(200);
    // Each would wait for 250 ms.
    expect(performance.now() - begin).toBeLessThan(600);
    redis.goOn();
    await untilShared(replica(0), true);
  });

  it('are up without it, and say so', async () => {
    await redis.stop();
    const alreadyDown = await startGateway({
      environment: { RATE_LIMIT_PER_CALLER: '2', REDIS_URL: redis.url },
      log: log.log,
    });
    const found = [];
    for (let n = 0; n < 3; n += 1) found.push((await alreadyDown.query('{ __typename }')).status);
    await alreadyDown.close();
    expect(found).toEqual([200, 200, 429]);
    expect(log.has(alone)).toBe(true);
  });
});

it.each(['http://127.0.0.1:6379', '127.0.0.1:6379', 'redis'])('REDIS_URL may not be %j', (value) => {
  expect(() => loadConfig({ API_HOST: 'api.example.net', REDIS_URL: value })).toThrow(
    /REDIS_URL is .*; allowed: a redis or rediss URL, such as/,
  );
});

it('a password in REDIS_URL is not told', () => {
  expect(() => loadConfig({ API_HOST: 'api.example.net', REDIS_URL: 'http://user:s3cret@127.0.0.1' })).toThrow(
    /^(?!.*s3cret).*REDIS_URL is not shown here/s,
  );
});
