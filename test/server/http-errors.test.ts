import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ environment: { BODY_LIMIT_BYTES: '1024' } });
});

afterAll(() => gateway.close());

const json = { 'content-type': 'application/json' };

describe('a request that does not come as far as GraphQL is answered in the form of a GraphQL error', () => {
  it.each([
    {
      what: 'a body that is too large',
      request: { method: 'POST', headers: json, body: JSON.stringify({ query: `{ a${'b'.repeat(2000)} }` }) },
      status: 413,
      error: {
        message: 'The body of the request is larger than 1024 bytes.',
        extensions: { code: 'PAYLOAD_TOO_LARGE' },
      },
    },
    {
      what: 'a body that is no JSON',
      request: { method: 'POST', headers: json, body: '{"query": ' },
      status: 400,
      error: { message: 'The body of the request is not valid JSON.', extensions: { code: 'BAD_REQUEST' } },
    },
    {
      what: 'a body that is empty',
      request: { method: 'POST', headers: json, body: '' },
      status: 400,
      error: { message: 'The body of the request is not valid JSON.', extensions: { code: 'BAD_REQUEST' } },
    },
    {
      what: 'a body of another content type',
      request: { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' },
      status: 415,
      error: {
        message: 'The body of the request has a content type that is not supported; supported: application/json.',
        extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
      },
    },
    {
      what: 'several operations in one body',
      request: { method: 'POST', headers: json, body: '[{"query":"{ __typename }"}]' },
      status: 400,
      error: { message: 'Operation batching disabled.', extensions: { code: 'BAD_REQUEST' } },
    },
    {
      what: 'another method',
      request: { method: 'DELETE' },
      status: 405,
      error: {
        message: 'DELETE is not allowed here; allowed: GET, HEAD, POST.',
        extensions: { code: 'METHOD_NOT_ALLOWED' },
      },
    },
  ])('$what', async ({ request, status, error }) => {
    const response = await fetch(`${gateway.url}/graphql`, request);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ errors: [error] });
  });

  it('names the methods that are allowed', async () => {
    const response = await fetch(`${gateway.url}/livez`, { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each(['/nowhere', '/graphql/', '/%c0'])('the path %s', async (path) => {
    const response = await fetch(gateway.url + path);
    expect([400, 404]).toContain(response.status);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/^(BAD_REQUEST|NOT_FOUND)$/) } }],
    });
    expect(response.headers.get('x-request-id')).not.toBeNull();
  });

  it.each([
    { what: 'bytes that are no HTTP', bytes: 'hello\r\n\r\n', status: 400 },
    {
      what: 'a host that is none',
      bytes: 'GET /graphql?query={__typename} HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n',
      status: 400,
    },
    { what: 'no host at all', bytes: 'GET /graphql HTTP/1.0\r\n\r\n', status: 400 },
    { what: 'headers without end', bytes: `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n`, status: 431 },
  ])('$what', async ({ bytes, status }) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });
});

describe('cross-site request forgery', () => {
  it('is prevented: a GET that a page can send without being asked is refused', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={__typename}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('CSRF') }] });
  });

  it('does not stop a GET that says what it is', async () => {
    const response = await fetch(`${gateway.url}/graphql?query={__typename}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});
