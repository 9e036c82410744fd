import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JwtVerifier } from '../../src/server/authentication/jwt-verifier.ts';
import { RemoteJwks } from '../../src/server/authentication/remote-jwks.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { until } from '../support/until.ts';
import { noCall, oneImage } from './callers.ts';
import { audience, issuer, IssuerKey, jwtEnvironment } from './issuer.ts';
import { type JwksServer, startJwksServer } from './jwks-server.ts';
import { recordLog } from './recorded-log.ts';

let key: IssuerKey;
let published: JwksServer;

beforeEach(async () => {
  key = await IssuerKey.create('key-1');
  published = await startJwksServer([key.jwk]);
});

afterEach(() => published.close());

describe('a gateway whose callers have JWTs of an issuer with a URL', () => {
  const record = recordLog();
  let gateway: TestGateway;

  afterEach(() => gateway.close());

  async function start(): Promise<void> {
    gateway = await startGateway({
      environment: { AUTH_MODE: 'metadata', CALLER_JWKS_URL: published.url, ...jwtEnvironment },
      log: record.log,
    });
  }

  function ask(token: string): Promise<QueryAnswer<unknown>> {
    return gateway.query(noCall, {}, { token });
  }

  it('fetches the keys once, not for every request', async () => {
    await start();
    for (let count = 0; count < 20; count += 1) expect((await ask(await key.sign())).status).toBe(200);
    expect(published.asked).toBe(1);
  });

  it('goes on when the URL no longer answers', async () => {
    await start();
    expect((await ask(await key.sign())).status).toBe(200);
    await published.close();
    expect((await ask(await key.sign())).status).toBe(200);
    expect((await ask(await (await IssuerKey.create('key-2')).sign())).status).toBe(401);
  });

  it('does not ask the URL for every unknown key, and lets a new key in all the same', async () => {
    await start();
    await ask(await key.sign());
    const stranger = await IssuerKey.create('key-2');
    const startedAt = performance.now();
    for (let count = 0; count < 20; count += 1) {
      expect((await ask(await stranger.sign({}, { kid: `made-up-${count}` }))).status).toBe(401);
    }
    // The first fetch, a burst of five, and one for every two seconds that the test has taken.
    expect(published.asked).toBeLessThanOrEqual(6 + Math.floor((performance.now() - startedAt) / 2000));
    published.keys = [key.jwk, stranger.jwk];
    while ((await ask(await stranger.sign())).status !== 200) await sleep(50);
  });

  it.each<[string, JwksServer['answer']]>([
    ['an error', { status: 500, body: '{}' }],
    ['a page', { status: 200, body: '<html></html>' }],
    ['no keys', { status: 200, body: '{"keys": []}' }],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }],
    ['more than any key set', { status: 200, body: `{"keys": [${' '.repeat(2 * 1024 * 1024)}]}` }],
  ])('lets nobody in while the URL answers with %s, blames no caller, and recovers', async (_what, answer) => {
    published.answer = answer;
    await start();
    const token = await key.sign();
    const { status, headers, errors } = await ask(token);
    expect([status, headers.get('www-authenticate'), headers.get('retry-after')]).toEqual([503, null, '1']);
    expect(errors).toEqual([
      {
        message: 'The gateway cannot check credentials at the moment. Try again.',
        extensions: { code: 'UNAVAILABLE' },
      },
    ]);
    expect(record.has('the keys of CALLER_JWKS_URL could not be fetched')).toBe(true);
    published.answer = null;
    const startedAt = performance.now();
    while ((await ask(token)).status !== 200) await sleep(50);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('calls no service for a caller who has left before being known', async () => {
    let publish = (): void => undefined;
    published.answersAfter = new Promise((resolve) => (publish = resolve));
    await start();
    const token = await key.sign();
    const get = (path: string): string =>
      `GET ${path} HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${token}\r\napollo-require-preflight: 1\r\n\r\n`;
    const client = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    client.write(get('/livez') + get(`/graphql?query=${encodeURIComponent(oneImage)}`));
    // Both have come when the first is answered.
    await once(client, 'data');
    client.destroy();
    await until(() => record.has('request abandoned by the client'));
    const stays = gateway.query('{ computeImage(imageId: "fd864gbboths76r8gm5f") { name } }', {}, { token });
    publish();
    // Its turn comes after that of the one who has left.
    expect((await stays).status).toBe(200);
    const calls = gateway.sandbox.requests.filter(({ kind }) => kind === 'get');
    expect(calls.map(({ path }) => path)).toEqual(['/compute/v1/images/fd864gbboths76r8gm5f']);
  });

  it('can be started while the URL is down', async () => {
    await published.close();
    await start();
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200);
    expect((await ask(await key.sign())).status).toBe(503);
  });
});

describe('keys that change', () => {
  it('are fetched again for a JWT that names a new one, and an old one no longer counts', async () => {
    const jwks = new RemoteJwks({ url: published.url, onFailure: () => undefined });
    const verifier = new JwtVerifier(jwks, { issuer, audience });
    expect(await verifier.verify(await key.sign())).toHaveProperty('callerKey');
    const successor = await IssuerKey.create('key-2');
    published.keys = [successor.jwk];
    expect(await verifier.verify(await successor.sign())).toHaveProperty('callerKey');
    expect(await verifier.verify(await key.sign())).toEqual({
      refusal: 'it is not signed with a key that is known here',
    });
    await verifier.close();
  });

  it('are fetched for a bounded number of unknown names, of which none keeps out a new key for long', async () => {
    let now = 1_800_000_000_000;
    const jwks = new RemoteJwks({ url: published.url, onFailure: () => undefined, now: () => now });
    const verifier = new JwtVerifier(jwks, { issuer, audience });
    expect(await verifier.verify(await key.sign())).toHaveProperty('callerKey');
    const successor = await IssuerKey.create('2026-12');
    const stranger = await IssuerKey.create('stranger');
    const expectRefused = async (kid: string): Promise<void> =>
      expect(await verifier.verify(await stranger.sign({}, { kid }))).toHaveProperty('refusal');
    // The name of the next key can be guessed, so half of the flood is of that name.
    const flood = async (milliseconds: number): Promise<void> => {
      for (const end = now + milliseconds; now < end; now += 100) {
        await expectRefused(`made-up-${now}`);
        await expectRefused('2026-12');
      }
    };
    const minutes = 2;
    await flood(minutes * 60_000);
    expect(published.asked).toBeGreaterThan(30);
    expect(published.asked).toBeLessThanOrEqual(1 + 5 + minutes * 30);
    published.keys = [successor.jwk];
    const publishedAt = now;
    while ('refusal' in ((await verifier.verify(await successor.sign())) ?? {})) await flood(100);
    expect(now - publishedAt).toBeLessThanOrEqual(2000);
    await verifier.close();
  });

  it('are fetched less often for unknown names while the URL fails', async () => {
    let now = 1_800_000_000_000;
    const failures: string[] = [];
    const jwks = new RemoteJwks({ url: published.url, onFailure: (reason) => failures.push(reason), now: () => now });
    const verifier = new JwtVerifier(jwks, { issuer, audience });
    expect(await verifier.verify(await key.sign())).toHaveProperty('callerKey');
    published.answer = { status: 500, body: '' };
    const stranger = await IssuerKey.create('stranger');
    for (const end = now + 60_000; now < end; now += 200) await verifier.verify(await stranger.sign());
    expect(failures.length).toBeGreaterThan(1);
    expect(failures.length).toBeLessThanOrEqual(12);
    await verifier.close();
  });

  it('are reported when others are published than before, and only then', async () => {
    let now = 1_800_000_000_000;
    let changes = 0;
    const onChange = (): void => void (changes += 1);
    const jwks = new RemoteJwks({ url: published.url, onFailure: () => undefined, onChange, now: () => now });
    await jwks.current();
    now += 6 * 60_000;
    await jwks.current();
    await until(() => published.asked === 2);
    await jwks.newer();
    expect(changes).toBe(0);
    published.keys = [(await IssuerKey.create('key-2')).jwk];
    now += 6 * 60_000;
    await jwks.current();
    await until(() => changes === 1);
    await jwks.close();
  });

  it('are told apart by their names only', async () => {
    const other = await IssuerKey.create('key-1');
    published.keys = [key.jwk, other.jwk];
    const jwks = new RemoteJwks({ url: published.url, onFailure: () => undefined });
    const verifier = new JwtVerifier(jwks, { issuer, audience });
    expect(await verifier.verify(await key.sign())).toEqual({
      refusal: 'it does not say which key it is signed with ("kid")',
    });
    await verifier.close();
  });
});
