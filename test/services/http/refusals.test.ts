import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { callerKeyOf } from '../../../src/server/authentication/principal.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { callersOwn } from '../../../src/services/credentials.ts';
import { noPropagatedHeaders } from '../../../src/services/propagated-headers.ts';
import { RefusedTokens } from '../../../src/services/refused-tokens.ts';
import { createServices, endpoints } from '../../../src/services/services.ts';
import { plainCalls } from '../../support/plain-calls.ts';

const waitingCalls = 40;

it('refuses calls that waited when their service was given up one by one, so that others come in between', async () => {
  const sandbox = await startSandbox({ images: 3 });
  const services = createServices({
    ...plainCalls,
    timeoutMs: 3000,
    concurrency: 4,
    waitingCalls,
    circuit: { failureRatio: 0.5, minimumCalls: 1, windowMs: 10_000, openMs: 60_000 },
    baseUrls: Object.fromEntries(endpoints.map(({ service }) => [service, sandbox.url])),
  });
  sandbox.faults.set('compute', { hang: true });
  let turn = 0;
  const stop = new AbortController();
  const turns = (async () => {
    for (; !stop.signal.aborted; turn++) await setImmediate();
  })();
  const refusedAt: number[] = [];
  const ask = async (number: number): Promise<void> => {
    // Those that are sent time out before those that wait for them.
    if (number >= 4) await new Promise((resolve) => setTimeout(resolve, 100));
    const call = {
      callerKey: callerKeyOf('token', 'sandbox-admin'),
      credentials: callersOwn('Bearer sandbox-admin'),
      refusedTokens: new RefusedTokens(),
      cancellation: new Cancellation(),
      requestId: '0af76519-16cd-43dd-8448-eb211c80319c',
      idempotencyKey: null,
      traceContext: null,
      propagated: noPropagatedHeaders,
      onRequest: () => () => undefined,
    };
    await services.compute.get(`image-${number}`, call).catch((error: unknown) => {
      if (number < 4) return;
      expect(error).toMatchObject({ reason: 'CIRCUIT_OPEN' });
      refusedAt.push(turn);
    });
  };
  await Promise.all(Array.from({ length: 4 + waitingCalls }, (_, number) => ask(number)));
  stop.abort();
  await turns;
  expect(refusedAt).toHaveLength(waitingCalls);
  expect(new Set(refusedAt).size).toBe(waitingCalls);
  await services.close();
  await sandbox.close();
});
