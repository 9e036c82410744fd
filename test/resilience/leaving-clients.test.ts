import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/sandbox/sandbox.ts';
import type { TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { askFor, folderId, startFaultyWorld, stateOf } from './world.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startFaultyWorld({ environment: { CIRCUIT_FAILURE_PERCENT: '0' } });
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

const idle = { circuit: 'closed', running: 0, waiting: 0 };

/** A client that asks for an image of Compute and leaves as soon as something has happened. */
async function leaveWhen(hasHappened: () => boolean): Promise<void> {
  const client = new AbortController();
  const answer = askFor(gateway, 'compute', { signal: client.signal });
  await until(hasHappened);
  client.abort();
  await expect(answer).rejects.toThrow(/abort/);
}

describe('a client that leaves', () => {
  it('has its call broken off down to the socket', async () => {
    gateway.sandbox.faults.set('compute', { hang: true });
    await leaveWhen(() => gateway.sandbox.requests.length === 1);
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
    expect(await stateOf(gateway, 'compute')).toEqual(idle);
  });

  it.each<[string, Fault]>([
    ['of the gateway', { error: { code: 'UNAVAILABLE' } }],
    ['that the service asks for', { error: { code: 'UNAVAILABLE', retryAfterSeconds: 0.3 } }],
  ])('in a pause %s has its call not repeated', async (_, fault) => {
    gateway.sandbox.faults.set('compute', fault);
    await leaveWhen(() => gateway.sandbox.requests[0]?.endedAt !== undefined);
    await sleep(600);
    expect(gateway.sandbox.requests).toHaveLength(1);
    expect(await stateOf(gateway, 'compute')).toEqual(idle);
  });

  it('between two pages of a list has no further page read', async () => {
    gateway.sandbox.setQuirks('compute', { shortPages: true });
    gateway.sandbox.faults.set('compute', { delayMs: 2000 });
    const client = new AbortController();
    const answer = gateway.query(
      'query ($folderId: String!) { computeImages(folderId: $folderId, first: 20) { nodes { imageId } } }',
      { folderId },
      { signal: client.signal },
    );
    await until(() => gateway.sandbox.requests.length === 2);
    client.abort();
    await expect(answer).rejects.toThrow(/abort/);
    await until(() => gateway.sandbox.requests[1]?.aborted === true);
    gateway.sandbox.faults.clear();
    await sleep(300);
    expect(gateway.sandbox.requests).toHaveLength(2);
    gateway.sandbox.setQuirks('compute', { shortPages: false });
  });
});
