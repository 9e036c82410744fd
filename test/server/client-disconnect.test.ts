import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

/** Waits for something that happens elsewhere. */
async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It did not come to that within 5 s.');
    await sleep(5);
  }
}

describe('a client that goes away', () => {
  it('takes the calls to the services with it', async () => {
    const { sandbox } = gateway;
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const)
      sandbox.faults.set(service, [{ hang: true }]);
    const client = new AbortController();
    const answer = gateway.query('{ images(folderIds: ["standard-images"]) { nodes { id } } }', {}, client);
    const gone = expect(answer).rejects.toThrow();
    await until(() => sandbox.requests.length === 3);
    expect(sandbox.requests.map(({ endedAt }) => endedAt)).toEqual([undefined, undefined, undefined]);

    client.abort();
    await gone;
    await until(() => sandbox.requests.every(({ endedAt }) => endedAt !== undefined));
    expect(sandbox.requests.map(({ aborted, status }) => ({ aborted, status }))).toEqual(
      Array(3).fill({ aborted: true, status: undefined }),
    );
  });

  it('does not take those of others with it', async () => {
    const { sandbox } = gateway;
    sandbox.faults.clear();
    sandbox.clearRequests();
    sandbox.faults.set('compute', [{ delayMs: 300 }]);
    const client = new AbortController();
    const leaving = gateway.query('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }', {}, client);
    const gone = expect(leaving).rejects.toThrow();
    const staying = gateway.query('{ computeImage(imageId: "fd864gbboths76r8gm5f") { name } }');
    await until(() => sandbox.requests.length === 2);
    client.abort();
    await gone;
    expect(await staying).toMatchObject({ data: { computeImage: { name: 'ubuntu-22-04-lts-v20221214' } }, errors: [] });
  });
});
