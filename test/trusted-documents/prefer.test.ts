import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ManifestFile } from './manifest-file.ts';
import { send } from './send.ts';

let gateway: TestGateway;
const manifest = new ManifestFile({ 'typename-1': 'query Typename { __typename }' });

beforeAll(async () => {
  const environment = { TRUSTED_DOCUMENTS_FILE: manifest.path, TRUSTED_DOCUMENTS_MODE: 'prefer' };
  gateway = await startGateway({ environment });
});

afterAll(async () => {
  await gateway.close();
  manifest.remove();
});

describe('with TRUSTED_DOCUMENTS_MODE=prefer', () => {
  it('trusted documents are run by ID', async () => {
    expect(await send(gateway, { documentId: 'typename-1' })).toMatchObject({
      body: { data: { __typename: 'Query' } },
    });
  });

  it('other documents are run too', async () => {
    expect(await send(gateway, { query: '{ other: __typename }' })).toMatchObject({
      body: { data: { other: 'Query' } },
    });
  });

  it('automatic persisted queries work as without a manifest', async () => {
    const query = '{ automatic: __typename }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect(await send(gateway, { extensions })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    });
    expect(await send(gateway, { query, extensions })).toMatchObject({ body: { data: { automatic: 'Query' } } });
    expect(await send(gateway, { extensions })).toMatchObject({ body: { data: { automatic: 'Query' } } });
  });

  it('an ID that is not listed is refused, since nothing else can be meant by it', async () => {
    expect(await send(gateway, { documentId: 'x-1' })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] },
    });
    expect(await send(gateway, { documentId: 'typename-1', query: '{ __typename }' })).toMatchObject({
      body: { errors: [{ extensions: { code: 'CANNOT_SEND_PQ_ID_AND_BODY' } }] },
    });
  });
});
