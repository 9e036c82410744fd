import { describe, expect, it } from '@jest/globals';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { imageLists, send, standardImageList, start } from './client.ts';

const reads = {
  compute: '/compute/v1/images/fd8special0everythin',
  baremetal: '/baremetal/v1alpha/images/ly5special0everythin',
  'cloud-desktop': '/cloud-desktop/v1/images/fbmspecial0everythin',
} as const;

describe('a request without a known token', () => {
  it.each([
    ['no Authorization at all', {}],
    ['an empty Authorization', { authorization: '' }],
    ['an unknown token', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic sandbox-admin' }],
    ['a token without a scheme', { authorization: 'sandbox-admin' }],
  ])('is answered with 401 and UNAUTHENTICATED: %s', async (_, headers) => {
    const sandbox = await start({ images: 0 });
    for (const path of [...Object.values(reads), '/operations/fhmspecialdone000001']) {
      const { status, body } = await send(sandbox, path, { token: null, headers });
      expect([status, body['code']]).toEqual([401, 16]);
    }
  });

  it('is told that its token is invalid in the words of the documentation', async () => {
    const sandbox = await start({ images: 0 });
    const { headers, body } = await send(sandbox, reads.compute, { token: 'nobody' });
    const requestId = headers.get('x-request-id');
    expect(body).toEqual({
      code: 16,
      message: 'Token is invalid or has expired.',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId }],
    });
  });

  it('may read the list of endpoints', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/endpoints', { token: null });
    expect(status).toBe(200);
    const address = new URL(sandbox.url).host;
    expect(body['endpoints']).toEqual(
      expect.arrayContaining([
        { id: 'compute', address },
        { id: 'baremetal', address },
        { id: 'clouddesktops', address },
        { id: 'operation', address },
        { id: 'iam', address },
      ]),
    );
  });
});

describe('a known token', () => {
  it.each([
    ['sandbox-admin', [200, 200, 200]],
    ['sandbox-viewer', [200, 200, 200]],
    ['sandbox-compute', [200, 403, 403]],
    ['sandbox-baremetal', [403, 200, 403]],
    ['sandbox-desktop', [403, 403, 200]],
  ])('%s reads Compute, BareMetal and Cloud Desktop with %p', async (token, expected) => {
    const sandbox = await start({ images: 0 });
    const gets = await Promise.all(Object.values(reads).map((path) => send(sandbox, path, { token })));
    expect(gets.map(({ status }) => status)).toEqual(expected);
    const query = { folderId: sandboxFolders.alpha };
    const lists = await Promise.all(Object.values(imageLists).map(({ path }) => send(sandbox, path, { token, query })));
    expect(lists.map(({ status }) => status)).toEqual(expected);
  });

  it('is refused with PERMISSION_DENIED, also for an image that does not exist', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/compute/v1/images/nosuch', { token: 'sandbox-desktop' });
    expect([status, body['code']]).toEqual([403, 7]);
  });

  it('sees the operations of the services in which it has rights', async () => {
    const sandbox = await start({ images: 0 });
    const statuses = async (token: string): Promise<readonly number[]> =>
      await Promise.all(
        ['fhmspecialdone000001', 'ly5specialdone000001', 'e3nspecialrunning001'].map(
          async (id) => (await send(sandbox, `/operations/${id}`, { token })).status,
        ),
      );
    expect(await statuses('sandbox-admin')).toEqual([200, 200, 200]);
    expect(await statuses('sandbox-baremetal')).toEqual([403, 200, 403]);
  });
});

describe('a token with rights in some folders only', () => {
  const tokens = {
    'beta-only': { services: ['compute', 'baremetal'], write: false, folders: [sandboxFolders.beta] },
  } as const;

  it('reads those folders and the public ones, and no other', async () => {
    const sandbox = await start({ tokens });
    const status = async (service: keyof typeof imageLists, folderId: string): Promise<number> =>
      (await send(sandbox, imageLists[service].path, { token: 'beta-only', query: { folderId } })).status;
    expect(await status('compute', sandboxFolders.beta)).toBe(200);
    expect(await status('compute', sandboxFolders.alpha)).toBe(403);
    expect(await status('compute', 'standard-images')).toBe(200);
    expect(await status('compute', 'baremetal-standard-images')).toBe(403);
    expect(await status('baremetal', 'baremetal-standard-images')).toBe(200);
    expect(await status('baremetal', 'standard-images')).toBe(403);
    expect(await status('cloud-desktop', sandboxFolders.beta)).toBe(403);
  });

  it('gets, sees the operations and finds the latest of the images of those folders only', async () => {
    const sandbox = await start({ tokens });
    const token = 'beta-only';
    const status = async (path: string): Promise<number> => (await send(sandbox, path, { token })).status;
    expect(await status(reads.compute)).toBe(403);
    expect(await status(`${reads.compute}/operations`)).toBe(403);
    expect(await status(`${reads.compute}:listAccessBindings`)).toBe(403);
    expect(await status('/operations/fhmspecialdone000001')).toBe(403);
    expect(await status(`/compute/v1/images:latestByFamily?folderId=${sandboxFolders.alpha}&family=special`)).toBe(403);
    expect(await status('/compute/v1/images/fd85u0rct32prepgjlv0')).toBe(200);
    expect(await status('/compute/v1/images/nosuch')).toBe(404);
  });
});

describe('a list of a folder that does not exist', () => {
  const services = ['compute', 'baremetal', 'cloud-desktop'] as const;

  it.each([...services.map((service) => imageLists[service].path), standardImageList.path])(
    'is PERMISSION_DENIED, also for a caller with all rights: %s',
    async (path) => {
      const sandbox = await start({ images: 0 });
      const { status, body } = await send(sandbox, path, { query: { folderId: 'nosuch' } });
      expect([status, body['code'], body['message']]).toEqual([403, 7, 'Permission denied to folder nosuch']);
    },
  );

  it('answers like a folder that the caller has no rights in', async () => {
    const tokens = { 'beta-only': { services, write: false, folders: [sandboxFolders.beta] } };
    const sandbox = await start({ images: 0, tokens });
    const query = { folderId: sandboxFolders.alpha };
    const { status, body } = await send(sandbox, '/compute/v1/images', { token: 'beta-only', query });
    const message = `Permission denied to folder ${sandboxFolders.alpha}`;
    expect([status, body['code'], body['message']]).toEqual([403, 7, message]);
  });

  it('is an empty list with the quirk unknownFolders: empty', async () => {
    for (const service of services) {
      const quirks = { [service]: { unknownFolders: 'empty' } };
      const sandbox = await start({ dataset: {}, quirks });
      const { status, body } = await send(sandbox, imageLists[service].path, { query: { folderId: 'nosuch' } });
      expect([status, body]).toEqual([200, {}]);
    }
  });

  it('does not concern folders without images that exist', async () => {
    const sandbox = await start({ dataset: { folders: ['named'] } });
    for (const folderId of [sandboxFolders.empty, sandboxFolders.publicBareMetal, 'named']) {
      const { status, body } = await send(sandbox, '/compute/v1/images', { query: { folderId } });
      expect([status, body]).toEqual([200, {}]);
    }
  });

  it('does not concern a folder whose last image was deleted', async () => {
    const image = { id: 'a', folderId: 'folder', createdAt: '2025-01-01T00:00:00Z' };
    const sandbox = await start({ dataset: { baremetal: [image] } });
    sandbox.store.baremetal.delete('a');
    expect((await send(sandbox, '/compute/v1/images', { query: { folderId: 'folder' } })).status).toBe(200);
  });
});

describe('latestByFamily', () => {
  it.each([
    ['a folder that does not exist', 'nosuch', 'ubuntu-2204-lts', 403, 7],
    ['a family that does not exist', 'standard-images', 'nosuch', 404, 5],
  ])('of %s is answered with the code of the service', async (_, folderId, family, httpStatus, code) => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/compute/v1/images:latestByFamily', { query: { folderId, family } });
    expect([status, body['code']]).toEqual([httpStatus, code]);
  });
});
