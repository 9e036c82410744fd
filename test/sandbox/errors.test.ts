import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { send, start, violatedFields, type TestRequest } from './client.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('every answer', () => {
  it.each<[what: string, path: string, request?: TestRequest, contentType?: string]>([
    ['a success', '/compute/v1/images/fd85u0rct32prepgjlv0'],
    ['an error', '/compute/v1/images/nosuch'],
    ['an unknown path', '/nosuch'],
    ['a caller without a valid token', '/compute/v1/images/fd85u0rct32prepgjlv0', { token: 'nosuch' }],
    ['a caller without rights', '/compute/v1/images/fd85u0rct32prepgjlv0', { token: 'sandbox-desktop' }],
    ['an HTTP method that the path does not have', '/operations/nosuch:cancel', { method: 'POST' }, 'text/plain'],
  ])(
    'has the IDs of the request and the trace in its headers: %s',
    async (_, path, request = {}, contentType = 'application/json') => {
      const sandbox = await start({ images: 0 });
      const [first, second] = [await send(sandbox, path, request), await send(sandbox, path, request)];
      expect(first.headers.get('x-request-id')).toMatch(uuid);
      expect(first.headers.get('x-server-request-id')).toMatch(uuid);
      expect(first.headers.get('x-server-trace-id')).toMatch(uuid);
      expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
      expect(first.headers.get('content-type')).toContain(contentType);
    },
  );
});

describe('an error', () => {
  it('is a google.rpc.Status with a RequestInfo', async () => {
    const sandbox = await start({ images: 0 });
    const { status, headers, body } = await send(sandbox, '/compute/v1/images/nosuch');
    expect(status).toBe(404);
    expect(body).toEqual({
      code: 5,
      message: 'Image nosuch not found.',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: headers.get('x-request-id') }],
    });
  });

  it('about the input has a BadRequest too', async () => {
    const sandbox = await start({ images: 0 });
    const { body } = await send(sandbox, '/compute/v1/images', { query: { pageSize: 1001 } });
    expect(body['details']).toEqual([
      expect.objectContaining({ '@type': 'type.googleapis.com/google.rpc.RequestInfo' }),
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          { field: 'folder_id', description: 'The field is required.' },
          { field: 'page_size', description: 'The value must be a whole number from 0 to 1000.' },
        ],
      },
    ]);
  });
});

describe('the fields at fault', () => {
  it.each([
    ['mixed', ['folder_id', 'page_size'], ['folderId', 'name', 'minDiskSize', 'source']],
    ['json', ['folderId', 'pageSize'], ['folderId', 'name', 'minDiskSize', 'source']],
    ['proto', ['folder_id', 'page_size'], ['folder_id', 'name', 'min_disk_size', 'source']],
  ] as const)('are named with the quirk violationFields: %s', async (violationFields, inQuery, inBody) => {
    const sandbox = await start({ images: 0, quirks: { compute: { violationFields } } });
    const path = '/compute/v1/images';
    expect(violatedFields(await send(sandbox, path, { query: { pageSize: 1001 } }))).toEqual(inQuery);
    const body = { name: 'N', minDiskSize: 1 };
    expect(violatedFields(await send(sandbox, path, { method: 'POST', body }))).toEqual(inBody);
  });
});

describe('a path', () => {
  it.each([
    '/',
    '/compute/v1',
    '/compute/v1/image',
    '/compute/v2/images/fd85u0rct32prepgjlv0',
    '/compute/v1/images/fd85u0rct32prepgjlv0/',
    '/compute/v1/images/fd85u0rct32prepgjlv0/nosuch',
    '/compute/v1/images/fd85u0rct32prepgjlv0:nosuch',
    '/compute/v1/images:nosuch',
    '/baremetal/v1/images/ly5special0everythin',
    '/baremetal/v1alpha/images:latestByFamily',
    '/baremetal/v1alpha/images/ly5special0everythin:listAccessBindings',
    '/cloud-desktop/v1/images/fbmspecial0everythin/operations',
    '/clouddesktops/v1/images',
    '/iam/v1/nosuch',
  ])('that no service has is NOT_FOUND: %s', async (path) => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, path);
    expect([status, body['code']]).toEqual([404, 5]);
  });

  it('without the HTTP method asked for names those that it has', async () => {
    const sandbox = await start({ images: 0 });
    const { status, headers } = await send(sandbox, '/endpoints', { method: 'PUT' });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET');
  });

  it('is decoded after it was split, so that an ID with a slash stays one ID', async () => {
    const sandbox = await start({
      dataset: { compute: [{ id: '../a:b', folderId: 'f', createdAt: '2025-01-01T00:00:00Z' }] },
    });
    expect((await send(sandbox, `/compute/v1/images/${encodeURIComponent('../a:b')}`)).body['id']).toBe('../a:b');
    expect((await send(sandbox, `/compute/v1/images/${encodeURIComponent('../nosuch')}`)).body['message']).toBe(
      'Image ../nosuch not found.',
    );
  });

  it('with broken percent-encoding is an INVALID_ARGUMENT', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, '/compute/v1/images/%E0%A4%A');
    expect([status, body['code']]).toEqual([400, 3]);
  });
});

describe('a query parameter', () => {
  it.each([
    ['/compute/v1/images/fd85u0rct32prepgjlv0', 'view'],
    ['/compute/v1/images', 'folder_id'],
    ['/compute/v1/images:latestByFamily', 'pageSize'],
    ['/cloud-desktop/v1/images', 'page_size'],
  ])('that %s does not know is refused: %s', async (path, name) => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, path, { query: { [name]: 'x' } });
    expect([answer.status, violatedFields(answer)]).toEqual([400, [name]]);
  });

  it('is checked only after the caller is known', async () => {
    const sandbox = await start({ images: 0 });
    expect((await send(sandbox, '/compute/v1/images?nosuch=1', { token: null })).status).toBe(401);
  });
});

describe('latestByFamily', () => {
  const path = '/compute/v1/images:latestByFamily';

  it('answers the newest image of the family in the folder', async () => {
    const folderId = 'folder';
    const family = 'ubuntu';
    const sandbox = await start({
      dataset: {
        compute: [
          { id: 'old', folderId, family, createdAt: '2025-01-01T00:00:00.000000001Z' },
          { id: 'new', folderId, family, createdAt: '2025-01-01T03:00:00.000000002+03:00' },
          { id: 'else', folderId, family: 'debian', createdAt: '2026-01-01T00:00:00Z' },
          { id: 'elsewhere', folderId: 'other', family, createdAt: '2026-01-01T00:00:00Z' },
        ],
      },
    });
    expect((await send(sandbox, path, { query: { folderId, family } })).body['id']).toBe('new');
    expect((await send(sandbox, path, { query: { folderId, family: 'windows' } })).status).toBe(404);
  });

  it('refuses a request without a folder and with a family that is none', async () => {
    const sandbox = await start({ images: 0 });
    expect(violatedFields(await send(sandbox, path, { query: { family: 'U' } }))).toEqual(['folder_id', 'family']);
  });
});

describe('the server', () => {
  it('reports an address that is taken', async () => {
    const sandbox = await start({ images: 0 });
    await expect(startSandbox({ images: 0, port: sandbox.port })).rejects.toThrow(/EADDRINUSE/);
  });

  it('listens where it was told to', async () => {
    const first = await start({ images: 0 });
    const { port } = first;
    await first.close();
    const second = await start({ images: 0, port });
    expect(second.url).toBe(`http://127.0.0.1:${port}`);
  });

  it('closes connections that are open', async () => {
    const sandbox = await start({ images: 0 });
    const socket = connect(sandbox.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    await sandbox.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});
