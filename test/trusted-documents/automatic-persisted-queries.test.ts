import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { send, sendByGet } from './send.ts';

let gateway: TestGateway;

beforeAll(async () => {
  // Large documents fill the memory sooner.
  gateway = await startGateway({ environment: { DOCUMENT_LIMIT_BYTES: '2097152' } });
});

afterAll(() => gateway.close());

function extensionsOf(query: string) {
  return { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
}

const notFound = { body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] } };

describe('an automatic persisted query', () => {
  it('is asked for once and then run by its hash, also by GET', async () => {
    const query = '{ once: __typename }';
    const extensions = extensionsOf(query);
    expect(await send(gateway, { extensions })).toMatchObject(notFound);
    expect(await send(gateway, { query, extensions })).toMatchObject({ body: { data: { once: 'Query' } } });
    expect(await send(gateway, { extensions })).toMatchObject({ body: { data: { once: 'Query' } } });
    expect(await sendByGet(gateway, { extensions: JSON.stringify(extensions) })).toMatchObject({
      body: { data: { once: 'Query' } },
    });
  });

  it('is not taken under the hash of another', async () => {
    const extensions = extensionsOf('{ another: __typename }');
    expect(await send(gateway, { query: '{ __typename }', extensions })).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'provided sha does not match query', extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(await send(gateway, { extensions })).toMatchObject(notFound);
  });

  it('is refused in a version that is not known', async () => {
    const extensions = { persistedQuery: { ...extensionsOf('{ __typename }').persistedQuery, version: 2 } };
    expect(await send(gateway, { query: '{ __typename }', extensions })).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'Unsupported persisted query version', extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  it('is forgotten when 30 MiB of others have come after it, so that nobody can fill the memory', async () => {
    const query = '{ first: __typename }';
    await send(gateway, { query, extensions: extensionsOf(query) });
    expect(await send(gateway, { extensions: extensionsOf(query) })).toMatchObject({
      body: { data: { first: 'Query' } },
    });
    for (let n = 0; n < 32; n += 1) {
      const large = `{ n${n}: __typename } # ${'x'.repeat(1_000_000)}`;
      await send(gateway, { query: large, extensions: extensionsOf(large) });
    }
    expect(await send(gateway, { extensions: extensionsOf(query) })).toMatchObject(notFound);
  });
});
