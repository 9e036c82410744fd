import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { postGraphql } from '../support/post-graphql.ts';

let sandbox: Sandbox;
let gateway: SpawnedCommand;
let url: string;

beforeEach(async () => {
  sandbox = await startSandbox({ images: 0 });
  sandbox.faults.set('compute', { delayMs: 100 });
  const environment = { ...sandboxEnvironment(sandbox.url), SHUTDOWN_DELAY_MS: '2000' };
  gateway = new SpawnedCommand(['serve', '--port', '0'], environment);
  url = await gateway.printed(/ready at (http:\S+)\/graphql/);
});

afterEach(async () => {
  gateway.signal('SIGKILL');
  await gateway.exitCode();
  await sandbox.close();
});

/** What came of requests that a load balancer sent: it probes the gateway, and sends it none once it is not ready. */
interface Load {
  answered: number;
  readonly lost: unknown[];
  isReady: boolean;
}

async function probe(load: Load): Promise<void> {
  while (load.isReady) {
    load.isReady = (await fetch(`${url}/readyz`)).ok;
    await sleep(50);
  }
}

async function send(load: Load): Promise<void> {
  while (load.isReady) {
    try {
      const document = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';
      const { status, data } = await postGraphql(`${url}/graphql`, document, {}, {});
      expect({ status, data }).toEqual({ status: 200, data: { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } } });
      load.answered += 1;
    } catch (error) {
      load.lost.push(error);
    }
  }
}

describe('SIGTERM under load', () => {
  it('loses no request, and the process ends with 0', async () => {
    const load: Load = { answered: 0, lost: [], isReady: true };
    const clients = Array.from({ length: 16 }, () => send(load));
    while (load.answered < 100) await sleep(10);
    const probing = probe(load);
    const before = load.answered;
    gateway.signal('SIGTERM');
    await Promise.all([probing, ...clients]);
    expect(load.lost).toEqual([]);
    // Those under way at the signal, at least.
    expect(load.answered).toBeGreaterThanOrEqual(before + 16);
    expect(await gateway.exitCode()).toBe(0);
  });
});
