import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Fault, LoggedRequest, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { keys, keysFile, oneImage } from './callers.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';
import { createServiceAccount, type ServiceAccount } from './service-account.ts';
import { TemporaryFiles } from './temporary-files.ts';

interface OneImage {
  readonly computeImage: { readonly name: string } | null;
}

const account = createServiceAccount();
const image = { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } };

let files: TemporaryFiles;
let record: RecordedLog;
let gateway: TestGateway;

beforeEach(() => {
  files = new TemporaryFiles();
  record = recordLog();
});

afterEach(async () => {
  await gateway.close();
  files.remove();
});

interface StartOptions {
  readonly sandboxOptions?: SandboxOptions;
  /** What IAM does wrong from the start. */
  readonly fault?: Fault;
  readonly key?: ServiceAccount;
  readonly environment?: Readonly<Record<string, string>>;
}

async function start({ sandboxOptions, fault, key = account, environment }: StartOptions = {}): Promise<void> {
  gateway = await startGateway({
    sandboxOptions: { serviceAccountKeys: account.known, ...sandboxOptions },
    prepare({ faults }) {
      if (fault !== undefined) faults.set('iam', fault);
    },
    environment: {
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: files.write('key.json', key.file),
      CALLER_KEYS_FILE: files.write('callers', keysFile),
      ...environment,
    },
    log: record.log,
  });
}

function ask(): Promise<QueryAnswer<OneImage>> {
  return gateway.query<OneImage>(oneImage, {}, { token: keys.alice });
}

function exchanges(): readonly LoggedRequest[] {
  return gateway.sandbox.requests.filter(({ kind }) => kind === 'issueToken');
}

/** The requests to the services, as opposed to IAM. */
function calls(): readonly LoggedRequest[] {
  return gateway.sandbox.requests.filter(({ service }) => service !== 'iam');
}

function firstJwt(): string {
  const { jwt } = JSON.parse(exchanges()[0]?.body ?? '{}') as { jwt: string };
  return jwt;
}

describe('the identity of a service account', () => {
  it('is what the services see, and nothing of the caller', async () => {
    await start();
    expect((await ask()).data).toEqual(image);
    const [call] = calls();
    expect(call?.headers['authorization']).toMatch(/^Bearer t1\.sandbox-/);
    expect(JSON.stringify(gateway.sandbox.requests)).not.toContain(keys.alice);
  });

  it('is shown to IAM by a JWT that its key has signed, for an hour at most', async () => {
    await start();
    await ask();
    const jwt = firstJwt();
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'PS256', typ: 'JWT', kid: account.keyId });
    const { iss, aud, iat = 0, exp = 0 } = decodeJwt(jwt);
    expect([iss, aud]).toEqual(['ajegateway0000000001', `${gateway.sandbox.url}/iam/v1/tokens`]);
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(5);
    expect(exp - iat).toBeLessThanOrEqual(3600);
    expect(exchanges()[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is shown to IAM behind a proxy by a JWT with the audience that IAM expects', async () => {
    const audience = 'https://iam.api.example.net/iam/v1/tokens';
    await start({ environment: { IAM_TOKEN_AUDIENCE: audience } });
    expect((await ask()).data).toEqual(image);
    expect(decodeJwt(firstJwt()).aud).toBe(audience);
    expect(exchanges()[0]?.path).toBe('/iam/v1/tokens');
  });

  it('takes one exchange, however many callers wait', async () => {
    await start({ fault: { delayMs: 1500 } });
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(answers.filter(({ data }) => data.computeImage !== null)).toHaveLength(50);
    expect(exchanges()).toHaveLength(1);
  });
});

describe('a token', () => {
  it('is renewed ahead of its end, so that no caller ever waits or fails', async () => {
    await start({ sandboxOptions: { iamTokenLifetimeMs: 3000 } });
    await ask();
    // Had anybody to wait for an exchange, it would show.
    gateway.sandbox.faults.set('iam', { delayMs: 900 });
    const end = performance.now() + 5500;
    let slowest = 0;
    while (performance.now() < end) {
      const startedAt = performance.now();
      expect((await ask()).data).toEqual(image);
      slowest = Math.max(slowest, performance.now() - startedAt);
      await sleep(20);
    }
    expect(slowest).toBeLessThan(900);
    expect(exchanges().length).toBeGreaterThanOrEqual(3);
    expect(exchanges().length).toBeLessThanOrEqual(6);
  });

  it('remains in use while IAM is down, until its end, and is renewed as soon as IAM is back', async () => {
    await start({ sandboxOptions: { iamTokenLifetimeMs: 3000 } });
    await ask();
    gateway.sandbox.faults.set('iam', { error: { code: 'UNAVAILABLE' } });
    await until(() => exchanges().length >= 2);
    expect((await ask()).data).toEqual(image);
    await sleep(3000);
    gateway.sandbox.clearRequests();
    expect((await ask()).errors[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', service: 'IAM', retryable: true });
    expect(calls()).toEqual([]);

    gateway.sandbox.faults.clear();
    const backAt = performance.now();
    while ((await ask()).errors.length > 0) await sleep(20);
    expect(performance.now() - backAt).toBeLessThan(5000);
    expect(record.has('the gateway could not get a token of its own')).toBe(true);
  });

  it('that a service refuses is renewed once, and the call repeated', async () => {
    await start();
    await ask();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', { unauthorizedBody: true, times: 1 });
    expect((await ask()).data).toEqual(image);
    expect(exchanges()).toHaveLength(1);
    const [refused, repeated] = calls().map(({ headers }) => headers['authorization']);
    expect(repeated).toMatch(/^Bearer t1\./);
    expect(repeated).not.toBe(refused);
  });

  it('that a service refuses is replaced for the calls that wait, too', async () => {
    await start({ environment: { UPSTREAM_CONCURRENCY: '4' } });
    await ask();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', { unauthorizedBody: true, times: 3 });
    const ids = Array.from({ length: 50 }, (_, number) => toGlobalId('ComputeImage', `image-${number}`));
    const { errors } = await gateway.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
      { token: keys.alice },
    );
    expect(errors).toEqual([]);
    const [refused] = calls().map(({ headers }) => headers['authorization']);
    const byToken = calls().map(({ headers }) => headers['authorization'] === refused);
    // A caller has three of the four running calls.
    expect(byToken.filter((isRefused) => isRefused)).toHaveLength(3);
    expect(byToken).toHaveLength(53);
  });

  it('is not renewed again and again for a service that refuses every token', async () => {
    await start();
    await ask();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('compute', { unauthorizedBody: true });
    for (const answer of [await ask(), await ask(), await ask(), await ask()]) {
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
        service: 'COMPUTE',
        httpStatus: 401,
      });
    }
    expect(exchanges()).toHaveLength(1);
    // The first answer was of two calls, by two tokens, the others of one each.
    expect(calls()).toHaveLength(5);
  });

  it('that is refused while an operation is cancelled does not make it be cancelled twice', async () => {
    await start();
    await ask();
    gateway.sandbox.clearRequests();
    gateway.sandbox.faults.set('operation', { unauthorizedBody: true, times: 1 });
    const cancel = 'mutation ($id: ID!) { cancelOperation(input: { id: $id }) { operation { id } } }';
    const { errors } = await gateway.query(
      cancel,
      { id: toGlobalId('Operation', 'fd8operation00000000') },
      { token: keys.alice },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', service: 'OPERATION' });
    expect(calls()).toHaveLength(1);
    // The next call has another token.
    expect(exchanges()).toHaveLength(1);
  });
});

describe('a start without IAM', () => {
  it('is a start: callers are told what is missing, and no service is called', async () => {
    await start({ environment: { IAM_URL: 'http://127.0.0.1:1' } });
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    const { errors } = await ask();
    expect(errors).toEqual([
      {
        message: 'The gateway could not get a token of its own to call the services with.',
        path: ['computeImage'],
        locations: expect.anything(),
        extensions: { code: 'UNAVAILABLE', service: 'IAM', retryable: true },
      },
    ]);
    expect(calls()).toEqual([]);
  });

  it('does not make every request try an exchange', async () => {
    await start({ fault: { error: { code: 'UNAVAILABLE' } } });
    for (let count = 0; count < 50; count += 1) await ask();
    expect(exchanges().length).toBeLessThan(5);
    gateway.sandbox.faults.clear();
    await until(() => exchanges().at(-1)?.status === 200, 5000);
    expect((await ask()).data).toEqual(image);
  });

  it('costs every source of a merged list, and says so', async () => {
    await start({ environment: { IAM_URL: 'http://127.0.0.1:1' } });
    const query = '{ images(folderIds: ["standard-images"]) { nodes { id } } }';
    const { errors } = await gateway.query(query, {}, { token: keys.alice });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', service: 'IAM' });
  });

  it('tells of an IAM that does not answer', async () => {
    // The exchange of the start, which comes to its end before the call that waits for it.
    await start({ fault: { hang: true }, environment: { UPSTREAM_TIMEOUT_MS: '3000' } });
    expect((await ask()).errors[0]?.extensions).toMatchObject({ code: 'DEADLINE_EXCEEDED', service: 'IAM' });
  });

  it('tells of a key that IAM does not take, and of what IAM says in the log only', async () => {
    await start({ key: createServiceAccount() });
    const { errors } = await ask();
    expect(errors[0]).toMatchObject({
      message: 'The gateway could not get a token of its own to call the services with.',
      extensions: { code: 'UNAUTHENTICATED', service: 'IAM', httpStatus: 401 },
    });
    expect(record.lines.join()).toContain('The JWT is refused: its signature is wrong.');
  });

  it.each(['html-200', 'wrong-shape', 'truncated-json'] as const)('survives nonsense from IAM: %s', async (garbage) => {
    await start({ fault: { garbage } });
    expect((await ask()).errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_MALFORMED', service: 'IAM' });
  });
});

describe('a key file', () => {
  it('that is replaced is used from the next exchange on; a bad one is not used', async () => {
    const successor = createServiceAccount('ajekey00000000000002');
    const serviceAccountKeys = { ...account.known, ...successor.known };
    await start({ sandboxOptions: { serviceAccountKeys, iamTokenLifetimeMs: 2000 } });
    await ask();
    files.write('key.json', '{"id": "half a f');
    await until(() => record.has('file cannot be used; what it held before is kept'));
    expect((await ask()).data).toEqual(image);
    files.write('key.json', successor.file);
    await until(() => record.has('file reloaded'));
    gateway.sandbox.clearRequests();
    await until(() => exchanges().length > 0);
    expect(decodeProtectedHeader(firstJwt()).kid).toBe('ajekey00000000000002');
    expect((await ask()).data).toEqual(image);
  });
});
