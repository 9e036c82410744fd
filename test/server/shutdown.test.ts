import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { postGraphql, type QueryAnswer } from '../support/post-graphql.ts';
import { until } from '../support/until.ts';

let sandbox: Sandbox;
let gateway: SpawnedCommand;
let url: string;

beforeEach(async () => {
  sandbox = await startSandbox({ images: 0, operationDurationMs: 120_000 });
});

afterEach(async () => {
  gateway.signal('SIGKILL');
  await gateway.exitCode();
  await sandbox.close();
});

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = new SpawnedCommand(['serve', '--port', '0'], { ...sandboxEnvironment(sandbox.url), ...environment });
  url = await gateway.printed(/ready at (http:\S+)\/graphql/);
}

function ask<Data = unknown>(query: string): Promise<QueryAnswer<Data>> {
  return postGraphql<Data>(`${url}/graphql`, query, {}, {});
}

/** A request that has come as far as the sandbox and is not answered yet. */
async function requestUnderWay(): Promise<{ answer: Promise<unknown> }> {
  const answer = ask('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }');
  await until(() => sandbox.requests.length > 0);
  return { answer };
}

describe('SIGTERM', () => {
  it('lets the request under way finish, then ends the process with 0', async () => {
    sandbox.faults.set('compute', [{ delayMs: 500 }]);
    await start();
    const { answer } = await requestUnderWay();
    gateway.signal('SIGTERM');
    expect(await answer).toMatchObject({ data: { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } }, errors: [] });
    expect(await gateway.exitCode()).toBe(0);
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });

  it('turns readiness first and goes on accepting requests for the delay', async () => {
    await start({ SHUTDOWN_DELAY_MS: '1000' });
    gateway.signal('SIGTERM');
    await gateway.printed(/(stopping)/);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(await gateway.exitCode()).toBe(0);
  });

  it('answers who waits for an operation with what it is by then', async () => {
    await start({ WATCH_FIRST_PAUSE_MS: '60000', WATCH_LONGEST_PAUSE_MS: '60000' });
    const { data } = await ask<{ deleteComputeImage: { operation: { id: string } } }>(
      'mutation { deleteComputeImage(input: { imageId: "fd85u0rct32prepgjlv0" }) { operation { id } } }',
    );
    const { id } = data.deleteComputeImage.operation;
    sandbox.clearRequests();
    const answer = ask(`{ operation(id: "${id}", waitSeconds: 60) { status } }`);
    await until(() => sandbox.requests.length > 0);
    gateway.signal('SIGTERM');
    expect(await answer).toMatchObject({ data: { operation: { status: 'RUNNING' } }, errors: [] });
    expect(await gateway.exitCode()).toBe(0);
  });

  it('does not wait longer than the timeout, and then ends the process with 1', async () => {
    sandbox.faults.set('compute', [{ hang: true }]);
    await start({ SHUTDOWN_TIMEOUT_MS: '200' });
    const { answer } = await requestUnderWay();
    const cut = expect(answer).rejects.toThrow();
    gateway.signal('SIGTERM');
    expect(await gateway.exitCode()).toBe(1);
    await cut;
  });

  it('does not wait at all when it comes a second time', async () => {
    sandbox.faults.set('compute', [{ hang: true }]);
    await start({ SHUTDOWN_TIMEOUT_MS: '60000', UPSTREAM_TIMEOUT_MS: '60000' });
    const { answer } = await requestUnderWay();
    const cut = expect(answer).rejects.toThrow();
    gateway.signal('SIGTERM');
    await gateway.printed(/(stopping)/);
    gateway.signal('SIGTERM');
    expect(await gateway.exitCode()).toBe(1);
    await cut;
  });
});
