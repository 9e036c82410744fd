import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import type { AccessBinding, OperationResource } from '../../src/sandbox/sandbox.ts';
import { methodCalled } from './methods/methods.ts';
import { attempt } from './attempt.ts';
import { folderId, subject } from './world/dataset.ts';
import { startWriteGateway, type WriteGateway } from './world/write-gateway.ts';

/** The lists that hang on an image: what they hold in their order, and how to ask for a name of each item. */
interface AttachedList {
  readonly title: string;
  readonly typename: 'ComputeImage' | 'BareMetalImage';
  readonly service: 'compute' | 'baremetal';
  readonly field: 'operations' | 'accessBindings';
  readonly selection: string;
  readonly nodes: readonly object[];
}

const numbers = [1, 2, 3, 4, 5, 6, 7] as const;

/** The newest comes first. Each is known to be of the service that lists it, although its metadata does not say so. */
const operations = (prefix: string, service: string): readonly object[] =>
  numbers.toReversed().map((number) => ({ operationId: `${prefix}operation00000000${number}`, done: true, service }));

const lists: readonly AttachedList[] = [
  {
    ...{ title: 'the operations of a Compute image', typename: 'ComputeImage', service: 'compute' },
    ...{ field: 'operations', selection: 'operationId done service', nodes: operations('fhm', 'COMPUTE') },
  },
  {
    ...{ title: 'the operations of a BareMetal image', typename: 'BareMetalImage', service: 'baremetal' },
    ...{ field: 'operations', selection: 'operationId done service', nodes: operations('ly5', 'BARE_METAL') },
  },
  {
    ...{ title: 'the access bindings of a Compute image', typename: 'ComputeImage', service: 'compute' },
    ...{ field: 'accessBindings', selection: 'roleId subject { id type }', nodes: numbers.map(binding) },
  },
];

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => {
  gateway.reset();
  const { store } = gateway.sandbox;
  store.operations.clear();
  for (const number of numbers) {
    for (const service of ['compute', 'baremetal'] as const) {
      const operation = pastOperation(service === 'compute' ? 'fhm' : 'ly5', number, subject[service]);
      store.operations.put({ service, imageId: subject[service], folderId, operation });
    }
  }
  store.accessBindings.set(subject.compute, numbers.map(binding));
});

afterAll(() => gateway.close());

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[];
  readonly nodes: readonly object[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> & {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

describe.each(lists)('$title', (list) => {
  it('page by cursor, with nothing lost and nothing twice', async () => {
    const pages = await walk(list, 3);
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([3, 3, 1]);
    expect(pages.flatMap(({ nodes }) => nodes)).toEqual(list.nodes);
    expect(pages.map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    for (const { edges, nodes, pageInfo } of pages) {
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges.at(-1)?.cursor]);
    }
  });

  it('go on from any edge', async () => {
    const [whole] = await walk(list, 7);
    for (const [index, { cursor }] of whole?.edges.entries() ?? []) {
      const rest = await ask(list, { first: 7, after: cursor });
      expect(rest.nodes).toEqual(list.nodes.slice(index + 1));
    }
  });

  it('are whole although the service gives short pages and empty ones', async () => {
    gateway.sandbox.setQuirks(list.service, { shortPages: true, emptyPages: true, emptyLastPage: true });
    try {
      const pages = await walk(list, 2);
      expect(pages.flatMap(({ nodes }) => nodes)).toEqual(list.nodes);
    } finally {
      gateway.sandbox.setQuirks(list.service, { shortPages: false, emptyPages: false, emptyLastPage: false });
    }
  });

  it.each([-1, 1001])('are not given %d at a time', async (first) => {
    const { errors } = await query(list, { first });
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('take no cursor of another list', async () => {
    const others = lists.filter(({ title }) => title !== list.title);
    for (const other of others) {
      const { pageInfo } = await ask(other, { first: 1 });
      const { errors } = await query(list, { first: 1, after: pageInfo.endCursor });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'CURSOR_MISMATCH' });
    }
    const { errors } = await query(list, { first: 1, after: 'none' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'CURSOR_MALFORMED' });
  });

  it('are refused for who may not see them', async () => {
    const { errors } = await query(list, { first: 1 }, 'sandbox-desktop');
    expect(errors[0]?.extensions['code']).toBe('PERMISSION_DENIED');
  });
});

it('the operations of an image begin with that which was just started', async () => {
  const { data } = await attempt(gateway, methodCalled('updateComputeImage'), methodCalled('updateComputeImage').input);
  const [list] = lists;
  if (list === undefined) throw new Error('There are no lists.');
  const { nodes } = await ask(list, { first: 1 });
  const operationId = data?.['updateComputeImage']?.operation.operationId;
  expect(nodes).toEqual([{ operationId, done: true, service: 'COMPUTE' }]);
});

/** Reads a list to its end. */
async function walk(list: AttachedList, first: number): Promise<readonly Connection[]> {
  const pages: Connection[] = [];
  for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
    const page: Connection = await ask(list, { first, after });
    pages.push(page);
    if (pages.length > 20) throw new Error('The list does not end.');
    hasNextPage = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  return pages;
}

async function ask(list: AttachedList, page: Readonly<Record<string, unknown>>): Promise<Connection> {
  const { data, errors } = await query(list, page);
  expect(errors).toEqual([]);
  const connection = data.node?.[list.field];
  if (connection === undefined) throw new Error('There is no such list.');
  return connection;
}

function query(list: AttachedList, page: Readonly<Record<string, unknown>>, token = 'sandbox-admin') {
  const { typename, field, selection, service } = list;
  return gateway.query<{ node: Readonly<Record<string, Connection>> | null }>(
    `query ($id: ID!, $first: Int, $after: String) {
      node(id: $id) {
        ... on ${typename} {
          ${field}(first: $first, after: $after) {
            edges { cursor node { ${selection} } }
            nodes { ${selection} }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
      }
    }`,
    { id: toGlobalId(typename, subject[service]), ...page },
    { token },
  );
}

function binding(number: number): AccessBinding {
  return { roleId: `role-${number}`, subject: { id: 'ajesomebody', type: 'userAccount' } };
}

function pastOperation(prefix: string, number: number, imageId: string): OperationResource {
  const createdAt = `2025-06-01T00:00:0${number}Z`;
  return {
    id: `${prefix}operation00000000${number}`,
    createdAt,
    modifiedAt: createdAt,
    done: true,
    metadata: {
      '@type': 'type.googleapis.com/yandex.cloud.access.UpdateAccessBindingsMetadata',
      resourceId: imageId,
    },
  };
}
