import { describe, expect, it } from '@jest/globals';
import { sandboxFolders, type Dataset, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { records, send, type TestAnswer, type TestRequest } from '../client.ts';
import { computeSource, dataset, folderId, imageIdOf, startClocked, write, writingMethod } from './writing.ts';

const createMethod = writingMethod('Compute create');
const noOperationQuota = { operationsPerFolder: 1_000_000 };

async function create(sandbox: Sandbox, folder: string = folderId, request: TestRequest = {}): Promise<TestAnswer> {
  return await write(sandbox, createMethod, { body: { folderId: folder, ...computeSource }, ...request });
}

async function statusesOf(count: number, request: () => Promise<TestAnswer>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < count; time++) statuses.push((await request()).status);
  return statuses;
}

function successes(count: number): readonly number[] {
  return Array.from({ length: count }, () => 200);
}

/** The QuotaFailure of an error. */
function quotaFailure({ body }: TestAnswer): Record<string, unknown> | undefined {
  return records(body['details']).find(
    (detail) => detail['@type'] === 'type.googleapis.com/yandex.cloud.quota.QuotaFailure',
  );
}

describe('the quota of images', () => {
  it('rejects image 33 of Compute with a QuotaFailure beside the RequestInfo', async () => {
    const { sandbox } = await startClocked({ quirks: { compute: { quotas: noOperationQuota } } });
    expect(await statusesOf(32, () => create(sandbox))).toEqual(successes(32));
    const rejected = await create(sandbox);
    expect([rejected.status, rejected.body]).toEqual([
      429,
      {
        code: 8,
        message: 'The limit on maximum number of images has exceeded.',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.RequestInfo',
            requestId: rejected.headers.get('x-request-id'),
          },
          {
            '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure',
            violations: [{ metric: { name: 'compute.images.count', limit: '32', usage: 32 }, required: '33' }],
          },
        ],
      },
    ]);
    expect(rejected.headers.get('retry-after')).toBeNull();
  });

  it('counts the images of all private folders together, and no image of a public folder', async () => {
    const quotas = { ...noOperationQuota, imagesPerCloud: 2 };
    const { sandbox } = await startClocked({ quirks: { compute: { quotas } } });
    expect(await statusesOf(3, () => create(sandbox, sandboxFolders.publicCompute))).toEqual(successes(3));
    const { alpha, beta, gamma } = sandboxFolders;
    const statuses = [];
    for (const folder of [alpha, beta, gamma]) statuses.push((await create(sandbox, folder)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await create(sandbox, sandboxFolders.publicCompute)).status).toBe(200);
  });

  it('does not count the images of the initial data set', async () => {
    const compute = Array.from({ length: 50 }, (_, index) => ({
      ...{ id: `initial-${index}`, folderId, createdAt: '2025-01-01T00:00:00Z', status: 'READY' },
    }));
    const many: Dataset = { ...dataset, compute: [...(dataset.compute ?? []), ...compute] };
    const { sandbox } = await startClocked({ dataset: many });
    expect((await create(sandbox)).status).toBe(200);
  });

  it('is released by a deletion that is done, and by a creation that is cancelled', async () => {
    const quotas = { imagesPerCloud: 1 };
    const { sandbox, advance } = await startClocked({ quirks: { compute: { quotas } } });
    const started = await create(sandbox);
    advance(1000);
    expect((await create(sandbox)).status).toBe(429);
    await send(sandbox, `/compute/v1/images/${imageIdOf(started)}`, { method: 'DELETE' });
    expect((await create(sandbox)).status).toBe(429);
    advance(1000);
    const second = await create(sandbox);
    expect(second.status).toBe(200);
    await send(sandbox, `/operations/${String(second.body['id'])}:cancel`);
    expect((await create(sandbox)).status).toBe(200);
  });

  it('does not apply to the repeat of a request with the same Idempotency-Key', async () => {
    const { sandbox } = await startClocked({ quirks: { compute: { quotas: { imagesPerCloud: 1 } } } });
    const request = { headers: { 'idempotency-key': '5f3ac1de-93a5-4d39-8a2b-7c1f5f2d9b11' } };
    const first = await create(sandbox, folderId, request);
    const second = await create(sandbox, folderId, request);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await create(sandbox)).status).toBe(429);
  });

  it.each([
    ['BareMetal create', 'baremetal'],
    ['Cloud Desktop copyFromDesktop', 'cloud-desktop'],
  ] as const)('does not exist for %s', async (name, service) => {
    const { sandbox } = await startClocked({ quirks: { [service]: { quotas: noOperationQuota } } });
    const method = writingMethod(name);
    let number = 0;
    const request = () => write(sandbox, method, { body: { ...method.body, name: `new-${++number}` } });
    expect(await statusesOf(40, request)).toEqual(successes(40));
  });
});

describe('the quota of operations', () => {
  it.each([
    ['Compute create', 'compute'],
    ['BareMetal create', 'baremetal'],
    ['Cloud Desktop copyFromDesktop', 'cloud-desktop'],
  ] as const)('rejects the operation of %s that would be number 16 in its folder', async (name, service) => {
    const { sandbox, advance } = await startClocked();
    const method = writingMethod(name);
    let number = 0;
    const request = (folder: string) =>
      write(sandbox, method, { body: { ...method.body, folderId: folder, name: `new-${++number}` } });
    expect(await statusesOf(15, () => request(folderId))).toEqual(successes(15));
    const rejected = await request(folderId);
    expect([rejected.status, rejected.body['code'], rejected.body['message']]).toEqual([
      ...[429, 8, 'The limit on maximum number of active operations has exceeded.'],
    ]);
    expect(quotaFailure(rejected)?.['violations']).toEqual([
      { metric: { name: `${service}.operations.active.count`, limit: '15', usage: 15 }, required: '16' },
    ]);
    expect((await request(sandboxFolders.beta)).status).toBe(200);
    advance(1000);
    expect((await request(folderId)).status).toBe(200);
  });

  it.each([
    ...['Compute update', 'Compute delete', 'Compute setAccessBindings', 'Compute updateAccessBindings'],
    ...['BareMetal update', 'BareMetal delete', 'Cloud Desktop update', 'Cloud Desktop delete'],
  ])('rejects %s too, and leaves the image unchanged', async (name) => {
    const method = writingMethod(name);
    const quotas = { operationsPerFolder: 0 };
    const { sandbox } = await startClocked({ quirks: { [method.service]: { quotas } } });
    const path = method.path.replace(/:.*/, '');
    const before = (await send(sandbox, path)).body;
    const rejected = await write(sandbox, method);
    expect(rejected.status).toBe(429);
    expect(quotaFailure(rejected)?.['violations']).toEqual([
      // Proto3 JSON omits the limit and the usage of 0.
      { metric: { name: `${method.service}.operations.active.count` }, required: '1' },
    ]);
    expect((await send(sandbox, path)).body).toEqual(before);
  });

  it('is released when an operation is cancelled', async () => {
    const { sandbox } = await startClocked({ quirks: { compute: { quotas: { operationsPerFolder: 1 } } } });
    const started = await create(sandbox);
    expect((await create(sandbox)).status).toBe(429);
    await send(sandbox, `/operations/${String(started.body['id'])}:cancel`);
    expect((await create(sandbox)).status).toBe(200);
  });
});

describe('quotas', () => {
  it('change at run time over the control API, each without the other', async () => {
    const { sandbox } = await startClocked();
    const path = '/sandbox/quirks/compute';
    const put = async (quotas: unknown) => await send(sandbox, path, { method: 'PUT', body: { quotas } });
    expect((await put({ imagesPerCloud: 1 })).body['quotas']).toEqual({ imagesPerCloud: 1, operationsPerFolder: 15 });
    expect(await statusesOf(2, () => create(sandbox))).toEqual([200, 429]);
    const large = { imagesPerCloud: 1_000_000 };
    expect((await put(large)).body['quotas']).toEqual({ ...large, operationsPerFolder: 15 });
    expect(await statusesOf(15, () => create(sandbox))).toEqual([...successes(14), 429]);
    expect((await put({ operationsPerFolder: -1 })).status).toBe(400);
    expect((await put({ disks: 1 })).status).toBe(400);
  });
});
