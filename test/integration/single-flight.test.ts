import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';

const imageId = 'fd85u0rct32prepgjlv0';
const one = `{ computeImage(imageId: "${imageId}") { name } }`;
const lists = '{ images(folderIds: ["standard-images"], first: 3) { nodes { imageId } } }';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

afterAll(() => gateway.close());

function makeSlow(): void {
  for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
    gateway.sandbox.faults.set(service, { delayMs: 2000 });
  }
}

function callsMade(): number {
  return gateway.sandbox.requests.length;
}

describe('equal requests of one caller at the same moment', () => {
  it.each([
    ['gets', one, 1],
    ['lists', lists, 3],
  ])('take the upstream calls of one: 50 %s', async (_, document, calls) => {
    makeSlow();
    const answers = await Promise.all(Array.from({ length: 50 }, () => gateway.query(document)));
    expect(callsMade()).toBe(calls);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('fail together, and are asked again afterwards', async () => {
    gateway.sandbox.faults.set('compute', { delayMs: 200, error: { code: 'INTERNAL' }, times: 1 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.query(one)));
    expect(answers.map(({ errors }) => errors[0]?.extensions['code'])).toEqual(Array(5).fill('INTERNAL'));
    expect(callsMade()).toBe(1);
    expect((await gateway.query(one)).errors).toEqual([]);
  });

  it('go on when one of the clients leaves, and are broken off with the last', async () => {
    gateway.sandbox.faults.set('compute', { delayMs: 2000 });
    const clients = [new AbortController(), new AbortController()];
    const answers = clients.map(({ signal }) => gateway.query(one, {}, { signal }));
    const gone = answers.map((answer) => expect(answer).rejects.toThrow(/abort/));
    await until(() => callsMade() === 1);
    // The second has joined by now: nothing tells of it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    clients[0]?.abort();
    await gone[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(gateway.sandbox.requests[0]).toMatchObject({ aborted: false });
    clients[1]?.abort();
    await gone[1];
    await until(() => gateway.sandbox.requests[0]?.aborted === true);
  });
});

describe('calls are not shared', () => {
  it('between callers', async () => {
    makeSlow();
    const headers = { authorization: 'Bearer sandbox-viewer' };
    await Promise.all([gateway.query(one), gateway.query(one, {}, { headers })]);
    expect(callsMade()).toBe(2);
  });

  it('across a change that the caller has made meanwhile', async () => {
    gateway.sandbox.faults.set('compute', { methods: ['get'], delayMs: 500, times: 1 });
    const before = gateway.query(one);
    await until(() => callsMade() === 1);
    const change = `mutation { updateComputeImage(input: { imageId: "${imageId}", description: "x" }) { operation { id } } }`;
    await gateway.query(change);
    await Promise.all([before, gateway.query(one)]);
    const gets = gateway.sandbox.requests.filter(({ kind }) => kind === 'get');
    expect(gets).toHaveLength(2);
  });
});
