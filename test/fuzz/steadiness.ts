import { expect } from '@jest/globals';
import { Agent, request } from 'undici';
import { eventually } from '../support/eventually.ts';
import { Scrape } from '../support/prometheus.ts';
import { type FuzzedGateway, fuzzToken, type Holdings, secrets } from './fuzzed-gateway.ts';

/** The gateway runs, has met no fault of its own, answers as ever, and has told its log nothing that it should not. */
export async function expectSound(gateway: FuzzedGateway): Promise<void> {
  expect(gateway.isRunning).toBe(true);
  expect(gateway.log.split('\n').filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  for (const secret of secrets) expect(gateway.log).not.toContain(secret);
  // `fetch` would keep its connections, which would be taken for left ones.
  const dispatcher = new Agent();
  const answer = await request(`${gateway.url}/graphql`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${fuzzToken}` },
    body: JSON.stringify({ query: '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }' }),
  });
  expect(await answer.body.json()).toEqual({ data: { computeImage: { name: 'ubuntu-22-04-lts-v20240311' } } });
  const metrics = await request(`${gateway.url}/metrics`, { dispatcher });
  const scrape = new Scrape(await metrics.body.text());
  await dispatcher.close();
  expect(scrape.value('image_gateway_websockets_open')).toBe(0);
  expect(scrape.value('image_gateway_watched')).toBe(0);
}

/**
 * Nothing is left of what clients did, once they and the services are gone: no socket, no timer, no memory. The memory
 * is compared with a moment at which caches were full already.
 *
 * @param mostGrowth what the heap may have grown by since, in megabytes: code that was compiled on the way, and the like
 */
export async function expectNothingKept(
  gateway: FuzzedGateway,
  first: Holdings,
  warm: Holdings,
  mostGrowth: number,
): Promise<void> {
  await gateway.sandbox.close();
  await eventually(async () => {
    expect((await gateway.holdings()).handles).toEqual(first.handles);
  }, 20_000);
  const { heapMegabytes } = await gateway.holdings();
  process.stderr.write(`heap: ${warm.heapMegabytes.toFixed(1)} MB, then ${heapMegabytes.toFixed(1)} MB\n`);
  expect(heapMegabytes).toBeLessThan(warm.heapMegabytes + mostGrowth);
}
