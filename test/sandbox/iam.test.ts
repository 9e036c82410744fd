import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sandboxOauthToken, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { send, start, type TestAnswer } from './client.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const image = '/compute/v1/images/fd85u0rct32prepgjlv0';
const nowMs = Date.UTC(2026, 0, 1);
const now = nowMs / 1000;
const rightHeader = { alg: 'PS256', typ: 'JWT', kid: 'ajekey' };
const rightClaims = {
  iss: 'ajeaccount',
  aud: 'https://iam.api.cloud.yandex.net/iam/v1/tokens',
  iat: now,
  exp: now + 3600,
};

function jwt(header: object = {}, claims: object = {}): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ ...rightHeader, ...header })}.${encode({ ...rightClaims, ...claims })}`;
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

async function exchange(sandbox: Sandbox, body: unknown): Promise<TestAnswer> {
  return await send(sandbox, '/iam/v1/tokens', { method: 'POST', token: null, body });
}

const serviceAccountKeys = { ajekey: { serviceAccountId: 'ajeaccount', publicKey } };

describe('the exchange of a JWT', () => {
  it('gives an IAM token that the services take for twelve hours', async () => {
    let time = nowMs;
    const sandbox = await start({ images: 0, now: () => time, serviceAccountKeys });
    const { status, body } = await exchange(sandbox, { jwt: jwt() });
    expect(status).toBe(200);
    expect(body).toEqual({ iamToken: expect.stringMatching(/^t1\./), expiresAt: '2026-01-01T12:00:00.000Z' });
    const token = String(body['iamToken']);
    expect((await send(sandbox, image, { token })).status).toBe(200);
    time += 12 * 3_600_000;
    const expired = await send(sandbox, image, { token });
    expect([expired.status, expired.body['message']]).toEqual([401, 'Token is invalid or has expired.']);
  });

  it('gives another token each time, and tokens with the rights of the account', async () => {
    const rights = { services: ['baremetal'], write: false } as const;
    const sandbox = await start({
      images: 0,
      now: () => nowMs,
      serviceAccountKeys: { ajekey: { serviceAccountId: 'ajeaccount', publicKey, rights } },
      iamTokenLifetimeMs: 1000,
    });
    const [first, second] = [await exchange(sandbox, { jwt: jwt() }), await exchange(sandbox, { jwt: jwt() })];
    expect(first.body['iamToken']).not.toBe(second.body['iamToken']);
    expect(first.body['expiresAt']).toBe('2026-01-01T00:00:01.000Z');
    expect((await send(sandbox, image, { token: String(first.body['iamToken']) })).status).toBe(403);
  });

  it.each<[string, string, RegExp]>([
    ['of two parts', 'a.b', /three parts/],
    ['of four parts', `${jwt()}.d`, /three parts/],
    ['that is no JSON', 'a.b.c', /its header is no JSON object/],
    ['signed by another algorithm', jwt({ alg: 'RS256' }), /algorithm is not PS256/],
    ['without a key ID', jwt({ kid: undefined }), /no kid/],
    ['without an issuer', jwt({}, { iss: undefined }), /no iss/],
    ['for another audience', jwt({}, { aud: 'https://example.com' }), /aud/],
    ['without an end', jwt({}, { exp: undefined }), /no exp/],
    ['for more than an hour', jwt({}, { exp: now + 3601 }), /more than an hour/],
    ['from the future', jwt({}, { iat: now + 120 }), /future/],
    ['that has expired', jwt({}, { iat: now - 3600, exp: now - 60 }), /expired/],
    ['of an unknown key', jwt({ kid: 'other' }), /no such key/],
    ["of another account's key", jwt({}, { iss: 'other' }), /no such key/],
    ['with another signature', `${jwt().split('.').slice(0, 2).join('.')}.AAAA`, /signature is wrong/],
  ])('refuses one %s', async (_, token, message) => {
    const sandbox = await start({ images: 0, now: () => nowMs, serviceAccountKeys });
    const { status, body } = await exchange(sandbox, { jwt: token });
    expect([status, body['code']]).toEqual([401, 16]);
    expect(body['message']).toMatch(message);
  });

  it('takes any key and signature where no keys are configured', async () => {
    const sandbox = await start({ images: 0, now: () => nowMs });
    const unsigned = `${jwt({ kid: 'any' }, { iss: 'anyone' }).split('.').slice(0, 2).join('.')}.AAAA`;
    expect((await exchange(sandbox, { jwt: unsigned })).status).toBe(200);
    expect((await exchange(sandbox, { jwt: jwt({ alg: 'none' }) })).status).toBe(401);
  });
});

describe('the exchange of other credentials', () => {
  it('takes the OAuth token that the sandbox knows', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await exchange(sandbox, { yandexPassportOauthToken: sandboxOauthToken });
    expect(status).toBe(200);
    expect((await send(sandbox, image, { token: String(body['iamToken']) })).status).toBe(200);
    expect((await exchange(sandbox, { yandexPassportOauthToken: 'other' })).status).toBe(401);
  });

  it.each([[{}], [{ jwt: 'a.b.c', yandexPassportOauthToken: 'b' }], [{ password: 'x' }]])(
    'refuses %j',
    async (body) => {
      const sandbox = await start({ images: 0 });
      const answer = await exchange(sandbox, body);
      expect([answer.status, answer.body['code']]).toEqual([400, 3]);
    },
  );
});

describe("a virtual machine's metadata service", () => {
  const path = '/computeMetadata/v1/instance/service-accounts/default/token';

  it('gives a token that the services take', async () => {
    const sandbox = await start({ images: 0, now: () => nowMs });
    const { status, body } = await send(sandbox, path, { token: null, headers: { 'metadata-flavor': 'Google' } });
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 43_200, token_type: 'Bearer' });
    expect((await send(sandbox, image, { token: String(body['access_token']) })).status).toBe(200);
  });

  it('refuses a request without its header', async () => {
    const sandbox = await start({ images: 0 });
    expect((await send(sandbox, path, { token: null })).status).toBe(403);
    expect((await send(sandbox, path, { token: null, headers: { 'metadata-flavor': 'AWS' } })).status).toBe(403);
  });

  it('can be told to fail like any service', async () => {
    const sandbox = await start({ images: 0 });
    sandbox.faults.set('iam', { error: { code: 'UNAVAILABLE' } });
    expect((await send(sandbox, path, { token: null, headers: { 'metadata-flavor': 'Google' } })).status).toBe(503);
    expect((await exchange(sandbox, {})).status).toBe(503);
  });
});
