import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../../../src/model/errors.ts';
import { type OwnSchemaServer, startOwnSchema } from '../own-schema.ts';

let server: OwnSchemaServer;
let release: (value: string) => void;

beforeEach(async () => {
  server = await startOwnSchema(
    'type Query { echo(text: String): String slow: String broken: String needed: String! }',
    {
      echo: (_source, args) => String(args['text']),
      broken: () => Promise.reject(new InputError('No.')),
      needed: () => Promise.reject(new InputError('No.')),
      slow: () => new Promise<string>((resolve) => (release = resolve)),
    },
  );
});

afterEach(() => server.close());

/** The lines about requests, after the one about the server. */
async function requestLines(count: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines = () => server.lines.filter((line) => 'status' in line);
  while (lines().length < count) await sleep(5);
  return lines();
}

describe('the log', () => {
  it('has one line a request, which says what it came to', async () => {
    await server.post({ query: 'query Greeting { echo(text: "hello") }' }, { 'x-request-id': 'request-1' });
    expect(await requestLines(1)).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        requestId: 'request-1',
        method: 'POST',
        path: '/graphql',
        status: 200,
        outcome: 'ok',
        milliseconds: expect.any(Number),
        caller: expect.stringMatching(/^[\w-]{12}$/),
        operation: 'Greeting',
        type: 'query',
        upstreamCalls: 0,
        upstreamMilliseconds: 0,
        errors: [],
        msg: 'request',
      },
    ]);
  });

  it('has the codes of errors', async () => {
    await server.post({ query: '{ nowhere }' });
    expect(await requestLines(1)).toMatchObject([{ operation: null, errors: ['GRAPHQL_VALIDATION_FAILED'] }]);
  });

  it.each([
    ['ok', '{ echo(text: "hello") }'],
    ['partial', '{ echo(text: "hello") broken }'],
    ['failed', '{ echo(text: "hello") needed }'],
    ['refused', '{ nowhere }'],
  ])('calls %s the outcome of %s', async (outcome, query) => {
    await server.post({ query });
    expect(await requestLines(1)).toMatchObject([{ outcome }]);
  });

  it('calls refused what has not come to GraphQL, and ok what has found something else', async () => {
    await fetch(`${server.url}/nowhere`);
    await fetch(server.url);
    expect(await requestLines(2)).toMatchObject([{ outcome: 'refused' }, { outcome: 'ok' }]);
  });

  it('tells callers apart and knows them again, without giving away their tokens', async () => {
    for (const token of ['first-token', 'second-token', 'first-token']) {
      await server.post({ query: '{ echo }' }, { authorization: `Bearer ${token}` });
    }
    const callers = (await requestLines(3)).map((line) => line['caller']);
    expect(callers[0]).toBe(callers[2]);
    expect(callers[0]).not.toBe(callers[1]);
    expect(JSON.stringify(server.lines)).not.toContain('-token');
  });

  it('has no token, no variable and no part of a document or a URL’s query', async () => {
    const headers = { authorization: 'Bearer s3cret-token', cookie: 's3cret-cookie' };
    await server.post(
      {
        query: 'query A($text: String) { echo(text: $text) s3cretalias: echo }',
        variables: { text: 's3cret-variable' },
      },
      headers,
    );
    await fetch(`${server.url}/graphql?query={echo(text:"s3cret-query")}`, {
      headers: { ...headers, 'apollo-require-preflight': '1' },
    });
    await fetch(`${server.url}/nowhere?s3cret`, { headers });
    await requestLines(3);
    expect(JSON.stringify(server.lines)).not.toContain('s3cret');
  });

  it('says when the client did not wait', async () => {
    const client = new AbortController();
    const answer = fetch(`${server.url}/graphql?query={slow}`, {
      headers: { 'apollo-require-preflight': '1' },
      signal: client.signal,
    });
    const gone = expect(answer).rejects.toThrow();
    await once(server.app.http.server, 'request');
    await sleep(20);
    client.abort();
    await gone;
    expect(await requestLines(1)).toMatchObject([
      { path: '/graphql', outcome: 'abandoned', msg: 'request abandoned by the client' },
    ]);
    release('late');
  });

  it('has no line for the probes of health', async () => {
    await fetch(`${server.url}/livez`);
    await fetch(`${server.url}/readyz`);
    await fetch(`${server.url}/`);
    expect(await requestLines(1)).toMatchObject([{ path: '/' }]);
  });
});
