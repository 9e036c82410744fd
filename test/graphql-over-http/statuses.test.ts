import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ environment: { BODY_LIMIT_BYTES: '2048' } });
});

afterAll(() => gateway.close());

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function send({ method = 'POST', search = {}, headers = {}, body }: Sent): Promise<Response> {
  return fetch(`${gateway.url}/graphql?${new URLSearchParams(search).toString()}`, {
    method,
    headers: { authorization: 'Bearer sandbox-admin', ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

const json = { 'content-type': 'application/json' };
const document = (query: string, variables = {}): Sent => ({
  headers: json,
  body: JSON.stringify({ query, variables }),
});
const preflight = { 'apollo-require-preflight': 'true' };

/** The rows of the table in docs/graphql-over-http.md. */
const outcomes = [
  { what: 'an executed document', sent: document('{ __typename }'), graphql: 200, json: 200 },
  {
    what: 'an executed document with an error in a field',
    sent: document('{ node(id: "nonsense") { id } }'),
    graphql: 200,
    json: 200,
  },
  { what: 'a document that cannot be parsed', sent: document('{'), graphql: 400, json: 200 },
  { what: 'a document that is not valid', sent: document('{ nonsense }'), graphql: 400, json: 200 },
  {
    what: 'variables that do not fit',
    sent: document('query ($id: ID!) { node(id: $id) { id } }'),
    graphql: 400,
    json: 200,
  },
  { what: 'no JSON', sent: { headers: json, body: 'nonsense' }, graphql: 400, json: 400 },
  { what: 'no query', sent: { headers: json, body: '{}' }, graphql: 400, json: 400 },
  { what: 'a list of requests', sent: { headers: json, body: '[{"query":"{__typename}"}]' }, graphql: 400, json: 400 },
  {
    what: 'a mutation by GET',
    sent: {
      method: 'GET',
      headers: preflight,
      search: { query: 'mutation { deleteImage(input: { id: "x" }) { operation { id } } }' },
    },
    graphql: 405,
    json: 405,
  },
  {
    what: 'a body that is too large',
    sent: { headers: json, body: ' '.repeat(3000) },
    graphql: 413,
    json: 413,
  },
] as const;

describe.each(outcomes)('$what', ({ sent, graphql, json: ofJson }) => {
  it.each([
    { accept: 'application/graphql-response+json', status: graphql },
    { accept: 'application/json', status: ofJson },
  ])('is answered with $status as $accept', async ({ accept, status }) => {
    const { headers, ...rest }: Sent = sent;
    const response = await send({ ...rest, headers: { ...headers, accept } });
    expect(response.status).toBe(status);
    const body = (await response.json()) as { data?: unknown; errors?: unknown };
    expect(body.data ?? body.errors).toBeDefined();
  });
});

describe('a request that a browser sends without asking', () => {
  const search = { query: '{ __typename }' };

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as a POST of %s',
    async (contentType) => {
      const response = await send({
        search,
        headers: { 'content-type': contentType },
        body: '{"query":"{__typename}"}',
      });
      expect(response.status).toBe(415);
    },
  );

  it('is refused as a GET', async () => {
    const response = await send({ method: 'GET', search });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringMatching(/CSRF/) }] });
  });

  it.each(['apollo-require-preflight', 'x-apollo-operation-name'])('is run as a GET with %s', async (header) => {
    const response = await send({ method: 'GET', search, headers: { [header]: 'true' } });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});
