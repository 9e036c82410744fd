import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { exampleTabs } from '../../src/server/playground/examples.ts';
import { type Server, startServer } from '../../src/server/server.ts';

let server: Server;

beforeAll(async () => {
  // Nothing is called: these requests do not come as far as a service.
  const config = loadConfig({ PORT: '0', API_HOST: 'api.example.net' });
  const playground = { title: 'Test', headers: '{}', tabs: exampleTabs() };
  server = await startServer({ ...config, playground, catalog: null, log: pino({ level: 'silent' }) });
});

afterAll(() => server.close());

const fromBrowser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('GET /graphql', () => {
  it('is the playground to a browser', async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: fromBrowser });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is GraphQL to everybody else, with parameters as POST has them', async () => {
    const search = new URLSearchParams({
      query: 'query A { a: __typename } query B($yes: Boolean!) { b: __typename @include(if: $yes) }',
      operationName: 'B',
      variables: JSON.stringify({ yes: true }),
    });
    const response = await fetch(`${server.url}/graphql?${search.toString()}`, {
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ data: { b: 'Query' } });
  });

  it('leads a browser to the playground from the root', async () => {
    const response = await fetch(server.url, { headers: fromBrowser });
    expect(response.url).toBe(`${server.url}/graphql`);
  });
});

describe('introspection', () => {
  it('shows the schema', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __type(name: "Image") { possibleTypes { name } } }' }),
    });
    expect(await response.json()).toEqual({
      data: {
        __type: {
          possibleTypes: [
            { name: 'BareMetalStandardImage' },
            { name: 'BareMetalImage' },
            { name: 'ComputeImage' },
            { name: 'DesktopImage' },
          ],
        },
      },
    });
  });
});
