import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleTabs } from '../../src/server/playground/examples.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { copChecks } from './graphql-cop.ts';

const playground = { title: 'Image Gateway', headers: '{}', tabs: exampleTabs() };

let byDefault: TestGateway;
let closed: TestGateway;
let careless: Server;

beforeAll(async () => {
  [byDefault, closed] = await Promise.all([
    startGateway({ playground }),
    startGateway({ playground, environment: { INTROSPECTION: 'off' } }),
  ]);
  careless = createServer((request, response) => {
    answerCarelessly(request.headers.accept ?? '', response);
  });
  careless.listen(0, '127.0.0.1');
  await once(careless, 'listening');
});

afterAll(async () => {
  await Promise.all([byDefault.close(), closed.close()]);
  careless.close();
});

/** A server that does whatever the checks look for. */
function answerCarelessly(accept: string, response: ServerResponse): void {
  if (accept === 'text/html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>GraphiQL</title>');
    return;
  }
  const data = { __typename: 'Query', __schema: { types: [] }, alias100: 'Query' };
  const error = { message: 'Did you mean "directives"?', extensions: { exception: {}, tracing: {} } };
  const answer = { data, errors: Array(10).fill(error) };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isBatchOf(response) ? Array(10).fill(answer) : answer));
}

function isBatchOf({ req }: ServerResponse): boolean {
  return Number(req.headers['content-length'] ?? 0) === 10 * '{"query":"query cop { __typename }"}'.length + 11;
}

/** What is meant to be there unless it is turned off. */
const wanted = ['Introspection', 'GraphQL IDE'];

describe('graphql-cop', () => {
  it.each(copChecks)('finds nothing with INTROSPECTION=off: $title', async ({ finds }) => {
    expect(await finds(`${closed.url}/graphql`)).toBe(false);
  });

  it.each(copChecks.filter(({ title }) => !wanted.includes(title)))(
    'finds nothing by default: $title',
    async ({ finds }) => {
      expect(await finds(`${byDefault.url}/graphql`)).toBe(false);
    },
  );

  it.each(copChecks.filter(({ title }) => wanted.includes(title)))(
    'finds by default what is meant to be there: $title',
    async ({ finds }) => {
      expect(await finds(`${byDefault.url}/graphql`)).toBe(true);
    },
  );

  it.each(copChecks)('would find it in a server that does not care: $title', async ({ finds }) => {
    const { port } = careless.address() as AddressInfo;
    expect(await finds(`http://127.0.0.1:${port}/graphql`)).toBe(true);
  });

  it('is told of in docs/security.md as it is here', () => {
    const page = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8');
    for (const { title } of copChecks) expect(page).toContain(title.replace(' (possible CSRF)', ''));
  });
});
