import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { toGlobalId } from 'graphql-relay';
import { numberedImages } from '../integration/numbered-images.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkOperation, schema } from './check-operation.ts';
import { documentedOperations } from './documented.ts';

const folderIds = Array.from({ length: 10 }, (_, index) => `folder-${index}`);

let gateway: TestGateway;

beforeAll(async () => {
  const all = folderIds.flatMap((folderId, index) => numberedImages(`fd${'abcdefghij'[index]}`, folderId, 120));
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: all.map((image) => ({ ...image, status: 'READY', family: 'numbered' })),
        baremetal: numberedImages('lya', 'folder-0', 50).map((image) => ({ ...image, status: 'READY' })),
        desktop: numberedImages('fba', 'folder-9', 50).map((image) => ({ ...image, status: 'ACTIVE' })),
      },
    },
  });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

const report = { headers: { 'x-upstream-report': '1' } };

/** The global IDs of a thousand images that are there. */
const ids = (): readonly string[] => {
  const images = gateway.sandbox.store.compute.all().slice(0, 1000);
  return images.map(({ id }) => toGlobalId('ComputeImage', id));
};

interface Nodes {
  readonly nodes: readonly unknown[];
}

describe('with the limits that a gateway has by default', () => {
  it.each([
    ['in a variable', () => ({ query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: ids() } })],
    ['in the document', () => ({ query: `{ nodes(ids: ${JSON.stringify(ids())}) { id } }`, variables: {} })],
  ])('1,000 images can be had by their IDs %s', async (_where, request) => {
    const { query, variables } = request();
    const { data, errors, extensions } = await gateway.query<Nodes>(query, variables, report);
    expect(errors).toEqual([]);
    expect(data.nodes).toEqual(ids().map((id) => ({ id })));
    // A get for each, and a page of each folder that seems to hold eight of them or more.
    expect(extensions).toMatchObject({ upstream: { estimated: { calls: 1125, nodes: 1000 } } });
  });

  it('1,000 images can be had with all that is in them, their folders too', async () => {
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Image { id name status createdAt labels { key value } folder { id folderId } }
        ... on ComputeImage { family storageSize os { type } }
      }
    }`;
    const { data, errors } = await gateway.query<Nodes>(query, { ids: ids() });
    expect(errors).toEqual([]);
    expect(data.nodes).toHaveLength(1000);
  });

  it.each([
    ['', 90, 1000],
    ['orderBy: { field: NAME }', 90, 1000],
    ['filter: { name: { contains: "0" }, status: [READY] }', 180, 900],
    ['filter: { createdAfter: "2020-01-01T00:00:00Z" } orderBy: { field: CREATED_AT }', 180, 1000],
  ])('a page of 1,000 images over 10 folders can be had, and the one after it: %s', async (args, calls, atLeast) => {
    const query = `query ($folderIds: [String!]!, $after: String) {
      images(folderIds: $folderIds, first: 1000, after: $after, ${args}) {
        nodes { id folder { folderId } }
        pageInfo { endCursor }
        unavailable { service }
      }
    }`;
    interface Page {
      readonly images: { readonly nodes: readonly unknown[]; readonly pageInfo: { readonly endCursor: string } };
    }
    const page = await gateway.query<Page>(query, { folderIds }, report);
    expect(page.errors).toEqual([]);
    expect(page.data.images.nodes.length).toBeGreaterThanOrEqual(atLeast);
    expect(page.extensions).toMatchObject({ upstream: { estimated: { calls, nodes: 2000 } } });
    const next = await gateway.query<Page>(query, { folderIds, after: page.data.images.pageInfo.endCursor });
    expect(next.errors).toEqual([]);
  });

  it.each(documentedOperations(schema))('$where can be run', ({ query, operationName, variables }) => {
    const { error, estimate } = checkOperation(query, { operationName, variables });
    expect(error).toBeNull();
    expect(estimate).not.toBeNull();
  });

  it('the documentation has operations to look at', () => {
    const places = documentedOperations(schema).map(({ where }) => where.split(':', 1)[0]);
    expect(new Set(places)).toEqual(
      new Set(['README.md', 'docs/consuming.md', 'examples/consumer/src/images.ts', 'the playground']),
    );
  });

  it('the schema can be had, in as much detail as any tool asks for', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const { errors, data } = await gateway.query(query);
    expect(errors).toEqual([]);
    expect(data).toHaveProperty('__schema.types');
  });
});
