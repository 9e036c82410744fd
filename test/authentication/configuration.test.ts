import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/config.ts';
import { keysFile } from './callers.ts';
import { audience, issuer, IssuerKey, jwtEnvironment } from './issuer.ts';
import { createServiceAccount } from './service-account.ts';
import { TemporaryFiles } from './temporary-files.ts';

const API_HOST = 'api.example.net';
const files = new TemporaryFiles();
const account = createServiceAccount();
const key = await IssuerKey.create('key-1');

const keyFile = files.write('key.json', account.file);
const callersFile = files.write('callers', keysFile);
const jwksFile = files.write('jwks.json', { keys: [key.jwk] });
const jwksUrl = 'https://login.example.net/jwks';

afterAll(() => files.remove());

function mistakesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadConfig({ API_HOST, ...environment });
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

function optionsOf(environment: Readonly<Record<string, string>>): unknown {
  return loadConfig({ API_HOST, ...environment }).authentication;
}

describe('the configuration of authentication', () => {
  it('is passthrough unless said otherwise', () => {
    expect(optionsOf({})).toEqual({ mode: 'passthrough' });
  });

  it('takes a service account and callers with keys', () => {
    const environment = {
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: keyFile,
      CALLER_KEYS_FILE: callersFile,
    };
    expect(optionsOf(environment)).toEqual({
      mode: 'own-identity',
      deployment: expect.stringMatching(/^[0-9a-f]{32}$/),
      identity: { kind: 'service-account', iamUrl: 'https://iam.api.example.net', audience: null, keyFile },
      callers: { jwt: null, keysFile: callersFile },
    });
    expect(optionsOf({ ...environment, IAM_URL: 'http://127.0.0.1:9000' })).toMatchObject({
      identity: { iamUrl: 'http://127.0.0.1:9000' },
    });
    const IAM_TOKEN_AUDIENCE = 'https://iam.api.example.net/iam/v1/tokens';
    expect(optionsOf({ ...environment, IAM_URL: 'http://127.0.0.1:9000', IAM_TOKEN_AUDIENCE })).toMatchObject({
      identity: { iamUrl: 'http://127.0.0.1:9000', audience: IAM_TOKEN_AUDIENCE },
    });
  });

  it("takes a machine's identity and callers with JWTs, whose keys are in a file or at a URL", () => {
    const environment = { AUTH_MODE: 'metadata', ...jwtEnvironment };
    expect(optionsOf({ ...environment, CALLER_JWKS_FILE: jwksFile })).toEqual({
      mode: 'own-identity',
      deployment: expect.stringMatching(/^[0-9a-f]{32}$/),
      identity: { kind: 'metadata', metadataUrl: 'http://169.254.169.254' },
      callers: { jwt: { jwks: { file: jwksFile }, issuer, audience }, keysFile: null },
    });
    expect(optionsOf({ ...environment, CALLER_JWKS_URL: jwksUrl })).toMatchObject({
      callers: { jwt: { jwks: { url: jwksUrl } } },
    });
  });

  it('holds no secret, only where they are', () => {
    const { authentication } = loadConfig({
      API_HOST,
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: keyFile,
      CALLER_KEYS_FILE: callersFile,
    });
    expect(JSON.stringify(authentication)).not.toMatch(/PRIVATE KEY|[0-9a-f]{64}/);
  });
});

describe('a start is refused', () => {
  it.each(['service-account', 'metadata'])('with AUTH_MODE %s when callers cannot be known', (mode) => {
    const identity = mode === 'metadata' ? {} : { SERVICE_ACCOUNT_KEY_FILE: keyFile };
    expect(mistakesOf({ AUTH_MODE: mode, ...identity })).toEqual([
      `AUTH_MODE is "${mode}", so callers act with rights of the gateway's own and have to be known.` +
        ' Set CALLER_JWKS_URL, CALLER_JWKS_FILE or CALLER_KEYS_FILE.',
    ]);
  });

  it('for all mistakes at once', () => {
    const url = 'http://127.0.0.1:9000';
    expect(
      mistakesOf({
        API_HOST: '',
        ...{ COMPUTE_URL: url, BAREMETAL_URL: url, CLOUD_DESKTOP_URL: url, OPERATION_URL: url },
        PORT: 'x',
        AUTH_MODE: 'service-account',
        CALLER_JWKS_URL: 'http://login.example.net/jwks',
        CALLER_JWKS_FILE: files.write('private.json', { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] }),
        CALLER_JWT_ISSUER: issuer,
        CALLER_KEYS_FILE: '/nowhere/callers',
      }),
    ).toEqual([
      'PORT is "x"; allowed: a whole number from 0 to 65535.',
      'CALLER_JWKS_URL is "http://login.example.net/jwks"; allowed: an https URL without credentials or fragment;' +
        ' http for an address of this machine only.',
      `CALLER_JWKS_FILE is "${files.folder}/private.json", but it holds a private or a symmetric key; only public keys` +
        ' belong there; allowed: a JSON Web Key Set of public keys, in place of CALLER_JWKS_URL.',
      'CALLER_KEYS_FILE is "/nowhere/callers", but it cannot be read (ENOENT);' +
        ' allowed: a file of lines that image-gateway hash-key prints.',
      'SERVICE_ACCOUNT_KEY_FILE is not set, which AUTH_MODE service-account needs;' +
        ' allowed: a JSON file as the provider gives it out.',
      'IAM_URL is not set, which AUTH_MODE service-account needs;' +
        ' allowed: an http or https URL without credentials, query or fragment. Or else set API_HOST.',
      'CALLER_JWKS_FILE is set, and so is CALLER_JWKS_URL; allowed: one of them.',
      'CALLER_JWT_AUDIENCE is not set, which CALLER_JWKS_URL needs; allowed: a text, wherever there are keys for JWTs.',
    ]);
  });

  it.each([
    ['CALLER_KEYS_FILE', callersFile],
    ['CALLER_JWKS_FILE', jwksFile],
    ['CALLER_JWKS_URL', jwksUrl],
    ['CALLER_JWT_ISSUER', issuer],
    ['CALLER_JWT_AUDIENCE', audience],
  ])('with AUTH_MODE passthrough and %s, which would seem to keep somebody out', (name, value) => {
    expect(mistakesOf({ [name]: value })).toEqual([
      `${name} is set, but has no effect with AUTH_MODE passthrough; allowed: not to set it.`,
    ]);
  });

  it('with a key of a service account that is not used', () => {
    const environment = { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: callersFile, SERVICE_ACCOUNT_KEY_FILE: keyFile };
    expect(mistakesOf(environment)).toEqual([
      'SERVICE_ACCOUNT_KEY_FILE is set, but has no effect unless AUTH_MODE is service-account; allowed: not to set it.',
    ]);
  });

  it('with an audience of JWTs that are not sent', () => {
    const IAM_TOKEN_AUDIENCE = 'https://iam.api.example.net/iam/v1/tokens';
    const useless = 'IAM_TOKEN_AUDIENCE is set, but has no effect unless AUTH_MODE is service-account;';
    for (const environment of [{}, { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: callersFile }]) {
      expect(mistakesOf({ ...environment, IAM_TOKEN_AUDIENCE })).toEqual([`${useless} allowed: not to set it.`]);
    }
  });

  it.each([
    'http://login.example.net/jwks',
    'http://localhost.example.net/jwks',
    'https://someone:secret@login.example.net/jwks',
    'https://login.example.net/jwks#key',
    'file:///etc/jwks.json',
  ])('with keys of JWTs from %s', (url) => {
    const environment = { AUTH_MODE: 'metadata', ...jwtEnvironment, CALLER_JWKS_URL: url };
    const [mistake, ...others] = mistakesOf(environment);
    expect(mistake).toMatch(/^CALLER_JWKS_URL is /);
    expect(mistake).not.toContain('secret');
    expect(others).toEqual([]);
  });

  it.each([
    ['no JSON', 'not a key', /it is no JSON object;/],
    ['a JSON array', [], /it is no JSON object;/],
    ['half a key', { id: 'x', private_key: '' }, /it has no text in "service_account_id", "private_key";/],
    ['no PEM', { ...account.file, private_key: 'c2VjcmV0' }, /its "private_key" is no private key in PEM;/],
    ['a public key', { ...account.file, private_key: account.file['public_key'] }, /is no private key in PEM;/],
  ])('with %s for a key of a service account, of which nothing is shown', (_what, content, reason) => {
    const [mistake, ...others] = mistakesOf({
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: files.write('bad.json', content),
      CALLER_KEYS_FILE: callersFile,
    });
    expect(mistake).toMatch(reason);
    expect(mistake).not.toMatch(/c2VjcmV0|BEGIN|not a key/);
    expect(others).toEqual([]);
  });

  it.each([
    ['is empty', '', /it holds no key;/],
    ['holds keys as they are', 'alice:0123456789abcdef0123456789abcdef\n', /its line 1 is not \{"name"/],
    ['holds a hash of another kind', `${keysFile}{"name":"carol","scrypt":"00"}\n`, /its line 3 is not/],
    ['holds one key for two', keysFile + keysFile.replace('"alice"', '"carol"'), /the same key for alice and carol;/],
  ])('when the file of keys %s', (_how, content, reason) => {
    const environment = { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('bad-callers', content) };
    const [mistake, ...others] = mistakesOf(environment);
    expect(mistake).toMatch(reason);
    expect(mistake).not.toContain('0123456789abcdef');
    expect(others).toEqual([]);
  });
});
