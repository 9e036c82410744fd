import { describe, expect, it } from '@jest/globals';
import { sandboxFolders, type Fault, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { imageLists, records, send, standardImageList, start, until, type TestAnswer } from './client.ts';

const image = '/compute/v1/images/fd85u0rct32prepgjlv0';

async function failing(fault: Fault | readonly Fault[]): Promise<Sandbox> {
  const sandbox = await start({ images: 0 });
  sandbox.faults.set('compute', fault);
  return sandbox;
}

async function get(sandbox: Sandbox, signal?: AbortSignal): Promise<TestAnswer> {
  return await send(sandbox, image, signal === undefined ? {} : { signal });
}

describe('a fault of a service', () => {
  it('leaves the other services alone', async () => {
    const sandbox = await failing({ error: { code: 'UNAVAILABLE' } });
    expect((await get(sandbox)).status).toBe(503);
    expect((await send(sandbox, '/baremetal/v1alpha/images/ly5special0everythin')).status).toBe(200);
    expect((await send(sandbox, '/operations/fhmspecialdone000001')).status).toBe(200);
  });

  it('ends when it is cleared', async () => {
    const sandbox = await failing({ error: { code: 'UNAVAILABLE' } });
    sandbox.faults.clear('compute');
    expect((await get(sandbox)).status).toBe(200);
  });

  it('can be limited to methods', async () => {
    const sandbox = await failing({ methods: ['list', 'write'], error: { code: 'INTERNAL' } });
    expect((await get(sandbox)).status).toBe(200);
    const query = { folderId: sandboxFolders.alpha };
    expect((await send(sandbox, '/compute/v1/images', { query })).status).toBe(500);
  });

  it('can be limited to the paths of one resource of a service', async () => {
    const sandbox = await start({ images: 0 });
    const statuses = async (): Promise<readonly number[]> =>
      await Promise.all(
        [imageLists.baremetal.path, standardImageList.path, `${standardImageList.path}/ly5special0public000`].map(
          async (path) => {
            const query = path.endsWith('mages') ? { folderId: sandboxFolders.publicBareMetal } : {};
            return (await send(sandbox, path, { query })).status;
          },
        ),
      );
    sandbox.faults.set('baremetal', { path: standardImageList.path, error: { code: 'UNAVAILABLE' } });
    expect(await statuses()).toEqual([200, 503, 503]);
    sandbox.faults.set('baremetal', {
      path: standardImageList.path,
      methods: ['list'],
      error: { code: 'UNAVAILABLE' },
    });
    expect(await statuses()).toEqual([200, 503, 200]);
    sandbox.faults.set('baremetal', { path: imageLists.baremetal.path, error: { code: 'UNAVAILABLE' } });
    expect(await statuses()).toEqual([503, 200, 200]);
  });

  it('can be limited to a number of requests', async () => {
    const sandbox = await failing({ times: 2, error: { code: 'UNAVAILABLE' } });
    const statuses = [];
    for (let time = 0; time < 4; time++) statuses.push((await get(sandbox)).status);
    expect(statuses).toEqual([503, 503, 200, 200]);
    expect(sandbox.faults.get('compute')).toEqual([]);
  });

  it('can concern a share of requests, the same ones for the same seed', async () => {
    const statuses = async (): Promise<readonly number[]> => {
      const sandbox = await failing({ probability: 0.5, error: { code: 'UNAVAILABLE' } });
      const seen = [];
      for (let time = 0; time < 40; time++) seen.push((await get(sandbox)).status);
      return seen;
    };
    const first = await statuses();
    const failures = first.filter((status) => status === 503).length;
    expect(failures).toBeGreaterThan(8);
    expect(failures).toBeLessThan(32);
    expect(await statuses()).toEqual(first);
  });

  it('can be one of several, the first that fits', async () => {
    const sandbox = await failing([
      { methods: ['list'], error: { code: 'INTERNAL' } },
      { times: 1, error: { code: 'ABORTED' } },
      { error: { code: 'UNAVAILABLE' } },
    ]);
    const statuses = [(await get(sandbox)).status, (await get(sandbox)).status];
    statuses.push((await send(sandbox, '/compute/v1/images')).status);
    expect(statuses).toEqual([409, 503, 500]);
  });
});

describe('the fault "error"', () => {
  it.each([
    ['CANCELLED', 1, 499],
    ['UNKNOWN', 2, 500],
    ['INVALID_ARGUMENT', 3, 400],
    ['DEADLINE_EXCEEDED', 4, 504],
    ['NOT_FOUND', 5, 404],
    ['ALREADY_EXISTS', 6, 409],
    ['PERMISSION_DENIED', 7, 403],
    ['RESOURCE_EXHAUSTED', 8, 429],
    ['FAILED_PRECONDITION', 9, 400],
    ['ABORTED', 10, 409],
    ['OUT_OF_RANGE', 11, 400],
    ['UNIMPLEMENTED', 12, 501],
    ['INTERNAL', 13, 500],
    ['UNAVAILABLE', 14, 503],
    ['DATA_LOSS', 15, 500],
    ['UNAUTHENTICATED', 16, 401],
  ] as const)('%s has the code %d and the HTTP status %d', async (code, number, httpStatus) => {
    const { status, body } = await get(await failing({ error: { code, message: 'Said so.' } }));
    expect([status, body['code'], body['message']]).toEqual([httpStatus, number, 'Said so.']);
  });

  it('tells when to come back, in the body and in the headers', async () => {
    const error = { code: 'RESOURCE_EXHAUSTED', retryAfterSeconds: 1.5 } as const;
    const { status, headers, body } = await get(await failing({ error }));
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('2');
    expect(body['details']).toContainEqual({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1.5s' });
  });

  it('can be a QuotaFailure of any metrics', async () => {
    const quotaViolations = [
      { metric: 'compute.images.count', limit: 32, usage: 32, required: 33 },
      { metric: 'compute.operations.create.rate', limit: 0, usage: 0.5, required: 1 },
    ];
    const { status, body } = await get(await failing({ error: { code: 'RESOURCE_EXHAUSTED', quotaViolations } }));
    expect(status).toBe(429);
    expect(body['details']).toContainEqual({
      '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure',
      violations: [
        { metric: { name: 'compute.images.count', limit: '32', usage: 32 }, required: '33' },
        { metric: { name: 'compute.operations.create.rate', usage: 0.5 }, required: '1' },
      ],
    });
  });

  it('can have another HTTP status than goes with its code', async () => {
    const { status, body } = await get(await failing({ error: { code: 'UNAVAILABLE', httpStatus: 502 } }));
    expect([status, body['code']]).toEqual([502, 14]);
  });
});

describe('the fault "delayMs"', () => {
  it('answers as usual, but later', async () => {
    const sandbox = await failing({ delayMs: 80 });
    const startedAt = performance.now();
    expect((await get(sandbox)).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(78);
  });

  it('goes before another fault', async () => {
    const sandbox = await failing({ delayMs: 80, error: { code: 'UNAVAILABLE' } });
    const startedAt = performance.now();
    expect((await get(sandbox)).status).toBe(503);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(78);
  });
});

describe('the fault "hang"', () => {
  it('never answers, and the log tells when the client gave up', async () => {
    const sandbox = await failing({ hang: true });
    const giveUp = new AbortController();
    const request = get(sandbox, giveUp.signal);
    request.catch(() => undefined);
    await until(() => sandbox.requests.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sandbox.requests[0]).toMatchObject({ aborted: false, status: undefined, endedAt: undefined });
    giveUp.abort();
    await expect(request).rejects.toThrow(/aborted/);
    await until(() => sandbox.requests[0]?.endedAt !== undefined);
    expect(sandbox.requests[0]).toMatchObject({ aborted: true, status: undefined });
  });

  it('does not keep the sandbox from closing', async () => {
    const sandbox = await failing({ hang: true });
    const request = get(sandbox);
    request.catch(() => undefined);
    await until(() => sandbox.requests.length === 1);
    await sandbox.close();
    await expect(request).rejects.toThrow(/fetch failed/);
  });
});

describe('a broken connection', () => {
  it.each([['reset'], ['dropAfter']] as const)('is what %s gives in the place of an answer', async (name) => {
    const sandbox = await failing(name === 'reset' ? { reset: true } : { dropAfter: true });
    await expect(get(sandbox)).rejects.toThrow(/fetch failed/);
    expect(sandbox.requests[0]).toMatchObject({ aborted: false, status: undefined });
  });
});

describe('garbage', () => {
  it.each([
    ['html-200', 200],
    ['html-502', 502],
  ] as const)('%s is a page of HTML with the status %d', async (garbage, status) => {
    const answer = await get(await failing({ garbage }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.text).toMatch(/^<html>/);
  });

  it('empty-401 has no body', async () => {
    const { status, text } = await get(await failing({ garbage: 'empty-401' }));
    expect([status, text]).toEqual([401, '']);
  });

  it('wrong-shape is JSON, but neither an image nor a list of images', async () => {
    const { status, text, body } = await get(await failing({ garbage: 'wrong-shape' }));
    expect(status).toBe(200);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(typeof body['id']).not.toBe('string');
    expect(Array.isArray(body['images'])).toBe(false);
  });

  it('truncated-json is a whole answer whose JSON ends too early', async () => {
    const { status, text } = await get(await failing({ garbage: 'truncated-json' }));
    expect(status).toBe(200);
    expect(text).toMatch(/^\{"id":"fd85u0rct32prepgjlv0"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('cut-off breaks the connection inside the body', async () => {
    const response = await fetch((await failing({ garbage: 'cut-off' })).url + image, {
      headers: { authorization: 'Bearer sandbox-admin' },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/terminated/);
  });

  it('oversized is 64 MiB of JSON', async () => {
    const { status, text } = await get(await failing({ garbage: 'oversized' }));
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(64 * 1024 * 1024);
  });
});

describe('the fault "unauthorizedBody"', () => {
  it('is a 401 with the documented Status', async () => {
    const { status, body } = await get(await failing({ unauthorizedBody: true }));
    expect([status, body['code']]).toEqual([401, 16]);
    expect(records(body['details'])).toHaveLength(1);
  });

  it('is a 401 with any other body', async () => {
    const { status, text } = await get(await failing({ unauthorizedBody: '{"id":"fd85u0rct32prepgjlv0"}' }));
    expect([status, text]).toEqual([401, '{"id":"fd85u0rct32prepgjlv0"}']);
  });
});
