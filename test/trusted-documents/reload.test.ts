import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/server/logger.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ManifestFile } from './manifest-file.ts';
import { send } from './send.ts';

const manifest = new ManifestFile({});
let gateway: TestGateway;
let lines: string[];

beforeEach(async () => {
  lines = [];
  manifest.write('{"first-1": "{ first: __typename }"}');
  gateway = await startGateway({
    environment: { TRUSTED_DOCUMENTS_FILE: manifest.path },
    log: createLogger('info', { write: (line) => void lines.push(line) }),
  });
});

afterEach(() => gateway.close());

afterAll(() => manifest.remove());

/** Waits until the log has a line like this. */
async function logged(pattern: RegExp): Promise<string> {
  for (;;) {
    const line = lines.find((candidate) => pattern.test(candidate));
    if (line !== undefined) return line;
    await sleep(50);
  }
}

describe('a manifest that changes', () => {
  it('is read again, without a restart', async () => {
    expect(await send(gateway, { documentId: 'first-1' })).toMatchObject({ body: { data: { first: 'Query' } } });
    manifest.write('{"second-1": "{ second: __typename }", "third-1": "{ third: __typename }"}');
    await logged(/"documents":2/);
    expect(await send(gateway, { documentId: 'second-1' })).toMatchObject({ body: { data: { second: 'Query' } } });
    expect(await send(gateway, { documentId: 'first-1' })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
  });

  it('changes nothing when the new one is wrong, and is read again when that is mended', async () => {
    manifest.write('{"first-1": "{ first');
    expect(await logged(/held before is kept/)).toContain('it is not JSON');
    expect(await send(gateway, { documentId: 'first-1' })).toMatchObject({ body: { data: { first: 'Query' } } });
    manifest.write('{"first-1": "{ mended: __typename }", "second-1": "{ __typename }"}');
    await logged(/"documents":2/);
    expect(await send(gateway, { documentId: 'first-1' })).toMatchObject({ body: { data: { mended: 'Query' } } });
  });

  it('is told of in the log when a document in it is not valid for this schema', async () => {
    manifest.write('{"old-1": "{ fieldOfAnotherTime }"}');
    expect(await logged(/not valid/)).toContain('"id":"old-1"');
  });
});

describe('a gateway whose manifest cannot be read', () => {
  it('does not start, and says why', async () => {
    const missing = `${manifest.path}.missing`;
    await expect(startGateway({ environment: { TRUSTED_DOCUMENTS_FILE: missing } })).rejects.toThrow(
      `TRUSTED_DOCUMENTS_FILE is "${missing}", but it cannot be read`,
    );
  });
});
