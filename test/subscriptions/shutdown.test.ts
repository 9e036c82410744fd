import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { postGraphql } from '../support/post-graphql.ts';
import { followStatus, quickPace } from './documents.ts';
import { RawSocket } from './raw-socket.ts';
import { Subscriber } from './subscriber.ts';

let sandbox: Sandbox;
let gateway: SpawnedCommand;
let url: string;
let id: string;

beforeEach(async () => {
  sandbox = await startSandbox({ images: 0, operationDurationMs: 60_000 });
  gateway = new SpawnedCommand(['serve', '--port', '0'], { ...sandboxEnvironment(sandbox.url), ...quickPace });
  url = await gateway.printed(/ready at (http:\S+)\/graphql/);
  const answer = await postGraphql<{ deleteComputeImage: { operation: { id: string } } }>(
    `${url}/graphql`,
    'mutation { deleteComputeImage(input: { imageId: "fd85u0rct32prepgjlv0" }) { operation { id } } }',
    {},
    {},
  );
  ({ id } = answer.data.deleteComputeImage.operation);
});

afterEach(async () => {
  gateway.signal('SIGKILL');
  await gateway.exitCode();
  await sandbox.close();
});

describe('SIGTERM', () => {
  it('closes the connections with 1001, and the process ends with 0', async () => {
    const subscribers = [new Subscriber(url), new Subscriber(url)];
    const followings = subscribers.map((subscriber) => subscriber.follow(followStatus, { id }));
    await Promise.all(followings.map(({ received }) => received(1)));
    gateway.signal('SIGTERM');
    for (const { end } of followings) {
      expect(await end).toEqual({ how: 'closed', code: 1001, reason: 'The gateway is being stopped.' });
    }
    expect(await gateway.exitCode()).toBe(0);
  });

  it('does not wait for a client that does not answer, nor for one that has not said who it is', async () => {
    const silent = await RawSocket.connect(url);
    silent.subscribe('1', followStatus, { id });
    await silent.received(2);
    // Reads nothing more, hence does not learn that it is to close.
    silent.socket.pause();
    await RawSocket.open(url);
    const startedAt = performance.now();
    gateway.signal('SIGTERM');
    expect(await gateway.exitCode()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(6000);
    silent.terminate();
  });

  it('ends events that were asked for before it but whose request came to its end after it', async () => {
    const body = JSON.stringify({ query: followStatus, variables: { id } });
    const late = request(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        accept: 'text/event-stream',
        authorization: 'Bearer sandbox-admin',
        // Tells when the gateway has read the headers.
        expect: '100-continue',
      },
    });
    late.flushHeaders();
    await once(late, 'continue');
    gateway.signal('SIGTERM');
    await hasStoppedListening();
    const startedAt = performance.now();
    late.end(body);
    const [response] = (await once(late, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(await text(response)).not.toContain('complete');
    expect(await gateway.exitCode()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(6000);
  });
});

async function hasStoppedListening(): Promise<void> {
  for (;;) {
    const listens = await fetch(`${url}/livez`).then(
      () => true,
      () => false,
    );
    if (!listens) return;
  }
}
