import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { sandboxEnvironment } from '../../src/cli/sandbox-environment.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { SpawnedCommand } from '../cli/spawn-command.ts';
import { EventSource } from '../subscriptions/event-source.ts';
import { followStatus } from '../subscriptions/documents.ts';
import { Subscriber } from '../subscriptions/subscriber.ts';
import { until } from '../support/until.ts';
import { AskingClient } from './clients/asking-client.ts';
import { HaltingClient } from './clients/halting-client.ts';
import { dataset, folderId, imageIdOf } from './world.ts';

const askingClients = 300;
const haltingClients = 20;
const shutdownDelayMs = 1500;
const operation = 'fhmrunning0000000000';
const createdAt = '2026-01-01T00:00:00Z';

let sandbox: Sandbox;
let gateway: SpawnedCommand;
let url: string;

beforeAll(async () => {
  const running = {
    service: 'compute',
    imageId: imageIdOf('compute', 0),
    folderId,
    operation: { id: operation, createdAt, modifiedAt: createdAt },
  } as const;
  sandbox = await startSandbox({ dataset: { ...dataset, operations: [running] }, maxLoggedRequests: 100_000 });
  // So that there is always something under way.
  for (const service of ['compute', 'baremetal'] as const) sandbox.faults.set(service, { delayMs: 60 });
  gateway = new SpawnedCommand(['serve', '--port', '0'], {
    ...sandboxEnvironment(sandbox.url),
    SHUTDOWN_DELAY_MS: String(shutdownDelayMs),
    SHUTDOWN_TIMEOUT_MS: '60000',
  });
  url = await gateway.printed(/ready at (http:\S+)\/graphql/);
});

afterAll(async () => {
  gateway.signal('SIGKILL');
  await gateway.exitCode();
  await sandbox.close();
});

/** When the gateway began to stop, by its own log: whoever asks whether it is ready is told so from then on. */
function stoppingAt(): number {
  const line = gateway.out.split('\n').find((text) => text.includes('stopping')) ?? '{}';
  const { time } = JSON.parse(line) as { readonly time?: unknown };
  if (typeof time !== 'number' && typeof time !== 'string') throw new Error(`There is no time in ${line}`);
  return new Date(time).getTime();
}

async function isListening(): Promise<boolean> {
  return fetch(`${url}/livez`).then(
    () => true,
    () => false,
  );
}

async function untilDeaf(): Promise<void> {
  while (await isListening()) await sleep(20);
}

describe('SIGTERM under load', () => {
  it('loses no request that was accepted, and refuses none before readiness has turned', async () => {
    const clients = Array.from({ length: askingClients }, () => new AskingClient(url));
    const asking = Promise.all(clients.map((client) => client.keepAsking()));
    const variables = { id: toGlobalId('Operation', operation) };
    const bySocket = new Subscriber(url).follow(followStatus, variables);
    const byEvents = await EventSource.open(url, { query: followStatus, variables });
    await Promise.all([bySocket.received(1), byEvents.received(1)]);
    await until(() => clients.every(({ sent }) => sent.length > 0), 60_000);
    const halting = await Promise.all(Array.from({ length: haltingClients }, (_, at) => HaltingClient.begin(url, at)));

    const signalledAt = Date.now();
    gateway.signal('SIGTERM');
    // One half goes on while new connections are still accepted, the other when they no longer are.
    const early = Promise.all(halting.slice(0, haltingClients / 2).map((client) => client.goOn()));
    await untilDeaf();
    const late = Promise.all(halting.slice(haltingClients / 2).map((client) => client.goOn()));

    expect([...(await early), ...(await late)]).toEqual(halting.map(({ right }) => right));
    await asking;
    const sent = clients.flatMap((client) => client.sent);
    const [answered, unanswered] = [
      sent.filter(({ outcome }) => outcome === 'whole'),
      sent.filter(({ outcome }) => outcome === 'no answer'),
    ];
    expect(sent.filter(({ outcome }) => outcome === 'not whole')).toEqual([]);
    // Several hundred that were under way, and others that came afterwards.
    const underWay = answered.filter(({ at, endedAt }) => at < signalledAt && endedAt > signalledAt);
    expect(underWay.length).toBeGreaterThan(askingClients / 2);
    expect(answered.filter(({ at }) => at > signalledAt)).not.toEqual([]);
    // Each client ends with the one request for which there was no gateway any more.
    expect(unanswered).toHaveLength(askingClients);
    expect(Math.min(...unanswered.map(({ at }) => at))).toBeGreaterThanOrEqual(stoppingAt());

    expect(await bySocket.end).toEqual({ how: 'closed', code: 1001, reason: 'The gateway is being stopped.' });
    expect(await byEvents.end).toBe(true);
    expect(byEvents.events.map(({ event }) => event)).not.toContain('complete');
    expect(await gateway.exitCode()).toBe(0);
    // None of those had come as far as the gateway's log or a service, and no call to a service was broken off.
    const unansweredIds = new Set(unanswered.map(({ id }) => id));
    expect(sandbox.requests.filter(({ headers }) => unansweredIds.has(String(headers['x-request-id'])))).toEqual([]);
    expect([...unansweredIds].filter((id) => gateway.out.includes(id))).toEqual([]);
    expect(sandbox.requests.filter(({ aborted, service }) => aborted && service !== 'operation')).toEqual([]);
  });
});
