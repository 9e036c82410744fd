import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { type Replicas, startReplicas } from '../replicas/replicas.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith } from '../support/external-programs.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { REDIS, RedisServer } from '../support/redis-server.ts';
import { until } from '../support/until.ts';
import { keys, keysFile, noCall, oneImage } from './callers.ts';
import { recordLog } from './recorded-log.ts';
import { createServiceAccount } from './service-account.ts';
import { TemporaryFiles } from './temporary-files.ts';

const accounts = [
  createServiceAccount('ajekey00000000000001', 'ajegateway0000000001'),
  createServiceAccount('ajekey00000000000002', 'ajegateway0000000002'),
] as const;
const sandboxOptions = { serviceAccountKeys: { ...accounts[0].known, ...accounts[1].known } };
const create = `mutation { createComputeImage(
  input: { folderId: "${sandboxFolders.alpha}", source: { imageId: "fd85u0rct32prepgjlv0" } }
) { operation { id } } }`;

let files: TemporaryFiles;

beforeEach(() => {
  files = new TemporaryFiles();
});

afterEach(() => files.remove());

function environment(account: (typeof accounts)[number], name = 'key.json'): Record<string, string> {
  return {
    AUTH_MODE: 'service-account',
    SERVICE_ACCOUNT_KEY_FILE: files.write(name, account.file),
    CALLER_KEYS_FILE: files.write('callers', keysFile),
  };
}

describeWith(REDIS, 'gateways to the same services, with one Redis', (executable) => {
  let redis: RedisServer;
  let gateways: Replicas;

  beforeEach(async () => {
    redis = new RedisServer(executable);
    await redis.start();
  });

  afterEach(async () => {
    await gateways.close();
    await redis.stop();
  });

  /** Starts two, and waits until the first of them keeps in Redis what it was told. */
  async function start(differences: readonly [Record<string, string>, Record<string, string>]): Promise<void> {
    const shared = { REDIS_URL: redis.url, CACHE_SECONDS: '60', RATE_LIMIT_PER_CALLER: '1000' };
    gateways = await startReplicas({ sandboxOptions, environment: shared, differences });
    for (const replica of [0, 1] as const) {
      await eventually(async () => expect(await callsOf(replica, keys.bob)).toBe(0));
    }
  }

  /** How many calls to Compute a request to one of them took. */
  async function callsOf(replica: 0 | 1, token: string): Promise<number> {
    gateways.sandbox.clearRequests();
    expect((await gateways.query(oneImage, {}, { replica, token })).errors).toEqual([]);
    return gateways.sandbox.requests.filter(({ service }) => service === 'compute').length;
  }

  it('share what was read for a caller when they act by the same account', async () => {
    await start([environment(accounts[0]), environment(accounts[0])]);
    expect(await callsOf(0, keys.alice)).toBe(1);
    expect(await callsOf(1, keys.alice)).toBe(0);
  });

  it.each<[string, () => [Record<string, string>, Record<string, string>]]>([
    ['accounts', () => [environment(accounts[0], 'one'), environment(accounts[1], 'other')]],
    [
      'deployments',
      () => [
        { ...environment(accounts[0]), DEPLOYMENT: 'a' },
        { ...environment(accounts[0]), DEPLOYMENT: 'b' },
      ],
    ],
    [
      'modes',
      () => [
        { ...environment(accounts[0]), DEPLOYMENT: 'a' },
        { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile), DEPLOYMENT: 'a' },
      ],
    ],
  ])('never share what was read for a caller of the same name by different %s', async (_, differences) => {
    await start(differences());
    expect(await callsOf(0, keys.alice)).toBe(1);
    expect(await callsOf(1, keys.alice)).toBe(1);
    expect([await callsOf(0, keys.alice), await callsOf(1, keys.alice)]).toEqual([0, 0]);
  });
});

describe('an idempotency key of a caller', () => {
  let gateways: Replicas;

  beforeEach(async () => {
    gateways = await startReplicas({ sandboxOptions, environment: environment(accounts[0]) });
  });

  afterEach(() => gateways.close());

  it('is its own: another caller with the same key gets an operation of its own, although both act by one account', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const ofAlice = await gateways.query(create, {}, { token: keys.alice, headers });
    const ofBob = await gateways.query(create, {}, { token: keys.bob, headers });
    expect([...ofAlice.errors, ...ofBob.errors]).toEqual([]);
    expect(ofBob.data).not.toEqual(ofAlice.data);
    const sent = gateways.sandbox.requests.filter(({ method, service }) => method === 'POST' && service === 'compute');
    const keysSent = sent.map((request) => request.headers['idempotency-key']);
    expect(new Set(keysSent).size).toBe(2);
    expect(keysSent).not.toContain(headers['idempotency-key']);
  });

  it('gives the same operation when the request is repeated at another replica', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await gateways.query(create, {}, { replica: 0, token: keys.alice, headers });
    const repeated = await gateways.query(create, {}, { replica: 1, token: keys.alice, headers });
    expect(first.errors).toEqual([]);
    expect(repeated.data).toEqual(first.data);
  });
});

describe('a key file of another account', () => {
  let gateway: TestGateway;

  afterEach(() => gateway.close());

  it('ends what was kept of the first account, and the use of its token', async () => {
    const record = recordLog();
    gateway = await startGateway({
      sandboxOptions,
      environment: { ...environment(accounts[0]), CACHE_SECONDS: '60' },
      log: record.log,
    });
    const authorizations = async (): Promise<unknown[]> => {
      gateway.sandbox.clearRequests();
      expect((await gateway.query(oneImage, {}, { token: keys.alice })).errors).toEqual([]);
      const calls = gateway.sandbox.requests.filter(({ service }) => service === 'compute');
      return calls.map(({ headers }) => headers['authorization']);
    };
    const [before] = await authorizations();
    expect(await authorizations()).toEqual([]);
    files.write('key.json', accounts[1].file);
    await until(() => record.has('the gateway acts by another service account'));
    const [after, ...more] = await authorizations();
    expect(more).toEqual([]);
    expect(after).toMatch(/^Bearer t1\./);
    expect(after).not.toBe(before);
    expect((await gateway.query(noCall, {}, { token: keys.alice })).status).toBe(200);
  });
});
