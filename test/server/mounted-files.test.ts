import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import { callerKeyLine } from '../../src/server/authentication/caller-keys.ts';
import { noCall } from '../authentication/callers.ts';
import { IssuerKey, jwtEnvironment } from '../authentication/issuer.ts';
import { type RecordedLog, recordLog } from '../authentication/recorded-log.ts';
import { createServiceAccount } from '../authentication/service-account.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { MountedVolume } from '../support/mounted-volume.ts';
import { until } from '../support/until.ts';
import { send } from '../trusted-documents/send.ts';

/** Every file that the configuration names, each twice: as it is mounted at the start, and as it is then replaced. */
const accounts = [createServiceAccount(), createServiceAccount('ajekey00000000000002')] as const;
const callerKeys = ['first-0123456789abcdef0123456789abcdef', 'second-0123456789abcdef0123456789abcde'] as const;
const documents = ['{ first: __typename }', '{ second: __typename }'] as const;
let issuerKeys: readonly [IssuerKey, IssuerKey];

const volume = new MountedVolume();
let record: RecordedLog;
let gateway: TestGateway;

function mount(generation: 0 | 1): void {
  volume.write({
    'account.json': JSON.stringify(accounts[generation].file),
    callers: `${callerKeyLine('reports', callerKeys[generation])}\n`,
    'jwks.json': JSON.stringify({ keys: [issuerKeys[generation].jwk] }),
    'manifest.json': JSON.stringify({ [`document-${generation}`]: documents[generation] }),
  });
}

beforeAll(async () => {
  issuerKeys = [await IssuerKey.create('issuer-1'), await IssuerKey.create('issuer-2')];
  record = recordLog();
  mount(0);
  gateway = await startGateway({
    sandboxOptions: {
      serviceAccountKeys: { ...accounts[0].known, ...accounts[1].known },
      // So that the gateway soon asks for another token, with the key that it then has.
      iamTokenLifetimeMs: 2000,
    },
    environment: {
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: volume.path('account.json'),
      CALLER_KEYS_FILE: volume.path('callers'),
      CALLER_JWKS_FILE: volume.path('jwks.json'),
      ...jwtEnvironment,
      TRUSTED_DOCUMENTS_FILE: volume.path('manifest.json'),
      TRUSTED_DOCUMENTS_MODE: 'prefer',
    },
    log: record.log,
  });
  // What the gateway knows before is not what it is to know after.
  expect([await statusFor(callerKeys[0]), await statusFor(callerKeys[1])]).toEqual([200, 401]);
  mount(1);
});

afterAll(async () => {
  await gateway.close();
  volume.remove();
});

async function statusFor(token: string): Promise<number> {
  return (await gateway.query(noCall, {}, { token })).status;
}

/** Waits until the gateway has read the file of a variable again. */
async function reloaded(variable: string): Promise<void> {
  await until(() => record.lines.some((line) => line.includes('"file reloaded"') && line.includes(`"${variable}"`)));
}

describe('a mounted volume that Kubernetes replaces', () => {
  it('lets in the callers of the new CALLER_KEYS_FILE, and no others', async () => {
    await reloaded('CALLER_KEYS_FILE');
    expect([await statusFor(callerKeys[0]), await statusFor(callerKeys[1])]).toEqual([401, 200]);
  });

  it("takes JWTs by the new CALLER_JWKS_FILE's keys, and by no others", async () => {
    await reloaded('CALLER_JWKS_FILE');
    const statuses = issuerKeys.map(async (key) => statusFor(await key.sign()));
    expect(await Promise.all(statuses)).toEqual([401, 200]);
  });

  it('runs the documents of the new TRUSTED_DOCUMENTS_FILE, and no others', async () => {
    await reloaded('TRUSTED_DOCUMENTS_FILE');
    const authorization = `Bearer ${await issuerKeys[1].sign()}`;
    expect(await send(gateway, { documentId: 'document-1' }, { authorization })).toMatchObject({
      body: { data: { second: 'Query' } },
    });
    expect(await send(gateway, { documentId: 'document-0' }, { authorization })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
  });

  it('has the gateway ask for tokens with the key of the new SERVICE_ACCOUNT_KEY_FILE', async () => {
    await reloaded('SERVICE_ACCOUNT_KEY_FILE');
    await until(() => keyIdsOfExchanges().at(-1) === accounts[1].keyId);
    expect(keyIdsOfExchanges()[0]).toBe(accounts[0].keyId);
  });
});

/** Which keys have signed what was exchanged for tokens, in the order of the exchanges. */
function keyIdsOfExchanges(): readonly (string | undefined)[] {
  return gateway.sandbox.requests
    .filter(({ kind }) => kind === 'issueToken')
    .map(({ body }) => decodeProtectedHeader((JSON.parse(body) as { jwt: string }).jwt).kid);
}
