import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { followStatus } from '../subscriptions/documents.ts';
import { Subscriber } from '../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { keys, keysFile, noCall, oneImage } from './callers.ts';
import { IssuerKey, jwtEnvironment } from './issuer.ts';
import { startJwksServer } from './jwks-server.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';
import { createServiceAccount } from './service-account.ts';
import { TemporaryFiles } from './temporary-files.ts';

let files: TemporaryFiles;
let record: RecordedLog;
let gateway: TestGateway;
/** All that clients were answered. */
let answers: string[];
/** What must not be in the log nor in an answer. */
let secrets: Set<string>;

beforeEach(() => {
  files = new TemporaryFiles();
  record = recordLog();
  answers = [];
  secrets = new Set();
});

afterEach(async () => {
  await gateway.close();
  files.remove();
});

async function ask(document: string, authorization: string): Promise<void> {
  for (const part of authorization.split(/[ .]/)) if (part.length > 12) secrets.add(part);
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: document }),
  });
  answers.push([...response.headers].join('\n') + (await response.text()));
}

async function subscribe(authorization: string): Promise<void> {
  const subscriber = new Subscriber(gateway.url, { parameters: { authorization } });
  answers.push(JSON.stringify(await subscriber.follow(followStatus, { id: 'T3BlcmF0aW9uOng=' }).end));
  await subscriber.close();
}

/** Everything by which the gateway and its callers have shown who they are, and where the services are. */
function collectSecrets(): void {
  for (const { headers, body } of gateway.sandbox.requests) {
    const token = /^Bearer (.+)$/.exec(String(headers['authorization']))?.[1];
    if (token !== undefined) secrets.add(token);
    const jwt = body.includes('"jwt"') ? (JSON.parse(body) as { jwt: string }).jwt : '';
    for (const part of jwt.split('.')) if (part !== '') secrets.add(part);
  }
  for (const line of keysFile.split('\n'))
    if (line !== '') secrets.add((JSON.parse(line) as { sha256: string }).sha256);
  secrets.add(new URL(gateway.sandbox.url).host);
}

function expectNoSecrets(): void {
  collectSecrets();
  expect(record.lines.length).toBeGreaterThan(5);
  expect(answers.length).toBeGreaterThan(5);
  for (const secret of secrets) {
    for (const text of [...record.lines, ...answers]) expect(text).not.toContain(secret);
  }
}

describe('the log and the answers hold no secret', () => {
  it.each([
    ['while all goes well', null],
    ['while IAM refuses the key', 'refusal'],
    ['while IAM answers nonsense', 'nonsense'],
  ] as const)('of a service account %s', async (_while, fault) => {
    const issuerKey = await IssuerKey.create('key-1');
    const published = await startJwksServer([issuerKey.jwk]);
    const account = createServiceAccount();
    const pem = String(account.file['private_key']).split('\n');
    for (const line of pem.slice(2, -2)) secrets.add(line);
    gateway = await startGateway({
      sandboxOptions: { serviceAccountKeys: account.known, iamTokenLifetimeMs: 2000 },
      prepare({ faults }) {
        if (fault === 'refusal') faults.set('iam', { unauthorizedBody: true });
        if (fault === 'nonsense') faults.set('iam', { garbage: 'html-200' });
      },
      environment: {
        AUTH_MODE: 'service-account',
        SERVICE_ACCOUNT_KEY_FILE: files.write('key.json', account.file),
        CALLER_KEYS_FILE: files.write('callers', keysFile),
        CALLER_JWKS_URL: published.url,
        ...jwtEnvironment,
      },
      log: record.log,
    });
    const jwts = [
      await issuerKey.sign(),
      await issuerKey.sign({ exp: 1 }),
      await (await IssuerKey.create('key-1')).sign(),
    ];
    for (const token of [keys.alice, ...jwts, 'no-such-key-0123456789']) {
      await ask(oneImage, `Bearer ${token}`);
      await ask('{ nonsense', `Bearer ${token}`);
      await subscribe(token);
    }
    await ask(noCall, `Basic ${btoa(`alice:${keys.alice}`)}`);
    gateway.sandbox.faults.set('compute', { unauthorizedBody: true });
    await ask(oneImage, `Bearer ${keys.bob}`);
    files.write('key.json', { ...account.file, private_key: pem.slice(0, 5).join('\n') });
    files.write('callers', keysFile.replaceAll('"sha256"', '"sha-256"'));
    await until(() => record.lines.filter((line) => line.includes('file cannot be used')).length >= 2);
    await published.close();
    await ask(oneImage, `Bearer ${await issuerKey.sign()}`);
    expectNoSecrets();
  });

  it('of callers who act by their own tokens', async () => {
    gateway = await startGateway({ log: record.log });
    for (const token of ['t1.sandbox-token-of-nobody', 'sandbox-viewer', 'sandbox-admin']) {
      await ask(oneImage, `Bearer ${token}`);
      await ask('mutation { deleteBareMetalImage(input: { imageId: "x" }) { operation { id } } }', `Bearer ${token}`);
      await subscribe(token);
    }
    await gateway.sandbox.close();
    await ask(oneImage, 'Bearer sandbox-admin');
    expectNoSecrets();
  });
});
