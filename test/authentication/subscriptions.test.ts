import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { followStatus, quickPace } from '../subscriptions/documents.ts';
import { EventSource } from '../subscriptions/event-source.ts';
import { type Outcome, Subscriber, type SubscriberOptions } from '../subscriptions/subscriber.ts';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { keys, keysFile } from './callers.ts';
import { IssuerKey, jwtEnvironment } from './issuer.ts';
import { startJwksServer } from './jwks-server.ts';
import { TemporaryFiles } from './temporary-files.ts';

let files: TemporaryFiles;
let issuerKey: IssuerKey;
let gateway: TestGateway;
let subscribers: Subscriber[];

beforeEach(async () => {
  files = new TemporaryFiles();
  subscribers = [];
  issuerKey = await IssuerKey.create('key-1');
  gateway = await startGateway({
    sandboxOptions: { operationDurationMs: 60_000 },
    environment: {
      AUTH_MODE: 'metadata',
      CALLER_KEYS_FILE: files.write('callers', keysFile),
      CALLER_JWKS_FILE: files.write('jwks', { keys: [issuerKey.jwk] }),
      ...jwtEnvironment,
      ...quickPace,
    },
  });
});

afterEach(async () => {
  await Promise.all(subscribers.map((subscriber) => subscriber.close()));
  await gateway.close();
  files.remove();
});

function connect(options: SubscriberOptions): Subscriber {
  const subscriber = new Subscriber(gateway.url, options);
  subscribers.push(subscriber);
  return subscriber;
}

/** Starts an operation, as one of the callers. */
async function startOperation(): Promise<string> {
  const { data } = await gateway.query<{ createComputeImage: { operation: { id: string } } }>(
    'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }',
    { input: { folderId: sandboxFolders.alpha, name: 'followed', source: { imageId: 'fd85u0rct32prepgjlv0' } } },
    { token: keys.alice },
  );
  return data.createComputeImage.operation.id;
}

describe('a WebSocket', () => {
  it.each([
    ['in the parameters', { parameters: { authorization: `Bearer ${keys.bob}` } }],
    ['in the header', { parameters: {}, headers: { authorization: `Bearer ${keys.bob}` } }],
  ])('is open to who is known, by credentials %s', async (_where, options) => {
    const following = connect(options).follow(followStatus, { id: await startOperation() });
    await following.received(1);
    expect(following.events[0]?.data).toEqual({ operation: { status: 'RUNNING' } });
    // The services see the gateway's own token here too.
    const looks = gateway.sandbox.requests.filter(({ service }) => service === 'operation');
    for (const { headers } of looks) expect(headers['authorization']).toMatch(/^Bearer t1\./);
    following.stop();
  });

  it.each([
    ['nobody', {}],
    ['a key that is not known', { authorization: `Bearer ${keys.alice}x` }],
    ["a token of the services' own", { authorization: 'Bearer sandbox-admin' }],
  ])('is closed to %s, with 4403 and a reason', async (_who, parameters) => {
    const outcome = await connect({ parameters }).follow(followStatus, { id: toGlobalId('Operation', 'x') }).end;
    expect(outcome).toEqual({ how: 'closed', code: 4403, reason: expect.stringMatching(/credentials|token/) });
    expect(gateway.sandbox.requests.filter(({ service }) => service !== 'iam')).toEqual([]);
  });

  it('is closed when the JWT by which its client is known has expired', async () => {
    const id = await startOperation();
    // 30 seconds are granted for clocks that differ.
    const exp = Math.floor(Date.now() / 1000) - 28;
    const authorization = `Bearer ${await issuerKey.sign({ exp })}`;
    const following = connect({ parameters: { authorization } }).follow(followStatus, { id });
    await following.received(1);
    const outcome: Outcome = await following.end;
    expect(outcome).toEqual({ how: 'closed', code: 4403, reason: 'The token has expired.' });
    await until(() => gateway.watched() === 0);
  });

  it('stays open with a JWT that is good for longer than timers can be', async () => {
    const authorization = `Bearer ${await issuerKey.sign({ exp: 4_102_444_800 })}`;
    const following = connect({ parameters: { authorization } }).follow(followStatus, { id: await startOperation() });
    await following.received(1);
    const closed = following.end.then(() => true);
    expect(await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 300, false))])).toBe(false);
    following.stop();
  });
});

describe('what is open', () => {
  const ended = 'The credentials are no longer accepted.';
  const onlyBob = keysFile.split('\n').find((line) => line.includes('"bob"')) ?? '';
  const over = { how: 'closed', code: 4403, reason: ended };

  it('by a key that is removed ends, and what another caller has open goes on', async () => {
    const id = await startOperation();
    const [ofAlice, ofBob] = [keys.alice, keys.bob].map((key) =>
      connect({ parameters: { authorization: key } }).follow(followStatus, { id }),
    );
    const query = { query: followStatus, variables: { id } };
    const events = await EventSource.open(gateway.url, query, { token: keys.alice });
    await Promise.all([ofAlice?.received(1), ofBob?.received(1), events.received(1)]);
    files.write('callers', onlyBob);
    expect(await ofAlice?.end).toEqual(over);
    expect(await events.end).toBe(true);
    expect(events.events.slice(1)).toEqual([
      { event: 'next', data: { errors: [{ message: ended, extensions: { code: 'UNAUTHENTICATED' } }] } },
      { event: 'complete', data: null },
    ]);
    expect(ofBob?.events).toHaveLength(1);
    await until(() => gateway.watched() === 1);
    ofBob?.stop();
  });

  it('by a JWT ends when its key is withdrawn from the file', async () => {
    const authorization = `Bearer ${await issuerKey.sign()}`;
    const following = connect({ parameters: { authorization } }).follow(followStatus, { id: await startOperation() });
    await following.received(1);
    files.write('jwks', { keys: [(await IssuerKey.create('key-2')).jwk] });
    expect(await following.end).toEqual(over);
  });

  it('by a JWT goes on when a key is added', async () => {
    const successor = await IssuerKey.create('key-2');
    const [ofOld, ofNew] = await Promise.all([issuerKey.sign(), successor.sign()]);
    const id = await startOperation();
    const following = connect({ parameters: { authorization: ofOld } }).follow(followStatus, { id });
    await following.received(1);
    files.write('jwks', { keys: [issuerKey.jwk, successor.jwk] });
    const isIn = async (): Promise<void> =>
      expect((await gateway.query('{ __typename }', {}, { token: ofNew })).status).toBe(200);
    await eventually(isIn);
    const closed = following.end.then(() => true);
    expect(await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 100, false))])).toBe(false);
    following.stop();
  });

  it('by a JWT ends when its key is withdrawn from the URL', async () => {
    const published = await startJwksServer([issuerKey.jwk]);
    const environment = { AUTH_MODE: 'metadata', CALLER_JWKS_URL: published.url, ...jwtEnvironment, ...quickPace };
    const other = await startGateway({ sandboxOptions: { operationDurationMs: 60_000 }, environment });
    try {
      const token = await issuerKey.sign();
      const started = await other.query<{ createComputeImage: { operation: { id: string } } }>(
        'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }',
        { input: { folderId: sandboxFolders.alpha, source: { imageId: 'fd85u0rct32prepgjlv0' } } },
        { token },
      );
      const subscriber = new Subscriber(other.url, { parameters: { authorization: token } });
      subscribers.push(subscriber);
      const following = subscriber.follow(followStatus, { id: started.data.createComputeImage.operation.id });
      await following.received(1);
      const successor = await IssuerKey.create('key-2');
      published.keys = [successor.jwk];
      // The first JWT of the new key makes the gateway fetch the keys.
      expect((await other.query('{ __typename }', {}, { token: await successor.sign() })).status).toBe(200);
      expect(await following.end).toEqual(over);
    } finally {
      await other.close();
      await published.close();
    }
  });
});

describe('what is followed', () => {
  const asAlice = { parameters: { authorization: keys.alice } };
  const asBob = { parameters: { authorization: keys.bob } };

  it('is shared by the connections of one caller, and by those of no other', async () => {
    const id = await startOperation();
    const followings = [asAlice, asAlice, asBob].map((options) => connect(options).follow(followStatus, { id }));
    await Promise.all(followings.map(({ received }) => received(1)));
    // All three calls would be sent with the same token of the gateway's.
    expect(gateway.watched()).toBe(2);
    for (const { stop } of followings) stop();
  });

  it('is shared by the JWTs of one subject, whenever they were signed, and not with a key of that name', async () => {
    const id = await startOperation();
    const jwts = await Promise.all([issuerKey.sign({ jti: '1' }), issuerKey.sign({ jti: '2' })]);
    const tokens = [...jwts, await issuerKey.sign({ sub: 'bob' }), keys.alice];
    const followings = tokens.map((authorization) =>
      connect({ parameters: { authorization } }).follow(followStatus, { id }),
    );
    await Promise.all(followings.map(({ received }) => received(1)));
    expect(gateway.watched()).toBe(3);
    for (const { stop } of followings) stop();
  });
});
