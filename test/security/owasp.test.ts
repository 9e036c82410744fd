import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/**
 * What the OWASP GraphQL Cheat Sheet advises, each by its name there:
 * https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html
 */
let gateway: TestGateway;

/** One who has rights in another folder than the first. */
const [owner, stranger] = ['t1.owner', 't1.stranger'];
const services = ['compute', 'baremetal', 'cloud-desktop'] as const;
const ownImage = 'fd8special0everythin';

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      images: 60,
      tokens: {
        [owner]: { services, write: true, folders: [sandboxFolders.alpha] },
        [stranger]: { services, write: true, folders: [sandboxFolders.beta] },
      },
    },
    environment: { UPSTREAM_TIMEOUT_MS: '300', UPSTREAM_RETRIES: '0', INTROSPECTION: 'off' },
  });
});

beforeEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

const codesOf = ({ errors }: { readonly errors: readonly { readonly extensions: object }[] }): readonly unknown[] =>
  errors.map(({ extensions }) => ('code' in extensions ? extensions.code : undefined));

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('input validation', () => {
  it('uses types, enums and scalars: what is of another type is refused before any call', async () => {
    for (const query of [
      '{ images(folderIds: [1], services: [COMPUTE]) { nodes { id } } }',
      '{ images(folderIds: ["a"], services: [EVERYTHING]) { nodes { id } } }',
      '{ images(folderIds: ["a"], filter: { createdAfter: "yesterday" }) { nodes { id } } }',
    ]) {
      expect(codesOf(await gateway.query(query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    }
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('checks the input of mutations, and tells all that is wrong with it', async () => {
    const input = { folderId: 'X'.repeat(60), name: 'Not A Name', source: { imageId: '../x' } };
    const mutation =
      'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }';
    const { errors } = await gateway.query(mutation, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const violations = errors[0]?.extensions['fieldViolations'] as readonly { readonly field: string }[];
    expect(violations.map(({ field }) => field)).toEqual(expect.arrayContaining(['input.folderId', 'input.name']));
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('injection', () => {
  it('a value cannot leave the filter that it is put into', async () => {
    const name = 'a" OR name != "';
    const query = `query ($name: String!) { computeImages(folderId: "${sandboxFolders.alpha}", filter: { name: { eq: $name } }) { nodes { id } } }`;
    expect(await gateway.query(query, { name })).toMatchObject({ data: { computeImages: { nodes: [] } }, errors: [] });
  });

  it('a value cannot leave the path that it is put into', async () => {
    const ids = ['../operations', 'a?pageSize=1000', 'a#b', 'a/../../v1/images', '%2e%2e%2f', `${ownImage}:cancel`];
    for (const imageId of ids) {
      const { data } = await gateway.query('query ($imageId: String!) { computeImage(imageId: $imageId) { id } }', {
        imageId,
      });
      expect(data ?? { computeImage: null }).toEqual({ computeImage: null });
    }
    const paths = gateway.sandbox.requests.map(({ path }) => path);
    for (const path of paths) expect(path).toMatch(/^\/compute\/v1\/images\/[^/]+$/);
  });

  it('a value cannot become a header', async () => {
    const headers = { 'x-request-id': 'id x-injected: 1', 'idempotency-key': 'key, x-injected' };
    await gateway.query(`{ computeImage(imageId: "${ownImage}") { id } }`, {}, { headers });
    expect(gateway.sandbox.requests).toHaveLength(1);
    expect(JSON.stringify(gateway.sandbox.requests[0]?.headers)).not.toContain('x-injected');
  });
});

it('server-side request forgery (SSRF): an address in a request is passed on as text, and never asked', async () => {
  const other = await startGateway();
  const uri = `${other.sandbox.url}/compute/v1/images`;
  const mutation =
    'mutation ($input: CreateComputeImageInput!) { createComputeImage(input: $input) { operation { id } } }';
  await gateway.query(mutation, { input: { folderId: sandboxFolders.alpha, source: { uri } } });
  const headers = { 'x-forwarded-host': new URL(uri).host, host: new URL(uri).host, referer: uri };
  await gateway.query(`{ computeImage(imageId: "${ownImage}") { id } }`, {}, { headers });
  expect(gateway.sandbox.requests).toHaveLength(2);
  expect(other.sandbox.requests).toEqual([]);
  await other.close();
});

describe('denial of service', () => {
  it('depth limiting', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'id' : `latestInFamily { ${nested(depth - 1)} }`);
    const { errors } = await gateway.query(`{ computeImage(imageId: "a") { ${nested(20)} } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', measure: 'DEPTH' } }]);
  });

  it('amount limiting', async () => {
    const ids = Array.from({ length: 3000 }, (_, index) => String(index));
    const { errors } = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', measure: 'LIST_ENTRIES' } }]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('pagination: a list has a page of 50 unless told otherwise, and never more than 1,000', async () => {
    const folder = sandboxFolders.alpha;
    await gateway.query(`{ computeImages(folderId: "${folder}") { nodes { id } } }`);
    expect(gateway.sandbox.requests[0]?.query).toMatchObject({ pageSize: '50' });
    const { errors } = await gateway.query(`{ computeImages(folderId: "${folder}", first: 1001) { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('query cost analysis', async () => {
    const query = `{ images(folderIds: ["a"], first: 1000) { nodes { folder { images(first: 1000) { nodes { id } } } } } }`;
    expect(codesOf(await gateway.query(query))).toEqual(['QUERY_TOO_COSTLY']);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('timeouts: a service that hangs costs its own field, and not for long', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    const begun = performance.now();
    const answer = await gateway.query(
      `{ __typename computeImage(imageId: "${ownImage}") { id } bareMetalImage(imageId: "ly5special0everythin") { imageId } }`,
    );
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
    expect(answer.data).toEqual({
      __typename: 'Query',
      computeImage: null,
      bareMetalImage: { imageId: 'ly5special0everythin' },
    });
  });

  it('rate limiting', async () => {
    const limited = await startGateway({ environment: { RATE_LIMIT_PER_ADDRESS: '3' } });
    const statuses: number[] = [];
    for (let sent = 0; sent < 5; sent++) statuses.push((await limited.query('{ __typename }')).status);
    await limited.close();
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });

  it('server-side batching and caching: an image is fetched once, however often it is asked for', async () => {
    const field = (index: number): string => `a${index}: computeImage(imageId: "${ownImage}") { name }`;
    await gateway.query(`{ ${repeat(20, field)} }`);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it('system resources: what is too large is refused before it is read', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(1_100_000) }),
    });
    expect(response.status).toBe(413);
    const { errors } = await gateway.query(`{ __typename } #${'x'.repeat(140_000)}`);
    expect(errors).toMatchObject([{ extensions: { measure: 'DOCUMENT_BYTES' } }]);
  });
});

describe('access control', () => {
  const id = toGlobalId('ComputeImage', ownImage);

  it('needs a token', async () => {
    const answer = await gateway.query(`{ node(id: "${id}") { id } }`, {}, { token: null });
    expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('on nodes: node(id) of an image of somebody else (IDOR) is refused, also right after its owner has read it', async () => {
    const query = `{ node(id: "${id}") { id ... on ComputeImage { name labels { key value } } } }`;
    expect((await gateway.query(query, {}, { token: owner })).data).toMatchObject({ node: { id } });
    const answer = await gateway.query(query, {}, { token: stranger });
    expect(answer.data).toEqual({ node: null });
    expect(codesOf(answer)).toEqual(['PERMISSION_DENIED']);
  });

  it('on nodes, by every way to one', async () => {
    for (const field of [
      `nodes(ids: ["${id}"]) { id }`,
      `image(id: "${id}") { id }`,
      `computeImage(imageId: "${ownImage}") { id }`,
      `_entities(representations: [{ __typename: "ComputeImage", imageId: "${ownImage}" }]) { ... on ComputeImage { id } }`,
    ]) {
      const answer = await gateway.query(`{ ${field} }`, {}, { token: stranger });
      expect(JSON.stringify(answer.data ?? null)).not.toContain(id);
      expect(codesOf(answer)).toEqual(['PERMISSION_DENIED']);
    }
  });

  it('on edges: a list of a folder of somebody else is refused, and so is the way there from a node of one’s own', async () => {
    const list = `{ computeImages(folderId: "${sandboxFolders.alpha}") { edges { node { id } } } }`;
    expect(codesOf(await gateway.query(list, {}, { token: stranger }))).toEqual(['PERMISSION_DENIED']);
    const around = `{ folder(folderId: "${sandboxFolders.alpha}") { images { edges { node { id } } } } }`;
    const answer = await gateway.query<{ folder: object } | null>(around, {}, { token: stranger });
    expect(JSON.stringify(answer.data)).not.toContain(toGlobalId('ComputeImage', ownImage));
    expect(codesOf(answer)).toContain('PERMISSION_DENIED');
  });

  it('on mutations', async () => {
    const mutation = `mutation { deleteImage(input: { id: "${id}" }) { operation { id } } }`;
    expect(codesOf(await gateway.query(mutation, {}, { token: stranger }))).toEqual(['PERMISSION_DENIED']);
    expect((await gateway.query(`{ node(id: "${id}") { id } }`, {}, { token: owner })).data).toEqual({ node: { id } });
  });
});

describe('batching attacks', () => {
  it('a list of requests is refused', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' },
      body: JSON.stringify(
        Array.from({ length: 10 }, () => ({ query: `{ computeImage(imageId: "${ownImage}") { id } }` })),
      ),
    });
    expect(response.status).toBe(400);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('one field under many aliases is refused', async () => {
    const { errors } = await gateway.query(`{ ${repeat(200, (index) => `a${index}: image(id: "${index}") { id }`)} }`);
    expect(errors.map(({ extensions }) => extensions['measure'])).toEqual(['ROOT_FIELDS', 'ALIASES']);
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('secure configurations', () => {
  it('introspection turned off', async () => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "Image") { name } }',
      '{ _service { sdl } }',
    ]) {
      const { data, errors } = await gateway.query(query);
      expect({ data, codes: codesOf({ errors }) }).toEqual({ data: undefined, codes: ['GRAPHQL_VALIDATION_FAILED'] });
    }
  });

  it('GraphiQL turned off', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/<html|graphiql/i);
  });

  it('no excessive errors: see production-mode.test.ts', () => {
    const tests = readFileSync(new URL('production-mode.test.ts', import.meta.url), 'utf8');
    expect(tests).toContain('no stacks, no suggestions, no internals, no host names, no versions');
  });
});

it('docs/security.md names these tests', () => {
  const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');
  for (const name of ['owasp.test.ts', 'production-mode.test.ts', 'test/fuzz']) expect(page).toContain(name);
});
