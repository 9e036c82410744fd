import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { noCall } from './callers.ts';
import { audience, issuer, IssuerKey, jwtEnvironment } from './issuer.ts';
import { TemporaryFiles } from './temporary-files.ts';

const now = Math.floor(Date.now() / 1000);
const files = new TemporaryFiles();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

let key: IssuerKey;
let others: readonly IssuerKey[];
let gateway: TestGateway;

beforeAll(async () => {
  key = await IssuerKey.create('key-1');
  others = await Promise.all(
    (['RS256', 'PS512', 'ES384', 'EdDSA'] as const).map((alg) => IssuerKey.create(`key-${alg}`, alg)),
  );
  const rsaJwk = { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig' };
  const jwks = { keys: [key.jwk, ...others.map(({ jwk }) => jwk), rsaJwk] };
  gateway = await startGateway({
    environment: { AUTH_MODE: 'metadata', CALLER_JWKS_FILE: files.write('jwks.json', jwks), ...jwtEnvironment },
  });
});

afterAll(async () => {
  await gateway.close();
  files.remove();
});

function ask(token: string): Promise<QueryAnswer<unknown>> {
  return gateway.query(noCall, {}, { token });
}

/** A JWT made of parts that no library would put together. */
function forge(header: object, claims: object, signature = ''): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode(header)}.${encode(claims)}.${signature}`;
}

const rightClaims = { iss: issuer, aud: audience, sub: 'alice', iat: now, exp: now + 300 };

describe('a JWT lets its bearer in', () => {
  it('if everything is right with it', async () => {
    expect(await ask(await key.sign())).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  });

  it('if it is signed by any asymmetric algorithm that is in use', async () => {
    for (const other of others) expect((await ask(await other.sign())).status).toBe(200);
  });

  it.each(['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])('if its type is %s', async (typ) => {
    expect((await ask(await key.sign({}, { typ }))).status).toBe(200);
  });

  it('if the audience is one of several', async () => {
    expect((await ask(await key.sign({ aud: ['another', audience] }))).status).toBe(200);
  });

  it('if clocks differ by some seconds', async () => {
    expect((await ask(await key.sign({ exp: now - 5 }))).status).toBe(200);
    expect((await ask(await key.sign({ nbf: now + 15 }))).status).toBe(200);
    expect((await ask(await key.sign({ iat: now + 15 }))).status).toBe(200);
  });
});

describe('a JWT is refused', () => {
  it.each<[string, RegExp, () => Promise<string> | string]>([
    ['when it has expired', /it has expired/, () => key.sign({ exp: now - 60 })],
    ['before it is valid', /it is not valid yet/, () => key.sign({ nbf: now + 120 })],
    ['that was issued in the future', /its "iat" is in the future/, () => key.sign({ iat: now + 120 })],
    ['whose time of issue is no number', /its "iat" is not the one/, () => key.sign({ iat: 'now' })],
    ...['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'JWS', '', 'application/'].map(
      (typ): [string, RegExp, () => Promise<string>] => [
        `of the type ${JSON.stringify(typ)}`,
        /its "typ" is neither "JWT" nor "at\+jwt"/,
        () => key.sign({}, { typ }),
      ],
    ),
    [
      'whose claims are not encoded (RFC 7797)',
      /it is no JWT that can be read/,
      () => {
        const unsigned = forge({ alg: 'RS256', kid: 'rsa', crit: ['b64'], b64: false }, rightClaims);
        const signature = sign('sha256', Buffer.from(unsigned.slice(0, -1)), rsa.privateKey);
        return unsigned + signature.toString('base64url');
      },
    ],
    ['of another issuer', /its "iss" is not the one that is expected/, () => key.sign({ iss: 'https://evil.example' })],
    ['without an issuer', /it has no "iss"/, () => key.sign({ iss: undefined })],
    ['for another audience', /its "aud" is not the one that is expected/, () => key.sign({ aud: 'billing' })],
    ['without an audience', /it has no "aud"/, () => key.sign({ aud: undefined })],
    ['that never ends', /it has no "exp"/, () => key.sign({ exp: undefined })],
    ['that names nobody', /it has no "sub"/, () => key.sign({ sub: undefined })],
    ['that names nobody, by an empty name', /it has no "sub"/, () => key.sign({ sub: '' })],
    [
      'of a key that is not known',
      /it is not signed with a key that is known here/,
      () => key.sign({}, { kid: 'key-2' }),
    ],
    [
      'of another key by the same name',
      /it is not signed with a key that is known here/,
      async () => (await IssuerKey.create('key-1')).sign(),
    ],
    [
      'whose claims were changed',
      /it is not signed with a key that is known here/,
      async () => {
        const [header = '', , signature = ''] = (await key.sign()).split('.');
        return [
          header,
          Buffer.from(JSON.stringify({ ...rightClaims, sub: 'root' })).toString('base64url'),
          signature,
        ].join('.');
      },
    ],
    ['without a signature', /its algorithm is not accepted/, () => new UnsecuredJWT(rightClaims).encode()],
    [
      'of no algorithm, with a signature',
      /algorithm is not accepted/,
      () => forge({ alg: 'none', kid: 'key-1' }, rightClaims, 'AAAA'),
    ],
    [
      'signed with the public key as a shared secret',
      /its algorithm is not accepted/,
      () => {
        const secret = Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
        return new SignJWT(rightClaims).setProtectedHeader({ alg: 'HS256', kid: 'rsa' }).sign(secret);
      },
    ],
    [
      'that brings its own key',
      /it is not signed with a key that is known here/,
      async () => {
        const stranger = await IssuerKey.create('stranger');
        return stranger.sign({}, { jwk: stranger.jwk });
      },
    ],
    [
      'with a header that has to be understood',
      /it asks for something that is not supported/,
      () => forge({ alg: 'ES256', kid: 'key-1', crit: ['x'], x: 1 }, rightClaims, 'AAAA'),
    ],
    ['whose header is no JSON', /it is no JWT that can be read/, () => 'AAAA.AAAA.AAAA'],
    [
      'whose claims are no JSON object',
      /not signed|no JWT that can be read/,
      () => forge({ alg: 'ES256', kid: 'key-1' }, [], 'AAAA'),
    ],
  ])('%s', async (_when, reason, make) => {
    const token = await make();
    const { status, headers, errors } = await ask(token);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="image-gateway", error="invalid_token"');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(errors[0]?.message).toMatch(reason);
    expect(errors[0]?.message).toMatch(/Send the header "Authorization: Bearer <token>" with a JWT of the issuer/);
    expect(errors[0]?.message).not.toContain(token);
  });

  it('however its bytes are changed', async () => {
    const token = await key.sign();
    // The last character holds bits that mean nothing (RFC 4648, section 3.5).
    for (let at = 0; at < token.length - 1; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
      expect((await ask(changed)).status).toBe(401);
    }
  });
});
