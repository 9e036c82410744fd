import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { eventually } from '../support/eventually.ts';
import { describeWith } from '../support/external-programs.ts';
import { Scrape } from '../support/prometheus.ts';
import { REDIS, RedisServer } from '../support/redis-server.ts';
import { ManifestFile } from '../trusted-documents/manifest-file.ts';
import { send } from '../trusted-documents/send.ts';
import { type Replicas, startReplicas } from './replicas.ts';

interface Listed {
  readonly list: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const folders = [sandboxFolders.alpha, sandboxFolders.beta];

/** The IDs of a whole list, page by page; `null` asks the common address for each. */
async function walk(replicas: Replicas, replica: 0 | null, args: string, backward: boolean): Promise<string[][]> {
  const [size, from] = backward ? ['last', 'before'] : ['first', 'after'];
  const document = `query ($folderIds: [String!]!, $cursor: String) {
    list: images(folderIds: $folderIds, ${size}: 7, ${from}: $cursor ${args}) { nodes { id } ${pageInfo} }
  }`;
  const pages: string[][] = [];
  const pageFrom = async (cursor: string | null): Promise<Listed['list']> => {
    const options = replica === null ? {} : { replica };
    const { data, errors } = await replicas.query<Listed>(document, { folderIds: folders, cursor }, options);
    expect(errors).toEqual([]);
    return data.list;
  };
  let cursor: string | null = null;
  for (let count = 0; count < 200; count += 1) {
    const { nodes, pageInfo: page } = await pageFrom(cursor);
    pages.push(nodes.map(({ id }) => id));
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) return pages;
    cursor = backward ? page.startCursor : page.endCursor;
  }
  throw new Error('The walk does not end.');
}

function persisted(query: string): object {
  return { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
}

describe('two replicas behind one address, each request to the other one', () => {
  let manifest: ManifestFile;
  let replicas: Replicas;

  beforeAll(async () => {
    manifest = new ManifestFile({ listed: 'query Listed { listed: __typename }' });
    replicas = await startReplicas({
      sandboxOptions: { images: 50, operationDurationMs: 300 },
      environment: { TRUSTED_DOCUMENTS_MODE: 'prefer', TRUSTED_DOCUMENTS_FILE: manifest.path },
    });
  });

  afterAll(async () => {
    await replicas.close();
    manifest.remove();
  });

  it('share the requests', async () => {
    const seen = [];
    for (let n = 0; n < 4; n += 1) {
      const { status, headers } = await fetch(`${replicas.url}/readyz`);
      seen.push([status, headers.get('x-replica')]);
    }
    const [first, second] = replicas.each.map(({ url }) => url);
    expect(seen).toEqual([
      [200, first],
      [200, second],
      [200, first],
      [200, second],
    ]);
  });

  it.each([
    ['the newest first', ''],
    ['by name', 'orderBy: { field: NAME }'],
    ['some of them', 'filter: { createdAfter: "2023-01-01T00:00:00Z" }'],
  ])('page through a merged list as one does, with nothing lost and nothing twice: %s', async (_, args) => {
    for (const backward of [false, true]) {
      const pages = await walk(replicas, null, args, backward);
      expect(pages).toEqual(await walk(replicas, 0, args, backward));
      const ids = pages.flat();
      expect(pages.length).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('run a persisted query that the other one has been told, when they are told it themselves', async () => {
    const query = '{ persisted: __typename }';
    const extensions = persisted(query);
    const data = { body: { data: { persisted: 'Query' } } };
    const notFound = { body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] } };
    const [first, second] = replicas.each;
    expect(await send(first, { query, extensions })).toMatchObject(data);
    expect(await send(first, { extensions })).toMatchObject(data);
    expect(await send(second, { extensions })).toMatchObject(notFound);
    expect(await send(second, { query, extensions })).toMatchObject(data);
    expect(await send(second, { extensions })).toMatchObject(data);
  });

  it('answer a client of persisted queries with its second request at the latest, whichever one gets it', async () => {
    for (let n = 0; n < 6; n += 1) {
      const query = `{ n${n % 3}: __typename }`;
      const extensions = persisted(query);
      const { body } = await send(replicas, { extensions });
      const again = JSON.stringify(body).includes('PERSISTED_QUERY_NOT_FOUND');
      const answer = again ? (await send(replicas, { query, extensions })).body : body;
      expect(answer).toMatchObject({ data: { [`n${n % 3}`]: 'Query' } });
    }
  });

  it('know the same trusted documents', async () => {
    for (let n = 0; n < 4; n += 1) {
      expect(await send(replicas, { documentId: 'listed' })).toMatchObject({ body: { data: { listed: 'Query' } } });
    }
  });

  it('do a write once that a client sends to one again, not knowing what came of it at the other', async () => {
    const document = `mutation ($folderId: String!) {
      createComputeImage(input: { folderId: $folderId, name: "once", source: { imageId: "fd85u0rct32prepgjlv0" } }) {
        operation { id }
      }
    }`;
    const variables = { folderId: sandboxFolders.empty };
    const headers = { 'idempotency-key': '5b3f2b52-7c0d-4c7e-9b0e-0d7f5f1a9c11' };
    const first = await replicas.query(document, variables, { headers });
    const second = await replicas.query(document, variables, { headers });
    expect(first.errors).toEqual([]);
    expect(second.data).toEqual(first.data);
  });

  it('tell of an operation that the other one has started', async () => {
    const { data } = await replicas.query<{ write: { operation: { id: string } } }>(
      `mutation ($folderId: String!) {
        write: createComputeImage(input: { folderId: $folderId, source: { imageId: "fd85u0rct32prepgjlv0" } }) {
          operation { id }
        }
      }`,
      { folderId: sandboxFolders.empty },
    );
    const wait = 'query ($id: ID!) { operation(id: $id, waitSeconds: 20) { done } }';
    for (const replica of [0, 1] as const) {
      const answer = await replicas.query(wait, { id: data.write.operation.id }, { replica });
      expect(answer.data).toEqual({ operation: { done: true } });
    }
  });
});

describeWith(REDIS, 'two replicas behind one address, with one Redis', (executable) => {
  let redis: RedisServer;
  let replicas: Replicas;

  beforeAll(async () => {
    redis = new RedisServer(executable);
    await redis.start();
    replicas = await startReplicas({
      environment: { RATE_LIMIT_PER_CALLER: '20', CACHE_SECONDS: '60', REDIS_URL: redis.url },
    });
    for (const replica of replicas.each) {
      await eventually(async () => {
        expect((await Scrape.of(replica)).value('image_gateway_rate_limit_shared')).toBe(1);
      });
    }
  });

  afterAll(async () => {
    await replicas.close();
    await redis.stop();
  });

  const get = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';

  it('let a caller send as much to both as to one', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1) statuses.push((await replicas.query('{ __typename }')).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429, 429]);
  });

  it('ask a service once for what a caller asks both for, and again when it has written by either', async () => {
    const token = 'sandbox-compute';
    const calls: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      replicas.sandbox.clearRequests();
      expect((await replicas.query(get, {}, { token })).errors).toEqual([]);
      calls.push(replicas.sandbox.requests.length);
    }
    expect(calls).toEqual([1, 0, 0, 0]);
    const write = `mutation { createComputeImage(input: { folderId: "${sandboxFolders.alpha}", source: { imageId: "fd85u0rct32prepgjlv0" } }) { operation { id } } }`;
    for (const replica of [0, 1] as const) {
      expect((await replicas.query(write, {}, { replica, token })).errors).toEqual([]);
      for (const [other, expected] of [[1, 1] as const, [0, 0] as const]) {
        replicas.sandbox.clearRequests();
        await replicas.query(get, {}, { replica: other, token });
        expect(replicas.sandbox.requests).toHaveLength(expected);
      }
    }
  });
});
