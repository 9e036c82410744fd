import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownList, randomOperations, rootLists } from '../../limits/random-operations.ts';
import { checkProperty } from '../../support/seed.ts';
import { type Comparison, type Failure, startComparison } from './comparison.ts';
import { randomVariables } from './random-variables.ts';

/* The same operations, executed by compiled code and by graphql-js. */

let comparison: Comparison;

beforeAll(async () => {
  comparison = await startComparison();
});

afterAll(() => comparison.close());

const someFailure = fc.option(
  fc.record<Failure>({
    service: fc.constantFrom('compute', 'baremetal', 'cloud-desktop'),
    code: fc.constantFrom('PERMISSION_DENIED', 'INTERNAL', 'UNAVAILABLE'),
  }),
  { freq: 3 },
);

async function cursorsOf({ field, args }: Omit<KnownList, 'cursors'>): Promise<string[]> {
  const query = `{ ${field}(${args} first: 3) { edges { cursor } } }`;
  const { data } = await comparison.expectTheSame({ query });
  return [...data.matchAll(/"cursor":"([^"]*)"/g)].map(([, cursor = '']) => cursor);
}

it('random operations', async () => {
  const lists: KnownList[] = [];
  for (const list of rootLists) lists.push({ ...list, cursors: await cursorsOf(list) });
  const property = fc.asyncProperty(randomOperations(lists), someFailure, async (operation, failure) => {
    await comparison.expectTheSame(operation, failure);
  });
  await checkProperty('random operations', 40, property);
});

it('random variables', async () => {
  const seen = { answered: 0, refused: 0 };
  const property = fc.asyncProperty(randomVariables, someFailure, async (operation, failure) => {
    const { data } = await comparison.expectTheSame(operation, failure);
    if (data === 'null') seen.refused += 1;
    else seen.answered += 1;
  });
  const cases = 50;
  await checkProperty('random variables', cases, property);
  // The variables are neither all wrong nor all right.
  expect(seen.answered).toBeGreaterThan(cases / 4);
  expect(seen.refused).toBeGreaterThan(cases / 20);
});

const image = 'fd8special0everythin';

it.each<[string, object]>([
  [
    'a variable that does not fit',
    { query: 'query ($n: Int!) { computeImages(folderId: "a", first: $n) { nodes { id } } }', variables: { n: 'x' } },
  ],
  ['a variable that is missing', { query: 'query ($n: ID!) { node(id: $n) { id } }' }],
  [
    'null for an argument that may not be null',
    { query: 'query ($n: ID = "a") { node(id: $n) { id } }', variables: { n: null } },
  ],
  [
    'a variable inside of an argument',
    {
      query: 'query ($n: String) { computeImages(folderId: "a", filter: { name: { eq: $n } }) { nodes { id } } }',
      variables: { n: 'a' },
    },
  ],
  [
    'a wrong value inside of an argument',
    {
      query: 'query ($n: DateTime) { computeImages(folderId: "a", filter: { createdAfter: $n }) { nodes { id } } }',
      variables: { n: 'soon' },
    },
  ],
  ['an unknown operation', { query: 'query A { __typename } query B { __typename }', operationName: 'C' }],
  ['no name of several operations', { query: 'query A { __typename } query B { __typename }' }],
  [
    'one of several operations',
    { query: `query A { __typename } query B { computeImage(imageId: "${image}") { name } }`, operationName: 'B' },
  ],
  [
    'fields that are skipped and included',
    {
      query: `query ($yes: Boolean!) { computeImage(imageId: "${image}") { name @skip(if: $yes) ... @include(if: $yes) { id } ...F @skip(if: $yes) } } fragment F on ComputeImage { status }`,
      variables: { yes: true },
    },
  ],
  [
    'fragments on interfaces and unions',
    {
      query: `{ image(id: "Q29tcHV0ZUltYWdlOmZkOHNwZWNpYWwwZXZlcnl0aGlu") { __typename ... on ComputeImage { hardwareGeneration { __typename ... on LegacyHardwareFeatures { pciTopology } } labels { key value } label(key: "env") } ... on Node { id } } }`,
    },
  ],
  [
    'errors in lists',
    { query: '{ nodes(ids: ["x", "Q29tcHV0ZUltYWdlOmZkOHNwZWNpYWwwZXZlcnl0aGlu", "y"]) { __typename id } }' },
  ],
  [
    'an error that makes everything null',
    { query: '{ images(folderIds: []) { nodes { id } } computeImage(imageId: "a") { id } }' },
  ],
  [
    'introspection',
    {
      query:
        '{ __schema { types { name kind fields { name type { name ofType { name } } args { name defaultValue } } } } __type(name: "Image") { possibleTypes { name } } }',
    },
  ],
  [
    'the subgraph',
    {
      query:
        'query ($r: [_Any!]!) { _service { sdl } _entities(representations: $r) { __typename ... on ComputeImage { name } } }',
      variables: {
        r: [
          { __typename: 'ComputeImage', imageId: image },
          { __typename: 'Nothing', id: 'x' },
        ],
      },
    },
  ],
  [
    'aliases of the same field',
    {
      query: `{ a: computeImage(imageId: "${image}") { x: name y: name } b: computeImage(imageId: "${image}") { name } }`,
    },
  ],
  [
    '64-bit numbers and times',
    {
      query: `{ computeImage(imageId: "${image}") { size storageSize minDiskSize createdAt os { type nvidiaDriver } kmsKey { keyId } } }`,
    },
  ],
])('%s', async (_, body) => {
  for (let round = 0; round < 2; round += 1) await comparison.expectTheSame(body);
});
