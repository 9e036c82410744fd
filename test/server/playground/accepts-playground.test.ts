import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { acceptsPlayground } from '../../../src/server/playground/playground.ts';

const CHROMIUM =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';
const FIREFOX = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const app = fastify();
let port: number;

beforeAll(async () => {
  app.all('/graphql', (request, reply) => reply.send(acceptsPlayground(request) ? 'page' : 'answer'));
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});

afterAll(() => app.close());

/** A request over HTTP with no headers but the given ones; `fetch` would add its own Accept. */
async function ask(accept: string | undefined, path = '/graphql', method = 'GET'): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = accept === undefined ? {} : { accept };
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.setEncoding('utf8').on('data', resolve).on('error', reject);
    });
    outgoing.on('error', reject).end();
  });
}

describe('acceptsPlayground', () => {
  it.each([
    ['Chromium', CHROMIUM],
    ['Firefox and Safari', FIREFOX],
    ['curl -H "Accept: text/html"', 'text/html'],
    ['any text', 'text/*'],
    ['whatever the case', 'Text/HTML; Q=0.9, */*; q=0.1'],
    ['HTML and JSON alike', 'application/json, text/html'],
    ['HTML, and JSON if need be', 'application/json;q=0.5, text/html;q=0.6'],
    ['HTML, with parameters', 'text/html;charset=utf-8'],
    ['JSON refused', 'text/html;q=0.1, application/*;q=0'],
  ])('gives the page to %s', async (_who, accept) => {
    expect(await ask(accept)).toBe('page');
  });

  it.each([
    ['curl', '*/*'],
    ['a client without an Accept header', undefined],
    ['an empty Accept header', ''],
    ['a GraphQL client', 'application/graphql-response+json, application/json;q=0.9'],
    ['fetch in a browser', 'application/json, text/plain, */*'],
    ['HTML as a last resort', 'application/json, text/html;q=0.9'],
    ['HTML refused', 'text/html;q=0, */*'],
    ['HTML refused among texts', 'text/*, text/html;q=0'],
    ['a weight that is no number', 'text/html;q=high'],
    ['a subscription to events', 'text/event-stream'],
    ['another kind of HTML', 'application/xhtml+xml'],
  ])('gives the answer to %s', async (_who, accept) => {
    expect(await ask(accept)).toBe('answer');
  });

  it('gives the answer to a browser that asks for an operation', async () => {
    expect(await ask(CHROMIUM, '/graphql?query=%7B__typename%7D')).toBe('answer');
    expect(await ask(CHROMIUM, '/graphql?query=')).toBe('answer');
    expect(await ask(CHROMIUM, '/graphql?extensions=%7B%22persistedQuery%22%3A%7B%7D%7D')).toBe('answer');
    expect(await ask(CHROMIUM, '/graphql?utm_source=readme')).toBe('page');
  });

  it('gives the answer to every method but GET', async () => {
    expect(await ask(CHROMIUM, '/graphql', 'POST')).toBe('answer');
    expect(await ask(CHROMIUM, '/graphql', 'DELETE')).toBe('answer');
  });
});
