import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExceededLimit } from '../../src/server/limits/cost-limits.ts';
import { EventSource } from '../subscriptions/event-source.ts';
import { Subscriber } from '../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkOperation } from './check-operation.ts';

const ids = Array.from({ length: 1000 }, (_, index) => `id-${index}`);
const folderIds = Array.from({ length: 10 }, (_, index) => `folder-${index}`);
const tenFolders = `folderIds: ${JSON.stringify(folderIds)}`;

/** What is beyond a limit: the measure, the figure, the limit, and the field that costs most with its figure. */
function exceededBy(query: string, variables: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const { exceeded, error } = checkOperation(query, { variables });
  expect(error === null).toBe(exceeded.length === 0);
  return exceeded.map(
    ({ measure, figure, limit, costliest }) =>
      `${measure} ${figure} > ${limit}: ${costliest.figure} ${costliest.path.join('.')}`,
  );
}

/** The calls and nodes that are estimated. */
function estimateOf(query: string, variables: Readonly<Record<string, unknown>> = {}): unknown {
  const { estimate } = checkOperation(query, { variables });
  return estimate === null ? null : { calls: estimate.calls, nodes: estimate.nodes };
}

/** The items that could be read from the services. */
function itemsOf(query: string, variables: Readonly<Record<string, unknown>> = {}): number | undefined {
  return checkOperation(query, { variables }).estimate?.items;
}

describe('what one request may do cannot be multiplied', () => {
  it('by aliases: nodes of 1,000 IDs', () => {
    const query = 'query ($ids: [ID!]!) { a: nodes(ids: $ids) { id } b: nodes(ids: $ids) { id } }';
    expect(exceededBy(query, { ids })).toEqual(['UPSTREAM_CALLS 2250 > 1500: 1125 a']);
  });

  it('by aliases: a page of 1,000 images over 10 folders, from a cursor', () => {
    const page = `images(${tenFolders} first: 1000 after: "a" filter: { status: [READY] }) { nodes { id } }`;
    expect(exceededBy(`{ a: ${page} }`)).toEqual([]);
    expect(exceededBy(`{ a: ${page} b: ${page} c: ${page} }`)).toEqual([
      'UPSTREAM_CALLS 1530 > 1500: 510 a',
      'ITEMS 1530090 > 1000000: 510030 a',
    ]);
  });

  it('by aliases: pages of 1,000 images of one folder', () => {
    const page = 'computeImages(folderId: "a", first: 1000) { nodes { id } }';
    const aliased = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${page}`).join(' ')} }`;
    expect(exceededBy(aliased(5))).toEqual([]);
    expect(exceededBy(aliased(6))).toEqual(['NODES 6000 > 5000: 1000 a0.nodes']);
  });

  it('by aliases inside of a list', () => {
    const folder = 'folder { images(first: 1) { nodes { id } } }';
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Image { a: ${folder} b: ${folder} } } }`;
    expect(exceededBy(query, { ids: ids.slice(0, 120) })).toEqual(['UPSTREAM_CALLS 2295 > 1500: 1080 nodes.a.images']);
  });

  it('by nesting: something to look up in each of 1,000 images', () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ComputeImage { latestInFamily { id } } } }';
    expect(exceededBy(query, { ids })).toEqual(['UPSTREAM_CALLS 2125 > 1500: 1125 nodes']);
  });

  it('by nesting: a list in each image of a list', () => {
    const query = `{ images(${tenFolders} first: 1000) { nodes { folder { images(first: 1000) { nodes { id } } } } } }`;
    expect(exceededBy(query)).toEqual([
      'UPSTREAM_CALLS 9090 > 1500: 9000 images.nodes.folder.images',
      'NODES 1002000 > 5000: 1000000 images.nodes.folder.images.nodes',
      'ITEMS 9120000 > 1000000: 9000000 images.nodes.folder.images',
    ]);
  });

  it('by nesting to any depth', () => {
    const inside = (depth: number): string =>
      depth === 0 ? 'nodes { id }' : `nodes { folder { images(first: 1000) { ${inside(depth - 1)} } } }`;
    const [calls, nodes] = exceededBy(`{ images(${tenFolders}) { ${inside(4)} } }`);
    expect(calls).toMatch(/^UPSTREAM_CALLS \d+ > 1500: \d+ images\.nodes(\.folder\.images\.nodes){3}\.folder\.images$/);
    expect(nodes).toMatch(/^NODES \d+ > 5000/);
  });

  it.each([
    ['a variable', 'query ($n: Int!) {', { n: 1000 }],
    ['the default of a variable', 'query ($n: Int = 1000) {', {}],
    ['a variable in place of its default', 'query ($n: Int = 1) {', { n: 1000 }],
  ])('by a number in %s', (_where, head, variables) => {
    const query = `${head} images(${tenFolders} first: $n) { nodes { folder { folderId computeImages(last: $n) { nodes { id } } } } } }`;
    expect(exceededBy(query, variables)).toEqual([
      'UPSTREAM_CALLS 13090 > 1500: 13000 images.nodes.folder.computeImages',
      'NODES 1002000 > 5000: 1000000 images.nodes.folder.computeImages.nodes',
      'ITEMS 13122000 > 1000000: 13002000 images.nodes.folder.computeImages',
    ]);
  });

  it('by a number that is not said, since then it is 50', () => {
    const query = `{ images(${tenFolders}) { nodes { folder { images { nodes { folder { images { nodes { id } } } } } } } } }`;
    expect(exceededBy(query)[1]).toBe(
      'NODES 130100 > 5000: 125000 images.nodes.folder.images.nodes.folder.images.nodes',
    );
  });

  it('by fragments, also ones that are spread many times', () => {
    const query = `
      query ($ids: [ID!]!) { a: nodes(ids: $ids) { ...Latest } b: nodes(ids: $ids) { ...Latest } }
      fragment Latest on ComputeImage { latestInFamily { ...Operations } }
      fragment Operations on ComputeImage { operations(first: 2) { nodes { id } } }`;
    expect(exceededBy(query, { ids: ids.slice(0, 200) })).toEqual([
      'UPSTREAM_CALLS 1650 > 1500: 400 a.latestInFamily.operations',
    ]);
  });

  it('by edges in place of nodes', () => {
    const query = `{ images(${tenFolders} first: 1000) { edges { node { folder { images(first: 5) { edges { node { id } } } } } } } }`;
    expect(exceededBy(query)).toEqual([
      'UPSTREAM_CALLS 9090 > 1500: 9000 images.edges.node.folder.images',
      'NODES 7000 > 5000: 5000 images.edges.node.folder.images.edges.node',
    ]);
  });

  it('by representations of entities', () => {
    const representations = ids.map((imageId) => ({ __typename: 'ComputeImage', imageId }));
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ComputeImage { latestInFamily { id } } } }';
    expect(exceededBy(query, { r: representations })).toEqual(['UPSTREAM_CALLS 2125 > 1500: 1125 _entities']);
  });

  it('by waiting for many operations', () => {
    const waits = Array.from(
      { length: 30 },
      (_, index) => `o${index}: operation(id: "o${index}", waitSeconds: 60) { id }`,
    );
    expect(estimateOf(`{ ${waits.join(' ')} }`)).toEqual({ calls: 660, nodes: 30 });
  });

  it('by introspection', () => {
    const types = '__schema { types { name fields { name args { name } type { name possibleTypes { name } } } } }';
    expect(exceededBy(`{ ${types} }`)).toEqual([]);
    const aliased = Array.from({ length: 15 }, (_, index) => `s${index}: ${types}`);
    expect(exceededBy(`{ ${aliased.join(' ')} }`)).toEqual([expect.stringMatching(/^NODES \d+ > 5000: \d+ s0\./)]);
  });
});

describe('what is counted', () => {
  it('is a look into a folder for every eight images that are looked up, by whatever fields', () => {
    const aliased = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: image(id: "i${index}") { id }`).join(' ')} }`;
    expect(estimateOf(aliased(7))).toEqual({ calls: 7, nodes: 7 });
    expect(estimateOf(aliased(8))).toEqual({ calls: 9, nodes: 8 });
    expect(estimateOf(aliased(30))).toEqual({ calls: 33, nodes: 30 });
  });

  it('is what is executed: nothing that is skipped', () => {
    const query = `query ($ids: [ID!]!, $yes: Boolean = true) {
      a: nodes(ids: $ids) { id } b: nodes(ids: $ids) @skip(if: $yes) { id } ... @include(if: false) { c: nodes(ids: $ids) { id } }
    }`;
    expect(estimateOf(query, { ids })).toEqual({ calls: 1125, nodes: 1000 });
    expect(estimateOf(query, { ids, yes: false })).toEqual({ calls: 2250, nodes: 2000 });
  });

  it('is what is merged once', () => {
    expect(estimateOf('{ image(id: "a") { id } image(id: "a") { name } ... { image(id: "a") { folderId } } }')).toEqual(
      {
        calls: 1,
        nodes: 1,
      },
    );
  });

  it('is the dearest of what an object can be, since it is one of them', () => {
    const query = `{ image(id: "a") {
      ... on ComputeImage { operations(first: 10) { nodes { id } } }
      ... on BareMetalImage { operations(first: 20) { nodes { id } } }
    } }`;
    expect(estimateOf(query)).toEqual({ calls: 3, nodes: 21 });
  });

  it('is the largest page for one that is larger, which is refused', () => {
    expect(estimateOf('{ computeImages(folderId: "a", first: 5000) { nodes { id } } }')).toEqual({
      calls: 2,
      nodes: 1000,
    });
  });
});

describe('what could be read counts, whether it is returned or not', () => {
  it('for a list: what its pages hold at most, of each service and folder', () => {
    expect(itemsOf('{ computeImages(folderId: "a", first: 10) { nodes { id } } }')).toBe(2 * 10);
    expect(itemsOf('{ images(folderIds: ["a"], first: 10) { nodes { id } } }')).toBe(3 * 3 * 10);
    // The images of no folder are in the lists of all folders, and shown of one.
    expect(itemsOf('{ images(folderIds: ["a", "b"], first: 10) { nodes { id } } }')).toBe(6 * (3 * 10 + 1000));
  });

  it('for a filter that the gateway may have to evaluate: as many pages as the scan limit', () => {
    const filter = 'filter: { status: [READY] }';
    expect(itemsOf(`{ computeImages(folderId: "a", first: 10, ${filter}) { nodes { id } } }`)).toBe(10 + 5000);
    const aliased = Array.from(
      { length: 30 },
      (_, index) => `a${index}: computeImages(folderId: "a", ${filter}) { nodes { id } }`,
    );
    expect(itemsOf(`{ ${aliased.join(' ')} }`)).toBe(30 * 5050);
  });

  it('for a cursor: the pages to find its place, and to see how equal keys are ordered', () => {
    expect(itemsOf('{ computeImages(folderId: "a", first: 10, after: "x") { nodes { id } } }')).toBe(2 * 11 + 11_000);
  });

  it('for lookups by ID: each image, and a page of its folder for every eight', () => {
    expect(itemsOf('{ image(id: "a") { id } }')).toBe(126);
    expect(itemsOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toBe(126_000);
  });

  it('by default a filtered list over as many folders as there may be is allowed, and twice that is not', () => {
    const all = Array.from({ length: 50 }, (_, index) => `folder-${index}`);
    const list = `images(folderIds: ${JSON.stringify(all)}, filter: { name: { contains: "ubuntu" } }) { nodes { id } }`;
    expect(exceededBy(`{ ${list} }`)).toEqual([]);
    expect(exceededBy(`{ a: ${list} b: ${list} }`)).toEqual([
      'UPSTREAM_CALLS 1800 > 1500: 900 a',
      'ITEMS 1515000 > 1000000: 757500 a',
    ]);
  });
});

describe('a refusal', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  beforeEach(() => gateway.sandbox.clearRequests());

  afterAll(() => gateway.close());

  const query = 'query Twice($ids: [ID!]!) { a: nodes(ids: $ids) { id } b: nodes(ids: $ids) { id } }';
  const message =
    'This operation is too costly. It could take up to 2250 calls to the services, and the limit is 1500; 1125 of them ' +
    'are for a. Ask for smaller pages, for less inside of them, or in several requests.';
  const exceeded: readonly ExceededLimit[] = [
    { measure: 'UPSTREAM_CALLS', figure: 2250, limit: 1500, costliest: { path: ['a'], figure: 1125 } },
  ];

  it('says the figure, the limit and the field that costs most, and comes before any call', async () => {
    const answer = await gateway.query(query, { ids });
    expect(answer.status).toBe(200);
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toEqual([{ message, extensions: { code: 'QUERY_TOO_COSTLY', exceeded } }]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('has the status of a bad request for who accepts the newer media type', async () => {
    const headers = { accept: 'application/graphql-response+json' };
    expect(await gateway.query(query, { ids }, { headers })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }],
    });
  });

  // Nothing of a subscription is multiplied from one event to the next.
  const subscription = `subscription ($id: ID!) {
    imageStatus(id: $id) { folder { images(first: 1000) { nodes { folder { images(first: 1000) { nodes { id } } } } } } }
  }`;
  const refusal = [
    {
      extensions: {
        code: 'QUERY_TOO_COSTLY',
        exceeded: [
          { measure: 'UPSTREAM_CALLS', figure: 9010, limit: 1500 },
          { measure: 'NODES', figure: 1_002_002, limit: 5000 },
          { measure: 'ITEMS', figure: 9_009_126, limit: 1_000_000 },
        ],
      },
    },
  ];

  it('is the same for a subscription over a WebSocket', async () => {
    const subscriber = new Subscriber(gateway.url);
    expect(await subscriber.follow(subscription, { id: 'a' }).end).toMatchObject({ how: 'errors', errors: refusal });
    await subscriber.close();
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('is the same for a subscription by server-sent events', async () => {
    const source = await EventSource.open(gateway.url, { query: subscription, variables: { id: 'a' } });
    await source.end;
    expect(source.events).toMatchObject([{ event: 'next', data: { errors: refusal } }, { event: 'complete' }]);
    expect(gateway.sandbox.requests).toEqual([]);
  });
});
