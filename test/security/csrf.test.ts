import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { oneImage } from '../authentication/callers.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/**
 * What a page of another site can make a browser send without the browser asking first: methods and headers that need no
 * preflight (Fetch standard, sections "CORS-safelisted method" and "CORS-safelisted request-header"). With it comes what
 * the browser adds by itself, here the Authorization header of a password dialog.
 */
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

interface Sent {
  readonly method?: string;
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request with these headers and no others; `fetch` would add some. */
async function send({
  method = 'POST',
  search = '',
  headers = {},
  body,
}: Sent): Promise<{ status: number; body: string }> {
  const added = { authorization: 'Bearer sandbox-admin', origin: 'https://evil.example.net', cookie: 'session=1' };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${gateway.url}/graphql${search}`,
      { method, headers: { ...added, ...headers } },
      (response) => {
        text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = JSON.stringify({ query: oneImage });
const mutation = 'mutation { deleteComputeImage(input: { imageId: "fd85u0rct32prepgjlv0" }) { operation { id } } }';
const form = new URLSearchParams({ query: oneImage }).toString();
const multipart = [
  '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n',
  JSON.stringify({ query: oneImage, variables: { file: null } }),
  '\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{ "0": ["variables.file"] }',
  '\r\n--x\r\nContent-Disposition: form-data; name="0"; filename="a.txt"\r\n\r\ntext\r\n--x--\r\n',
].join('');

it('a request for which a browser asks first is answered: else the tests below would show nothing', async () => {
  const answer = await send({ headers: { 'content-type': 'application/json' }, body: json });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('"name"');
  expect(gateway.sandbox.requests).toHaveLength(1);
});

describe('a POST that a browser sends without asking is not run', () => {
  const types: readonly (readonly [what: string, contentType: string | null, body: string])[] = [
    ['a form', 'application/x-www-form-urlencoded', form],
    ['JSON that says it is a form', 'application/x-www-form-urlencoded', json],
    ['a form that says it is JSON too', 'application/x-www-form-urlencoded; a=application/json', json],
    ['a form of several parts, with a file (GraphQL multipart request)', 'multipart/form-data; boundary=x', multipart],
    ['JSON that says it is a form of several parts', 'multipart/form-data; boundary=x', json],
    ['plain text', 'text/plain', json],
    ['plain text with a character set', 'text/plain;charset=UTF-8', json],
    ['plain text that says it is JSON too', 'text/plain; application/json', json],
    ['two types, the first of them plain text', 'text/plain, application/json', json],
    ['two types, the last of them plain text', 'application/json, text/plain', json],
    ['a tab between two types', 'text/plain\tapplication/json', json],
    ['no type at all, as of a Blob without one', null, json],
    ['an empty type', '', json],
    ['a type that is none', 'nonsense', json],
    ['a type that begins like JSON', 'application/jsonp', json],
    ['a document as it is', 'application/graphql', oneImage],
    ['a form that writes', 'application/x-www-form-urlencoded', new URLSearchParams({ query: mutation }).toString()],
    ['plain text that writes', 'text/plain', JSON.stringify({ query: mutation })],
  ];

  it.each(types)('%s', async (_what, contentType, body) => {
    const headers = contentType === null ? {} : { 'content-type': contentType };
    const answer = await send({ headers, body });
    expect(answer.status).toBe(415);
    expect(answer.body).toContain('supported: application/json.');
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it.each(types)('%s, for an answer by server-sent events', async (_what, contentType, body) => {
    const headers = { accept: 'text/event-stream', ...(contentType === null ? {} : { 'content-type': contentType }) };
    expect((await send({ headers, body })).status).toBe(415);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('the document in the address, with a form as the body', async () => {
    const search = `?${new URLSearchParams({ query: mutation }).toString()}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send({ search, headers, body: 'a=b' })).status).toBe(415);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('the document in the address, with an empty JSON object as the body', async () => {
    const search = `?${new URLSearchParams({ query: mutation }).toString()}`;
    expect((await send({ search, headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(400);
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('a GET that a browser sends without asking is not run', () => {
  const search = `?${new URLSearchParams({ query: oneImage }).toString()}`;

  it.each([
    ['as of an image', { accept: 'image/avif,image/webp,*/*' }],
    ['as of a script', { accept: '*/*' }],
    ['as of a link, which is a person’s browser', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }],
    ['as of an EventSource', { accept: 'text/event-stream' }],
    ['with a type of plain text', { 'content-type': 'text/plain' }],
    ['with a type of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['with an empty type', { 'content-type': '' }],
    ['with an empty header in place of one that has a browser ask', { 'apollo-require-preflight': '' }],
    ['with a language, which is no reason to ask', { 'accept-language': 'en' }],
  ])('%s', async (_what, headers) => {
    const answer = await send({ method: 'GET', search, headers });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Cross-Site Request Forgery');
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it.each(['nonsense', 'message/example', 'text/plain2'])(
    'with a type of %s, over which browsers have erred',
    async (type) => {
      expect((await send({ method: 'GET', search, headers: { 'content-type': type } })).status).toBe(415);
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it('as a HEAD', async () => {
    expect((await send({ method: 'HEAD', search })).status).toBe(400);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('of an automatic persisted query', async () => {
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } });
    const persisted = `?${new URLSearchParams({ extensions }).toString()}`;
    expect((await send({ method: 'GET', search: persisted })).body).toContain('Cross-Site Request Forgery');
  });
});

describe('a GET for which a browser asks first', () => {
  const preflighted = { 'apollo-require-preflight': '1' };

  it('is answered', async () => {
    const search = `?${new URLSearchParams({ query: oneImage }).toString()}`;
    expect((await send({ method: 'GET', search, headers: preflighted })).status).toBe(200);
  });

  it.each([
    ['a mutation', {}],
    ['a mutation, with a word to take the method for another', { 'x-http-method-override': 'POST' }],
  ])('does not write: %s', async (_what, headers) => {
    const search = `?${new URLSearchParams({ query: mutation }).toString()}`;
    expect((await send({ method: 'GET', search, headers: { ...preflighted, ...headers } })).status).toBe(405);
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

it('another method does nothing', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(`${gateway.url}/graphql`, { method });
    expect([400, 404, 405]).toContain(answer.status);
  }
  expect(gateway.sandbox.requests).toEqual([]);
});
