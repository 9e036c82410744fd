import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommandLine } from '../../src/cli/program.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { keys, keysFile, noCall } from './callers.ts';
import { IssuerKey, jwtEnvironment } from './issuer.ts';
import { type RecordedLog, recordLog } from './recorded-log.ts';
import { TemporaryFiles } from './temporary-files.ts';

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

async function start(content: string, environment: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = await startGateway({
    environment: { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', content), ...environment },
    log: record.log,
  });
}

async function statusFor(token: string): Promise<number> {
  return (await gateway.query(noCall, {}, { token })).status;
}

/** What `image-gateway hash-key` prints. */
async function hashKey(name: string, key: string): Promise<string> {
  let out = '';
  await runCommandLine(['hash-key', '--name', name], {
    environment: {},
    input: () => Promise.resolve(key),
    out: (text) => (out += text),
    err: (text) => {
      throw new Error(text);
    },
  });
  return out;
}

describe('a key', () => {
  it('lets in who has it, and nobody else', async () => {
    await start(keysFile);
    expect(await statusFor(keys.alice)).toBe(200);
    expect(await statusFor(keys.bob)).toBe(200);
    expect(await statusFor(`${keys.alice}0`)).toBe(401);
    expect(await statusFor(keys.alice.slice(0, -1))).toBe(401);
    expect(await statusFor(keys.alice.toUpperCase())).toBe(401);
  });

  it('is not the hash of it, which is all that the file tells', async () => {
    await start(keysFile);
    const { sha256 } = JSON.parse(keysFile.split('\n')[0] ?? '') as { sha256: string };
    expect(keysFile).not.toContain(keys.alice);
    expect(await statusFor(sha256)).toBe(401);
  });

  it('is known by the line that the command line makes of it', async () => {
    const key = 'f'.repeat(64);
    const line = await hashKey('reports', `${key}\n`);
    expect(line).not.toContain(key);
    await start(`# Added by hand.\n\n${line}`);
    expect(await statusFor(key)).toBe(200);
  });

  it('may be one of two kinds of credentials', async () => {
    const issuerKey = await IssuerKey.create('key-1');
    await start(keysFile, { CALLER_JWKS_FILE: files.write('jwks', { keys: [issuerKey.jwk] }), ...jwtEnvironment });
    expect(await statusFor(keys.alice)).toBe(200);
    expect(await statusFor(await issuerKey.sign())).toBe(200);
    const { errors } = await gateway.query(noCall, {}, { token: 'neither' });
    expect(errors[0]?.message).toBe(
      'The token is not known. Send the header "Authorization: Bearer <token>" with a key that this gateway knows,' +
        ' or a JWT of the issuer that this gateway trusts.',
    );
  });
});

describe('a file of keys', () => {
  it('is read again when it changes: a new key counts, one that is gone does not', async () => {
    const key = 'carol-0123456789abcdef0123456789abcdef';
    await start(keysFile);
    files.write('callers', await hashKey('carol', key));
    await until(() => record.has('file reloaded'));
    expect([await statusFor(key), await statusFor(keys.alice)]).toEqual([200, 401]);
  });

  it.each([
    ['is cut off', keysFile.slice(0, -10)],
    ['is empty', ''],
    ['is no file of keys', '[]'],
    ['has a key for two', keysFile.replace('"bob"', '"carol"') + keysFile],
  ])('changes nothing when it %s, and the log says so', async (_how, content) => {
    await start(keysFile);
    files.write('callers', content);
    await until(() => record.has('file cannot be used; what it held before is kept'));
    expect([await statusFor(keys.alice), await statusFor(keys.bob)]).toEqual([200, 200]);
  });

  it('is read again when a link above it is swapped, as Kubernetes does with a mounted secret', async () => {
    files.write('one/callers', keysFile);
    files.write('two/callers', keysFile.split('\n')[0]);
    const link = join(files.folder, 'mounted');
    symlinkSync('one', link);
    await start(keysFile, { CALLER_KEYS_FILE: join(link, 'callers') });
    expect(await statusFor(keys.bob)).toBe(200);
    symlinkSync('two', `${link}.new`);
    renameSync(`${link}.new`, link);
    await until(() => record.has('file reloaded'));
    expect([await statusFor(keys.alice), await statusFor(keys.bob)]).toEqual([200, 401]);
  });

  it('changes nothing when it is gone, and counts again when it is back', async () => {
    await start(keysFile);
    files.remove();
    await until(() => record.has('file cannot be used; what it held before is kept'));
    expect(await statusFor(keys.alice)).toBe(200);
    files.write('callers', keysFile.split('\n').slice(0, 1).join('\n'));
    await until(() => record.has('file reloaded'));
    expect([await statusFor(keys.alice), await statusFor(keys.bob)]).toEqual([200, 401]);
  });
});
