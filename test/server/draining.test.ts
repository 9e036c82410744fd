import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OwnSchemaServer, startOwnSchema } from './own-schema.ts';

let server: OwnSchemaServer;
let release: (value: string) => void;
let started: Promise<void>;

beforeEach(async () => {
  let start: () => void;
  started = new Promise((resolve) => (start = resolve));
  server = await startOwnSchema('type Query { slow: String }', {
    slow: () =>
      new Promise<string>((resolve) => {
        release = resolve;
        start();
      }),
  });
});

afterEach(() => server.close());

const slow = { query: '{ slow }' };

describe('a server that is to stop', () => {
  it('is no longer ready, answers all the same and hangs up after each answer', async () => {
    server.app.draining.begin();
    const response = await fetch(`${server.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false });
    expect(response.headers.get('connection')).toBe('close');
    expect(await server.post({ query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } });
  });

  it('finishes what is under way and takes nothing new', async () => {
    const answer = server.post(slow);
    await started;
    const finish = server.app.draining.finish();
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
    release('done');
    expect(await answer).toEqual({ data: { slow: 'done' } });
    await finish;
  });

  it('does not wait for a connection on which nothing was ever asked', async () => {
    const { hostname, port } = new URL(server.url);
    const unused = connect(Number(port), hostname);
    await once(unused, 'connect');
    const closed = once(unused, 'close');
    await server.app.draining.finish();
    await closed;
  });

  it('cuts what does not come to an end', async () => {
    const cut = expect(server.post(slow)).rejects.toThrow();
    await started;
    const finish = server.app.draining.finish();
    server.app.draining.cut();
    await cut;
    await finish;
    release('late');
  });
});
