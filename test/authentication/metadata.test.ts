import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault, LoggedRequest, Sandbox } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { keys, keysFile, oneImage } from './callers.ts';
import { TemporaryFiles } from './temporary-files.ts';

const image = { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } };

let files: TemporaryFiles;
let gateway: TestGateway;

beforeEach(() => {
  files = new TemporaryFiles();
});

afterEach(async () => {
  await gateway.close();
  files.remove();
});

async function start(options: TestGatewayOptions = {}): Promise<void> {
  const environment = { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile) };
  gateway = await startGateway({ ...options, environment });
}

/** Makes the metadata service go wrong from the start. */
function failing(fault: Fault): (sandbox: Sandbox) => void {
  return ({ faults }) => {
    faults.set('iam', fault);
  };
}

function requests(kind: string): readonly LoggedRequest[] {
  return gateway.sandbox.requests.filter((request) => request.kind === kind);
}

describe('the identity of a virtual machine', () => {
  it('is what the services see', async () => {
    await start();
    expect((await gateway.query(oneImage, {}, { token: keys.alice })).data).toEqual(image);
    const [asked] = requests('getMetadataToken');
    expect(asked?.headers).toMatchObject({ 'metadata-flavor': 'Google' });
    expect(asked?.headers).not.toHaveProperty('authorization');
    expect(requests('get')[0]?.headers['authorization']).toMatch(/^Bearer t1\.sandbox-/);
    expect(requests('issueToken')).toEqual([]);
  });

  it('takes one request for a token, however many callers wait', async () => {
    await start({ prepare: failing({ delayMs: 1500 }) });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => gateway.query(oneImage, {}, { token: keys.alice })),
    );
    for (const { data } of answers) expect(data).toEqual(image);
    expect(requests('getMetadataToken')).toHaveLength(1);
  });

  it('is renewed ahead of its end', async () => {
    await start({ sandboxOptions: { iamTokenLifetimeMs: 3000 } });
    for (let second = 0; second < 5; second += 1) {
      expect((await gateway.query(oneImage, {}, { token: keys.bob })).data).toEqual(image);
      await sleep(1000);
    }
    expect(requests('getMetadataToken').length).toBeGreaterThanOrEqual(3);
  });

  it('is missing where there is no metadata service, which callers are told', async () => {
    await start({ prepare: failing({ reset: true }) });
    const { errors } = await gateway.query(oneImage, {}, { token: keys.alice });
    expect(errors[0]?.extensions).toEqual({ code: 'UNAVAILABLE', service: 'IAM', retryable: true });
  });
});
