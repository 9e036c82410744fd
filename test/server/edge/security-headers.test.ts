import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleTabs } from '../../../src/server/playground/examples.ts';
import { EventSource } from '../../subscriptions/event-source.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    environment: { TRUSTED_PROXIES: '127.0.0.0/8' },
    playground: { title: 'Image Gateway', headers: '{}', tabs: exampleTabs() },
  });
});

afterAll(() => gateway.close());

/** What every answer tells browsers. */
const always = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-xss-protection': '0',
};

const json = { 'content-type': 'application/json' };

describe('security headers', () => {
  it.each([
    ['an answer', '/graphql', { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' }],
    ['a refusal', '/graphql', { method: 'POST', headers: json, body: '{"query":"{ nowhere }"}' }],
    ['an error', '/graphql', { method: 'POST', headers: json, body: '{' }],
    ['a path that is not there', '/nowhere', {}],
    ['a path that is none', '/%c0', {}],
    ['the health of the process', '/livez', {}],
    ['a file that is not there', '/playground/assets/nowhere.js', {}],
  ])('are on %s', async (_what, path, request) => {
    const { headers } = await fetch(gateway.url + path, request);
    expect(Object.fromEntries(headers)).toMatchObject(always);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('are on server-sent events', async () => {
    const { response, end } = await EventSource.open(gateway.url, { query: '{ nowhere }' });
    await end;
    expect(Object.fromEntries(response.headers)).toMatchObject(always);
  });

  it('are on the page of the playground, but for its own policy', async () => {
    const { headers } = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(Object.fromEntries(headers)).toMatchObject({
      ...always,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
      ),
    });
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:|\*/);
  });

  it('have answers kept by nobody on the way', async () => {
    for (const query of ['{ __typename }', '{ nowhere }', '{']) {
      expect((await gateway.query(query)).headers.get('cache-control')).toBe('no-store');
    }
    const get = { headers: { 'apollo-require-preflight': '1' } };
    const { headers } = await fetch(`${gateway.url}/graphql?query={__typename}`, get);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('keep browsers to HTTPS where a proxy that is trusted says that the request came by it', async () => {
    const hsts = async (url: string): Promise<string | null> => {
      const { headers } = await fetch(`${url}/livez`, { headers: { 'x-forwarded-proto': 'https' } });
      return headers.get('strict-transport-security');
    };
    expect(await hsts(gateway.url)).toBe('max-age=31536000');
    const without = await startGateway();
    expect(await hsts(without.url)).toBeNull();
    await without.close();
  });
});

it('bytes that are no HTTP are answered by something that no browser shows', async () => {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write('<script>\r\n\r\n');
  const answer = await text(socket);
  expect(answer).toContain('content-type: application/json; charset=utf-8\r\n');
  expect(answer).toContain('x-content-type-options: nosniff\r\n');
  expect(answer).not.toContain('<script>');
});
