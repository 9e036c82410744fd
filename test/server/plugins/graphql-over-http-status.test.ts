import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const newMediaType = 'application/graphql-response+json';

describe('the status of a well-formed request', () => {
  it.each([
    { what: 'whose document cannot be parsed', body: { query: '{' }, code: 'GRAPHQL_PARSE_FAILED' },
    { what: 'whose document is not valid', body: { query: '{ nowhere }' }, code: 'GRAPHQL_VALIDATION_FAILED' },
    {
      what: 'whose variables cannot be coerced',
      body: { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: [] } },
      code: 'BAD_USER_INPUT',
    },
  ])('$what is 200 as application/json and 400 as the newer media type', async ({ body, code }) => {
    for (const [accept, status] of [
      ['application/json', 200],
      ['*/*', 200],
      [newMediaType, 400],
      [`${newMediaType}, application/json;q=0.9`, 400],
    ] as const) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify(body),
      });
      expect({ accept, status: response.status }).toEqual({ accept, status });
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    }
  });
});

describe('the status of a request that is not well-formed', () => {
  it.each([{}, { query: '' }, { query: 1 }, { query: '{ __typename }', variables: 'x' }, { operationName: 'A' }])(
    'is 400 for %j',
    async (body) => {
      for (const accept of ['application/json', newMediaType]) {
        const response = await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: JSON.stringify(body),
        });
        expect(response.status).toBe(400);
      }
    },
  );
});
