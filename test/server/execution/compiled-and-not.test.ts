import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KnownList, randomOperations, rootLists } from '../../limits/random-operations.ts';
import { checkProperty } from '../../support/seed.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/*
 * The same operations, executed by compiled code and by graphql-js: the bodies of the answers have to be the same to the
 * last byte, the headers too but for the time and the ID of the request.
 */

let compiling: TestGateway;
let plain: TestGateway;

const environment = {
  COST_MODE: 'off',
  DOCUMENT_LIMIT_ALIASES: '1000',
  UPSTREAM_RETRIES: '0',
  CIRCUIT_FAILURE_PERCENT: '0',
};

beforeAll(async () => {
  const sandboxOptions = { images: 300 };
  compiling = await startGateway({ sandboxOptions, environment: { ...environment, COMPILE_QUERIES_AFTER: '1' } });
  plain = await startGateway({ sandboxOptions, environment: { ...environment, COMPILE_QUERIES_AFTER: '0' } });
});

afterAll(async () => {
  await compiling.close();
  await plain.close();
});

async function answerOf(gateway: TestGateway, body: object) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin', 'x-upstream-report': '1' },
    body: JSON.stringify(body),
  });
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => !['x-request-id', 'date', 'content-length'].includes(name)),
  );
  // A service calls each of its answers by an ID of its own.
  const text = (await response.text()).replaceAll(/"requestId":"[^"]*"/g, '"requestId":"…"');
  // The first of equal fields says where the field comes in the answer; to graphql-jit also where that one is skipped.
  const isConditional = /@(skip|include)/.test(JSON.stringify(body));
  const { data, errors, extensions } = JSON.parse(text) as { data: unknown; errors?: object[]; extensions: unknown };
  return {
    status: response.status,
    headers,
    data: JSON.stringify(isConditional ? sorted(data) : data),
    // They are in the order in which they came up.
    errors: (errors ?? []).map((error) => JSON.stringify(error)).toSorted(),
    extensions,
  };
}

async function expectTheSame(body: object): Promise<string> {
  const [compiled, interpreted] = [await answerOf(compiling, body), await answerOf(plain, body)];
  const { errors: errorsInterpreted, ...rest } = interpreted;
  expect(compiled).toMatchObject(errorsInterpreted.length > 0 ? { ...rest, extensions: {} } : rest);
  expect(compiled.errors).toEqual(expect.arrayContaining(errorsInterpreted));
  // An error that makes the object around it null ends the execution of that object by graphql-js, while graphql-jit
  // waits for what is under way, and tells of it: each further error is one that lies within what is null.
  const further = compiled.errors.filter((error) => !errorsInterpreted.includes(error));
  for (const error of further) {
    const { path } = JSON.parse(error) as { path: readonly (string | number)[] };
    expect([path, liesWithinNull(JSON.parse(compiled.data), path)]).toEqual([path, true]);
  }
  return compiled.data;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, child]): [string, unknown] => [key, sorted(child)])
      .sort(),
  );
}

function liesWithinNull(data: unknown, path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path;
  if (data === null) return first !== undefined;
  if (typeof data !== 'object' || first === undefined) return false;
  return liesWithinNull((data as Record<string | number, unknown>)[first], rest);
}

async function cursorsOf({ field, args }: Omit<KnownList, 'cursors'>): Promise<string[]> {
  const query = `{ ${field}(${args} first: 3) { edges { cursor } } }`;
  return [...(await expectTheSame({ query })).matchAll(/"cursor":"([^"]*)"/g)].map(([, cursor = '']) => cursor);
}

it('random operations', async () => {
  const lists: KnownList[] = [];
  for (const list of rootLists) lists.push({ ...list, cursors: await cursorsOf(list) });
  const property = fc.asyncProperty(
    randomOperations(lists),
    fc.option(fc.constantFrom('compute' as const, 'baremetal' as const, 'cloud-desktop' as const), { freq: 3 }),
    fc.constantFrom('PERMISSION_DENIED' as const, 'INTERNAL' as const, 'UNAVAILABLE' as const),
    async (operation, failing, code) => {
      for (const { sandbox } of [compiling, plain]) {
        sandbox.faults.clear();
        if (failing !== null) sandbox.faults.set(failing, { error: { code } });
      }
      await expectTheSame(operation);
    },
  );
  await checkProperty('random operations', 60, property);
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
  for (const { sandbox } of [compiling, plain]) sandbox.faults.clear();
  for (let round = 0; round < 2; round += 1) await expectTheSame(body);
});
