import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { numberedId, numberedImages } from '../integration/numbered-images.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startFaultyWorld } from './world.ts';

const imageCount = 300;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startFaultyWorld({
    // Each in another folder, so that no list can stand for several gets.
    sandboxOptions: {
      dataset: { compute: numberedImages('c', '', imageCount).map((image) => ({ ...image, folderId: image.id })) },
    },
    environment: { CIRCUIT_FAILURE_PERCENT: '0' },
  });
});

afterAll(() => gateway.close());

/** Asks for so many images side by side; says how many requests that took and how many were answered. */
async function askForMany(count: number): Promise<{ readonly requests: number; readonly answered: number }> {
  gateway.sandbox.clearRequests();
  const ids = Array.from({ length: count }, (_, index) => toGlobalId('ComputeImage', numberedId('c', index)));
  const { data } = await gateway.query<{ nodes: readonly (object | null)[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids },
  );
  return {
    requests: gateway.sandbox.requests.length,
    answered: data.nodes.filter((node) => node !== null).length,
  };
}

it('repeats little where most calls fail, and as before when they succeed again', async () => {
  gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' } });
  const failing = await askForMany(imageCount);
  expect(failing.answered).toBe(0);
  // Without a budget it would be three times as many as there are images.
  expect(failing.requests).toBeLessThanOrEqual(imageCount + 50);
  expect((await askForMany(imageCount)).requests).toBe(imageCount);

  // The budget is used up, so a few failures are not made good for although most calls succeed.
  gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' }, times: 5 });
  expect(await askForMany(20)).toEqual({ requests: 20, answered: 15 });

  for (let time = 0; time < 3; time++) await askForMany(imageCount);
  gateway.sandbox.faults.set('compute', { error: { code: 'UNAVAILABLE' }, times: 5 });
  expect(await askForMany(20)).toEqual({ requests: 25, answered: 20 });
});
