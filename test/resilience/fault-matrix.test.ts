import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultKinds, noFault } from '../../bench/faults/fault-kinds.ts';
import { mistakesOf } from '../../bench/faults/mistakes.ts';
import { runTrial } from '../../bench/faults/trial.ts';
import { callerToken } from '../../bench/sandbox/callers.ts';
import { sandboxOptions } from '../../bench/sandbox/world.ts';
import { askForAll, serviceNames } from '../../bench/traffic/questions.ts';
import { Sender } from '../../bench/traffic/sender.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/**
 * What `npm run bench:faults` measures for a minute each, for a moment each: whether anything is lost, doubled or
 * wrong, not how long it takes.
 */
const plan = { asksPerSecond: 60, quietMs: 150, faultMs: 900, stageMs: 300, recoveryMs: 400 };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions,
    environment: { UPSTREAM_TIMEOUT_MS: '2000', CIRCUIT_MINIMUM_CALLS: '8', CIRCUIT_OPEN_MS: '300' },
  });
  // A process that has just begun is slow, and what is slow is not what is looked for.
  const site = { gatewayUrl: gateway.url, sandboxUrl: gateway.sandbox.url };
  await runTrial(site, null, { service: 'COMPUTE', kind: noFault, plan: { ...plan, faultMs: 0 } });
});

afterAll(() => gateway.close());

/** Until the merged list lacks nothing. */
async function untilWhole(): Promise<void> {
  const sender = new Sender(gateway.url);
  for (let number = 0; (await sender.ask(askForAll(), callerToken(number))).verdict.is !== 'whole'; number++) {
    await sleep(50);
  }
  await sender.close();
}

describe.each(faultKinds)('while a service $title, under load,', (kind) => {
  it.each(serviceNames)('nothing is lost, doubled or wrong: %s', async (service) => {
    const site = { gatewayUrl: gateway.url, sandboxUrl: gateway.sandbox.url };
    const trial = await runTrial(site, null, { service, kind, plan });
    expect(mistakesOf(trial, Infinity)).toEqual([]);
    // The fault was there, and it was not all that there was.
    expect(trial.disturbed.some(({ verdict }) => verdict.is === 'partial')).toBe(true);
    expect(trial.disturbed.some(({ verdict }) => verdict.is === 'whole')).toBe(true);
    await untilWhole();
  });
});
