import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { toGlobalId } from 'graphql-relay';
import { EventSource } from '../subscriptions/event-source.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ManifestFile } from './manifest-file.ts';
import { send, sendByGet } from './send.ts';

const typename = 'query Typename { __typename }';
const hash = createHash('sha256').update(typename).digest('hex');
const documents = {
  [hash]: typename,
  'image-1': 'query Image($imageId: String!) { computeImage(imageId: $imageId) { name } }',
  'two-1': 'query One { one: __typename } query Two { two: __typename }',
  'delete-1': 'mutation Delete($id: ID!) { deleteImage(input: { id: $id }) { operation { id } } }',
  'follow-1': 'subscription Follow($id: ID!) { operation(id: $id) { operationId done } }',
  'old-1': 'query Old { fieldOfAnotherTime }',
};

let gateway: TestGateway;
const manifest = new ManifestFile(documents);

beforeAll(async () => {
  gateway = await startGateway({ environment: { TRUSTED_DOCUMENTS_FILE: manifest.path } });
});

afterAll(async () => {
  await gateway.close();
  manifest.remove();
});

describe('a trusted document', () => {
  it.each([
    { as: 'documentId', body: { documentId: hash } },
    { as: 'documentId with its algorithm', body: { documentId: `sha256:${hash}` } },
    { as: 'id', body: { id: hash } },
    {
      as: "the hash in Apollo's extension",
      body: { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    },
  ])('is run by $as', async ({ body }) => {
    expect(await send(gateway, body)).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  it('is run with variables', async () => {
    const body = { documentId: 'image-1', variables: { imageId: 'fd85u0rct32prepgjlv0' } };
    expect(await send(gateway, body)).toMatchObject({
      body: { data: { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } } },
    });
  });

  it('is run by operation name where it has several', async () => {
    const body = { documentId: 'two-1', operationName: 'Two' };
    expect(await send(gateway, body)).toMatchObject({ body: { data: { two: 'Query' } } });
  });

  it('is run by GET', async () => {
    const search = { documentId: 'image-1', variables: '{"imageId":"fd85u0rct32prepgjlv0"}' };
    expect(await sendByGet(gateway, search)).toMatchObject({
      body: { data: { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } } },
    });
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
    expect(await sendByGet(gateway, { extensions })).toMatchObject({ body: { data: { __typename: 'Query' } } });
  });

  it('is not run by GET if it is a mutation', async () => {
    const search = { documentId: 'delete-1', variables: '{"id":"x"}' };
    expect(await sendByGet(gateway, search)).toMatchObject({ status: 405 });
  });

  it('has the errors of any document when the schema no longer has what it asks for', async () => {
    expect(await send(gateway, { documentId: 'old-1' })).toMatchObject({
      body: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    });
  });
});

describe('any other request', () => {
  const refusals = [
    { what: 'text', body: { query: typename }, code: 'PERSISTED_QUERY_ID_REQUIRED', message: /send the ID of one/ },
    { what: 'nothing', body: { variables: {} }, code: 'PERSISTED_QUERY_ID_REQUIRED', message: /send the ID of one/ },
    { what: 'an unknown ID', body: { documentId: 'x-1' }, code: 'PERSISTED_QUERY_NOT_IN_LIST', message: /ID "x-1"/ },
    {
      what: 'an unknown hash',
      body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
      code: 'PERSISTED_QUERY_NOT_IN_LIST',
      message: /ID "abc"/,
    },
    {
      what: 'an ID and text',
      body: { documentId: hash, query: '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }' },
      code: 'CANNOT_SEND_PQ_ID_AND_BODY',
      message: /not both/,
    },
    {
      what: 'text with its hash, as an automatic persisted query is registered',
      body: { query: typename, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      code: 'CANNOT_SEND_PQ_ID_AND_BODY',
      message: /not both/,
    },
    {
      what: 'introspection',
      body: { query: '{ __schema { types { name } } }' },
      code: 'PERSISTED_QUERY_ID_REQUIRED',
      message: /ID/,
    },
    {
      what: 'a name that is a property of every object',
      body: { documentId: 'constructor' },
      code: 'PERSISTED_QUERY_NOT_IN_LIST',
      message: /"constructor"/,
    },
  ] as const;

  it.each(refusals)('is refused: $what', async ({ body, code, message }) => {
    const error = { message: expect.stringMatching(message), extensions: { code } };
    // GraphQL over HTTP: application/json says with 200 that the answer is GraphQL's.
    expect(await send(gateway, body)).toEqual({ status: 200, body: { errors: [error] } });
    expect(await send(gateway, body, { accept: 'application/graphql-response+json' })).toEqual({
      status: 400,
      body: { errors: [error] },
    });
  });

  it('is refused with an operation name as without', async () => {
    expect(await send(gateway, { query: typename, operationName: 'Typename' })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }] },
    });
  });

  it('is refused by GET', async () => {
    expect(await sendByGet(gateway, { query: typename })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }] },
    });
  });

  it('makes no upstream call', async () => {
    gateway.sandbox.clearRequests();
    await send(gateway, { query: '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }' });
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('a subscription', () => {
  async function subscribe(payload: { query: string; [name: string]: unknown }): Promise<unknown[]> {
    const client = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer sandbox-admin' },
    });
    const results: unknown[] = [];
    try {
      for await (const result of client.iterate(payload)) results.push(result);
      return results;
    } finally {
      await client.dispose();
    }
  }
  const variables = { id: toGlobalId('Operation', 'fhmspecialdone000001') };

  it('is run by ID', async () => {
    const byExtension = { persistedQuery: { version: 1, sha256Hash: 'follow-1' } };
    const expected = [{ data: { operation: { operationId: 'fhmspecialdone000001', done: true } } }];
    expect(await subscribe({ query: '', variables, documentId: 'follow-1' })).toEqual(expected);
    expect(await subscribe({ query: '', variables, extensions: byExtension })).toEqual(expected);
  });

  it('is run by ID as server-sent events', async () => {
    const stream = await EventSource.open(gateway.url, { documentId: 'follow-1', variables });
    expect(await stream.end).toBe(true);
    expect(stream.events).toMatchObject([
      { event: 'next', data: { data: { operation: { operationId: 'fhmspecialdone000001' } } } },
      { event: 'complete' },
    ]);
  });

  it('is refused as text in server-sent events', async () => {
    const stream = await EventSource.open(gateway.url, { query: documents['follow-1'], variables });
    expect(await stream.end).toBe(true);
    expect(stream.events).toMatchObject([
      { event: 'next', data: { errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }] } },
      { event: 'complete' },
    ]);
  });

  it('is refused as text', async () => {
    await expect(subscribe({ query: documents['follow-1'], variables })).rejects.toEqual([
      {
        message: expect.stringContaining('trusted documents only'),
        extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' },
      },
    ]);
  });
});
