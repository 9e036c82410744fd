import { describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { send, start } from './client.ts';

describe('the log of requests', () => {
  it('tells what came in, from whom, when, and what was answered', async () => {
    let now = 1000;
    const sandbox = await start({ images: 0, now: () => now++ });
    await send(sandbox, '/compute/v1/images', {
      query: { folderId: sandboxFolders.alpha, pageSize: 1 },
      token: 'sandbox-viewer',
      headers: { 'idempotency-key': 'key', 'x-client-trace-id': 'trace' },
    });
    expect(sandbox.requests).toEqual([
      {
        service: 'compute',
        kind: 'list',
        method: 'GET',
        path: '/compute/v1/images',
        query: { folderId: sandboxFolders.alpha, pageSize: '1' },
        headers: expect.objectContaining({
          authorization: 'Bearer sandbox-viewer',
          'idempotency-key': 'key',
          'x-client-trace-id': 'trace',
        }),
        body: '',
        startedAt: 1000,
        endedAt: expect.any(Number),
        status: 200,
        aborted: false,
      },
    ]);
  });

  it.each([
    ['/compute/v1/images/x', 'compute', 'get'],
    ['/baremetal/v1alpha/images', 'baremetal', 'list'],
    ['/baremetal/v1alpha/standardImages', 'baremetal', 'list'],
    ['/baremetal/v1alpha/standardImages/x', 'baremetal', 'get'],
    ['/cloud-desktop/v1/images/x', 'cloud-desktop', 'get'],
    ['/compute/v1/images:latestByFamily', 'compute', 'getLatestByFamily'],
    ['/compute/v1/images/x/operations', 'compute', 'listOperations'],
    ['/compute/v1/images/x:listAccessBindings', 'compute', 'listAccessBindings'],
    ['/operations/x', 'operation', 'get'],
    ['/endpoints', 'endpoints', 'listEndpoints'],
    ['/nosuch', 'unknown', 'unknown'],
  ])('knows %s as %s %s', async (path, service, kind) => {
    const sandbox = await start({ images: 0 });
    await send(sandbox, path);
    expect(sandbox.requests).toMatchObject([{ service, kind, path }]);
  });

  it('keeps the latest when there are too many', async () => {
    const sandbox = await start({ images: 0, maxLoggedRequests: 2 });
    for (const path of ['/a', '/b', '/c']) await send(sandbox, path);
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/b', '/c']);
  });

  it('can be cleared', async () => {
    const sandbox = await start({ images: 0 });
    await send(sandbox, '/a');
    sandbox.clearRequests();
    expect(sandbox.requests).toEqual([]);
  });

  it('does not hold what was asked of the sandbox itself', async () => {
    const sandbox = await start({ images: 0 });
    await send(sandbox, '/sandbox/faults');
    expect(sandbox.requests).toEqual([]);
  });
});
