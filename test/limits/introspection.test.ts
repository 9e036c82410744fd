import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventSource } from '../subscriptions/event-source.ts';
import { exampleTabs } from '../../src/server/playground/examples.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let closed: TestGateway;
let open: TestGateway;
let byDefault: TestGateway;

const playground = { title: 'Image Gateway', headers: '{}', tabs: exampleTabs() };

beforeAll(async () => {
  [closed, open, byDefault] = await Promise.all([
    startGateway({ environment: { INTROSPECTION: 'off' }, playground }),
    startGateway({ environment: { SUGGESTIONS: 'on' }, playground }),
    startGateway(),
  ]);
});

afterAll(() => Promise.all([closed, open, byDefault].map((gateway) => gateway.close())));

/** What tells of the schema. */
const telling = [
  '{ __schema { types { name } } }',
  '{ __type(name: "Query") { name } }',
  '{ _service { sdl } }',
  '{ ...F } fragment F on Query { hidden: __schema { types { name } } }',
];

describe('with INTROSPECTION=off', () => {
  it.each(telling)('%s is refused', async (query) => {
    expect((await open.query(query)).errors).toEqual([]);
    const { data, errors } = await closed.query(query);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^Introspection is turned off, and with it (__schema|__type|_service)\.$/),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('is refused by server-sent events too', async () => {
    const source = await EventSource.open(closed.url, { query: 'subscription { __schema { types { name } } }' });
    await source.end;
    expect(JSON.stringify(source.events)).toContain('Introspection is turned off');
  });

  it('an object still tells its own type, which clients need to read it', async () => {
    expect((await closed.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
  });

  it('there is no playground, which would be of no use', async () => {
    const html = { headers: { accept: 'text/html' } };
    expect((await fetch(`${open.url}/graphql`, html)).headers.get('content-type')).toMatch(/^text\/html/);
    expect((await fetch(`${closed.url}/graphql`, html)).headers.get('content-type')).toMatch(/^application\//);
    expect((await fetch(`${closed.url}/playground/assets/`, html)).status).toBe(404);
  });
});

describe('names of the schema', () => {
  const mistaken = [
    ['a field', '{ computeImag(imageId: "a") { id } }', {}],
    ['an argument', '{ computeImage(imageI: "a") { id } }', {}],
    ['a type', '{ node(id: "a") { ... on ComputeImag { id } } }', {}],
    ['a value of an enum', '{ images(folderIds: ["a"], services: [COMPUT]) { nodes { id } } }', {}],
    ['a field of an input', '{ images(folderIds: ["a"], filter: { nam: { eq: "a" } }) { nodes { id } } }', {}],
    [
      'a value of an enum in a variable',
      'query ($s: [ImageService!]) { images(folderIds: ["a"], services: $s) { nodes { id } } }',
      { s: ['COMPUT'] },
    ],
    [
      'a field of an input in a variable',
      'query ($f: ImageFilter) { images(folderIds: ["a"], filter: $f) { nodes { id } } }',
      { f: { nam: 'a' } },
    ],
  ] as const;

  it.each(mistaken)('are suggested for a mistaken one of %s with SUGGESTIONS=on', async (_what, query, variables) => {
    expect((await open.query(query, variables)).errors[0]?.message).toContain('Did you mean');
  });

  it.each(mistaken)('are not suggested for a mistaken one of %s by default', async (_what, query, variables) => {
    for (const gateway of [closed, byDefault]) {
      const { errors } = await gateway.query(query, variables);
      expect(errors).not.toEqual([]);
      for (const { message } of errors) expect(message).not.toMatch(/did you mean/i);
    }
  });
});
