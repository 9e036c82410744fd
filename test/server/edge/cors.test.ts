import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

const listed = 'https://console.example.net';
const foreign = 'https://evil.example.net';

let closed: TestGateway;
let open: TestGateway;

beforeAll(async () => {
  [closed, open] = await Promise.all([
    startGateway(),
    startGateway({ environment: { CORS_ORIGINS: `${listed}, http://localhost:3000` } }),
  ]);
});

afterAll(() => Promise.all([closed.close(), open.close()]));

/** What a browser sends first, when a page of another origin wants to send JSON with a token. */
function preflight({ url }: TestGateway, origin: string, path = '/graphql'): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  return fetch(url + path, { method: 'OPTIONS', headers });
}

function post({ url }: TestGateway, origin: string, body = '{"query":"{ __typename }"}'): Promise<Response> {
  return fetch(`${url}/graphql`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body });
}

function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

describe('without CORS_ORIGINS', () => {
  it.each([listed, foreign, 'null'])(
    'no page of %s is let in: its browser asks, and is not told that it may',
    async (origin) => {
      const answer = await preflight(closed, origin);
      expect(answer.status).toBe(405);
      expect(corsHeaders(answer)).toEqual({});
      expect(corsHeaders(await post(closed, origin))).toEqual({});
    },
  );
});

describe('with CORS_ORIGINS', () => {
  it.each([listed, 'http://localhost:3000'])(
    'pages of %s, which is listed, may send what the gateway reads',
    async (origin) => {
      const answer = await preflight(open, origin);
      expect(answer.status).toBe(204);
      expect(corsHeaders(answer)).toEqual({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers':
          'accept, apollo-require-preflight, authorization, content-type, idempotency-key, traceparent, tracestate, ' +
          'x-apollo-operation-name, x-request-id, x-upstream-report',
        'access-control-expose-headers': 'retry-after, x-request-id',
        'access-control-max-age': '600',
      });
      expect(answer.headers.get('vary')).toBe('Origin');
    },
  );

  it('they may read answers, and of their headers those that are of use', async () => {
    const answer = await post(open, listed);
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    expect(corsHeaders(answer)).toEqual({
      'access-control-allow-origin': listed,
      'access-control-expose-headers': 'retry-after, x-request-id',
    });
  });

  it.each([
    ['a body that is no JSON', '{'],
    ['a document that is not valid', '{"query":"{ nowhere }"}'],
  ])('they may read refusals too: %s', async (_what, body) => {
    const answer = await post(open, listed, body);
    expect(answer.headers.get('access-control-allow-origin')).toBe(listed);
    expect(await answer.json()).toMatchObject({ errors: [{}] });
  });

  it.each([
    foreign,
    'null',
    'https://console.example.net.evil.example',
    'http://console.example.net',
    `${listed}:8443`,
  ])('pages of %s may not', async (origin) => {
    expect((await preflight(open, origin)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await post(open, origin)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('cookies and other credentials that browsers add are never asked for', async () => {
    expect((await preflight(open, listed)).headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('only GraphQL is open to them', async () => {
    for (const path of ['/livez', '/readyz', '/']) {
      const { headers } = await fetch(open.url + path, { headers: { origin: listed } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
