import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleTabs } from '../../src/server/playground/examples.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { keys, keysFile, noCall, oneImage } from './callers.ts';
import { TemporaryFiles } from './temporary-files.ts';

const files = new TemporaryFiles();
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    environment: { AUTH_MODE: 'metadata', CALLER_KEYS_FILE: files.write('callers', keysFile) },
    playground: { title: 'Test', headers: '{}', tabs: exampleTabs() },
  });
});

afterAll(async () => {
  await gateway.close();
  files.remove();
});

const expected = 'Send the header "Authorization: Bearer <token>" with a key that this gateway knows.';

describe('a request without credentials that count', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['without any', {}, 'This request carries no credentials.', 'Bearer realm="image-gateway"'],
    [
      'with a key that is not known',
      { authorization: `Bearer ${keys.alice}x` },
      'The token is not known.',
      'Bearer realm="image-gateway", error="invalid_token"',
    ],
    [
      'with a password',
      { authorization: `Basic ${btoa(`alice:${keys.alice}`)}` },
      'The credentials are of a kind that is not accepted.',
      'Bearer realm="image-gateway", error="invalid_token"',
    ],
    [
      'with a key in another header',
      { 'x-api-key': keys.alice },
      'This request carries no credentials.',
      'Bearer realm="image-gateway"',
    ],
    [
      'with nothing but the scheme',
      { authorization: 'Bearer' },
      'The credentials are of a kind that is not accepted.',
      'Bearer realm="image-gateway", error="invalid_token"',
    ],
  ])('is refused as a whole: %s', async (_with, headers, reason, challenge) => {
    const answer = await gateway.query(noCall, {}, { token: null, headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-request-id')).not.toBeNull();
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toEqual([{ message: `${reason} ${expected}`, extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('is refused before its body is looked at', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ "query": '.repeat(1000),
    });
    expect(response.status).toBe(401);
  });

  it('is refused as a subscription to events too', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { operation(id: "T3BlcmF0aW9uOng=") { id } }' }),
    });
    expect(response.status).toBe(401);
  });

  it('is refused as a GET too', async () => {
    const headers = { 'apollo-require-preflight': '1', accept: 'application/json' };
    const url = `${gateway.url}/graphql?query=${encodeURIComponent(noCall)}`;
    expect((await fetch(url, { headers })).status).toBe(401);
    expect((await fetch(url, { headers: { ...headers, authorization: `Bearer ${keys.bob}` } })).status).toBe(200);
  });

  it('makes no call', async () => {
    gateway.sandbox.clearRequests();
    await gateway.query(oneImage, {}, { token: 'sandbox-admin' });
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('what is open to everybody', () => {
  it.each(['/livez', '/readyz', '/'])('is %s', async (path) => {
    expect((await fetch(gateway.url + path)).status).toBe(200);
  });

  it('is the page of the playground, in which a token can be entered', async () => {
    const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('is not a query that says it wants a page', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/html' },
      body: JSON.stringify({ query: noCall }),
    });
    expect(response.status).toBe(401);
  });
});
