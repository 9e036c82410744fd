import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import { keys, keysFile } from '../authentication/callers.ts';
import { IssuerKey, jwtEnvironment } from '../authentication/issuer.ts';
import { startJwksServer } from '../authentication/jwks-server.ts';
import { createServiceAccount } from '../authentication/service-account.ts';
import type { TemporaryFiles } from '../authentication/temporary-files.ts';
import { createImage } from '../subscriptions/documents.ts';
import type { TestGateway } from '../support/gateway.ts';
import { LeakyClient } from './leaky-client.ts';
import { brokenRequests, requestsWith, subscriptionsWith } from './requests.ts';
import type { World } from './world.ts';

/** Requests that come as far as the services. */
const executed = requestsWith('fd85u0rct32prepgjlv0').slice(0, 15);

/** All that clients can do with their own tokens, while the services do well. */
export async function wellServices(world: World, files: TemporaryFiles): Promise<void> {
  const { evidence, secrets, tokens } = world;
  const input = secrets.addInput('what clients put in', 'canary-5d0c7d3e91');
  const environment = {
    COST_LIMIT_NODES: '2000',
    TRUSTED_DOCUMENTS_MODE: 'prefer',
    TRUSTED_DOCUMENTS_FILE: files.write('manifest.json', { listed: 'query Listed { __typename }' }),
  };
  await world.withGateway({ environment }, async (gateway) => {
    const client = new LeakyClient(gateway, evidence);
    for (const token of Object.values(tokens)) {
      const authorization = `Bearer ${token}`;
      await Promise.all(requestsWith(input).map((request) => client.post({ ...request, authorization })));
    }
    for (const request of requestsWith(tokens.misplaced)) {
      await client.post({ ...request, authorization: `Bearer ${tokens.misplaced}` });
    }
    for (const [path, request] of brokenRequests(tokens.misplaced)) await client.send(path, request);
    const basic = `Basic ${btoa(`user:${tokens.writer}`)}`;
    for (const authorization of [basic, tokens.writer, `bearer  ${tokens.writer}`, `Bearer ${tokens.writer} more`]) {
      await client.post({ query: '{ images(folderIds: ["x"]) { nodes { id } } }', authorization });
    }
    await client.post({ query: '', headers: { 'content-type': 'application/json; charset=utf-8' } });
    for (const documentId of ['listed', input]) {
      await client.send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.writer}` },
        body: JSON.stringify({ documentId }),
      });
    }
    gateway.sandbox.faults.set('compute', { delayMs: 100 });
    const same = { query: '{ computeImage(imageId: "x") { id } }', authorization: `Bearer ${tokens.reader}` };
    await Promise.all([client.post(same), client.post(same)]);
    gateway.sandbox.faults.clear('compute');
    await subscribe(gateway, client, input, tokens);
  });
}

async function subscribe(
  gateway: TestGateway,
  client: LeakyClient,
  input: string,
  tokens: World['tokens'],
): Promise<void> {
  const { operationId } = await createImage(gateway, 'followed');
  for (const token of Object.values(tokens)) {
    const authorization = `Bearer ${token}`;
    await Promise.all(
      subscriptionsWith(input, operationId).flatMap((request) => [
        client.subscribe({ ...request, authorization: token }),
        client.subscribe({ ...request, headers: { authorization } }),
        client.listen({ ...request, authorization }),
      ]),
    );
  }
  await client.subscribe({ query: 'subscription { nowhere }' });
}

/** Services that fail in every way, and say in their failures what nobody is to hear. */
export async function failingServices(world: World): Promise<void> {
  const { evidence, tokens } = world;
  await world.withGateway({}, async (gateway) => {
    const client = new LeakyClient(gateway, evidence);
    const authorization = `Bearer ${tokens.writer}`;
    const gossip = `${authorization} was seen at ${new URL(gateway.sandbox.url).host}`;
    const fieldViolations = [{ field: gossip, description: gossip }];
    const faults: readonly Fault[] = [
      { error: { code: 'INTERNAL', message: gossip, fieldViolations } },
      { error: { code: 'PERMISSION_DENIED', message: gossip } },
      { error: { code: 'RESOURCE_EXHAUSTED', message: gossip, retryAfterSeconds: 60 } },
      { unauthorizedBody: `<html>${gossip}</html>` },
      { garbage: 'html-200' },
      { garbage: 'html-502' },
      { garbage: 'wrong-shape' },
      { garbage: 'truncated-json' },
      { garbage: 'cut-off' },
      { reset: true },
      { dropAfter: true },
    ];
    for (const fault of faults) {
      for (const service of ['compute', 'baremetal', 'cloud-desktop', 'operation'] as const) {
        gateway.sandbox.faults.set(service, fault);
      }
      await Promise.all(executed.map((request) => client.post({ ...request, authorization })));
    }
    await client.subscribe({
      query: 'subscription { operation(id: "T3BlcmF0aW9uOng=") { status } }',
      authorization: tokens.writer,
    });
    gateway.sandbox.faults.set('compute', { hang: true });
    const signal = AbortSignal.timeout(200);
    await client.send(`/graphql?query=${encodeURIComponent('{ computeImage(imageId: "x") { id } }')}`, {
      headers: { authorization, 'apollo-require-preflight': '1' },
      signal,
    });
  });
}

/** Services whose hosts refuse connections or have no address, of which Node.js tells with their names. */
export async function unreachableServices(world: World): Promise<void> {
  const { evidence, secrets, tokens } = world;
  const environment = {
    COMPUTE_URL: `http://${secrets.add('the host that refuses', '127.83.61.48')}:1`,
    BAREMETAL_URL: `https://${secrets.add('the host without an address', 'nowhere-5c1e7a.invalid')}`,
    CLOUD_DESKTOP_URL: `https://${secrets.add('the host without TLS', '127.83.61.49')}:1`,
  };
  await world.withGateway({ environment }, async (gateway) => {
    const client = new LeakyClient(gateway, evidence);
    const authorization = `Bearer ${tokens.writer}`;
    await Promise.all(executed.map((request) => client.post({ ...request, authorization })));
  });
}

/** Senders who send too much, while the Redis that counts them cannot be reached. */
export async function hurriedClients(world: World): Promise<void> {
  const { evidence, secrets, tokens } = world;
  const host = secrets.add('the host of Redis', '127.83.61.50');
  const password = secrets.add('the password of Redis', 'redis-4c7d1b60e2');
  const environment = {
    RATE_LIMIT_PER_CALLER: '3',
    CACHE_SECONDS: '60',
    REDIS_URL: `redis://gateway:${password}@${host}:1`,
  };
  await world.withGateway({ environment }, async (gateway) => {
    const client = new LeakyClient(gateway, evidence);
    const authorization = `Bearer ${tokens.writer}`;
    for (let n = 0; n < 6; n += 1) await client.post({ query: '{ computeImage(imageId: "x") { id } }', authorization });
    await client.subscribe({ query: 'subscription { operation(id: "x") { id } }', authorization: tokens.writer });
  });
}

/** A gateway with an identity of its own, whose callers have JWTs and keys; IAM does well or not. */
export async function ownIdentity(world: World, files: TemporaryFiles, fault: Fault | null): Promise<void> {
  const { evidence, secrets } = world;
  const issuerKey = await IssuerKey.create('key-1');
  const published = await startJwksServer([issuerKey.jwk]);
  secrets.add('the host of the issuer', new URL(published.url).host);
  const account = createServiceAccount();
  for (const line of String(account.file['private_key']).split('\n').slice(2, -2)) {
    secrets.add('a line of the private key', line);
  }
  for (const [name, key] of Object.entries(keys)) secrets.add(`the key of ${name}`, key);
  for (const [, hash = ''] of keysFile.matchAll(/"sha256":"([^"]+)"/g)) secrets.add('the hash of a key', hash);
  const jwts = [
    await issuerKey.sign(),
    await issuerKey.sign({ exp: 1 }),
    await issuerKey.sign({ aud: 'another' }),
    await (await IssuerKey.create('key-1')).sign(),
  ];
  for (const jwt of jwts) for (const part of jwt.split('.').slice(1)) secrets.add('a part of a JWT', part);
  const options = {
    sandboxOptions: { serviceAccountKeys: account.known },
    prepare: ({ faults }: TestGateway['sandbox']): void => {
      if (fault !== null) faults.set('iam', fault);
    },
    environment: {
      AUTH_MODE: 'service-account',
      SERVICE_ACCOUNT_KEY_FILE: files.write('key.json', account.file),
      CALLER_KEYS_FILE: files.write('callers', keysFile),
      CALLER_JWKS_URL: published.url,
      ...jwtEnvironment,
    },
  };
  await world.withGateway(options, async (gateway) => {
    const client = new LeakyClient(gateway, evidence);
    for (const token of [keys.alice, keys.bob, `${keys.alice}x`, ...jwts]) {
      for (const request of executed.slice(0, 8)) {
        await client.post({ ...request, authorization: `Bearer ${token}` });
      }
      await client.subscribe({ query: 'subscription { operation(id: "x") { id } }', authorization: token });
    }
    gateway.sandbox.faults.set('compute', { unauthorizedBody: true });
    await client.post({
      ...requestsWith('x')[1],
      query: '{ image(id: "x") { id } }',
      authorization: `Bearer ${keys.bob}`,
    });
    await published.close();
    await client.post({ query: '{ __typename }', authorization: `Bearer ${await issuerKey.sign()}` });
    // A renewal that fails is told in the log by itself.
    if (fault !== null) await sleep(1000);
  });
}

/** A gateway with the identity of its machine. */
export async function machineIdentity(world: World, files: TemporaryFiles): Promise<void> {
  const environment = { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile) };
  await world.withGateway({ environment }, async (gateway) => {
    const client = new LeakyClient(gateway, world.evidence);
    for (const request of executed.slice(0, 8)) {
      await client.post({ ...request, authorization: `Bearer ${keys.alice}` });
    }
  });
}
