import { describe, expect, it } from '@jest/globals';
import type { ComputeImage, Dataset, Fault, Sandbox } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, nextPageToken, records, send, start, violatedFields, walk } from './client.ts';

const folderId = 'folder';
const path = '/compute/v1/images';

function images(count: number): readonly ComputeImage[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `image-${String(index).padStart(4, '0')}`, folderId, createdAt: '2025-01-01T00:00:00Z' },
    ...{ name: `name-${index}`, status: 'READY', storageSize: '1073741824', labels: { a: '1' }, pooled: true },
  }));
}

async function broken(fault: Fault, count = 3, dataset: Dataset = { compute: images(count) }): Promise<Sandbox> {
  const sandbox = await start({ dataset });
  sandbox.faults.set('compute', fault);
  return sandbox;
}

async function listed(sandbox: Sandbox, query: Readonly<Record<string, string | number>> = {}): Promise<unknown[]> {
  const { status, body } = await send(sandbox, path, { query: { folderId, ...query } });
  expect(status).toBe(200);
  const list: unknown = body['images'];
  return Array.isArray(list) ? Array.from<unknown>(list) : [];
}

describe('the fault "unreadableRecords"', () => {
  it.each([
    ['no-id', (image: Record<string, unknown>) => expect(image).not.toHaveProperty('id')],
    ['wrong-id', (image: Record<string, unknown>) => expect(typeof image['id']).toBe('number')],
    ['wrong-pooled', (image: Record<string, unknown>) => expect(typeof image['pooled']).toBe('string')],
    ['wrong-status', (image: Record<string, unknown>) => expect(Array.isArray(image['status'])).toBe(true)],
  ] as const)('of the kind %s changes the records with the given IDs, and no others', async (kind, check) => {
    const sandbox = await broken({ unreadableRecords: { ids: ['image-0001'], kind } });
    const [first, second, third] = records(await listed(sandbox));
    const [wholeFirst, wholeSecond, wholeThird] = images(3);
    expect([first, third]).toEqual([wholeFirst, wholeThird]);
    expect(second).not.toEqual(wholeSecond);
    expect(second?.['name']).toBe('name-1');
    check(second ?? {});
  });

  it.each([
    ['not-an-object', expect.any(String)],
    ['null', null],
  ] as const)('of the kind %s puts a value that is not an object in the place of a record', async (kind, expected) => {
    const sandbox = await broken({ unreadableRecords: { ids: ['image-0001'], kind } });
    const [first, , third] = images(3);
    expect(await listed(sandbox)).toEqual([first, expected, third]);
  });

  it('affects a share of the records, the same ones on every page, in every order and in a get', async () => {
    const sandbox = await broken({ unreadableRecords: { every: 4, kind: 'no-id' } }, 80);
    const affected = new Set(
      records(await listed(sandbox)).flatMap(({ id, name }) => (id === undefined ? [String(name)] : [])),
    );
    expect(affected.size).toBeGreaterThan(8);
    expect(affected.size).toBeLessThan(35);
    for (const pageSize of [1, 7, 50]) {
      for (const orderBy of ['id', 'name desc']) {
        const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize, orderBy });
        expect(pages.flat()).toHaveLength(80);
        for (const { id, name } of pages.flat()) expect(id === undefined).toBe(affected.has(String(name)));
      }
    }
    for (const { id, name = '' } of images(10)) {
      expect((await send(sandbox, `${path}/${id}`)).body['id'] === undefined).toBe(affected.has(name));
    }
  });

  it('affects every record where every is 1, in operations too', async () => {
    const sandbox = await start({ images: 0 });
    sandbox.faults.set('compute', { unreadableRecords: { every: 1, kind: 'no-id' } });
    const { body } = await send(sandbox, `${path}/fd8special0everythin/operations`);
    expect(records(body['operations'])).toHaveLength(3);
    expect(ids(body['operations'])).toEqual([undefined, undefined, undefined]);
  });

  it('can be limited to methods and to a number of requests, which writes and errors of a service do not use up', async () => {
    const fault = { methods: ['read'], times: 1, unreadableRecords: { every: 1, kind: 'null' } } as const;
    const sandbox = await broken(fault);
    const started = await send(sandbox, `${path}/image-0000`, { method: 'DELETE' });
    expect(started.body).toHaveProperty('id');
    expect(sandbox.faults.get('compute')).toEqual([fault]);
    expect(await listed(sandbox)).toEqual([null, null, null]);
    expect(ids(await listed(sandbox))).toHaveLength(3);
  });

  it('leaves an error of the service as it is', async () => {
    const sandbox = await broken({ unreadableRecords: { every: 1, kind: 'null' } });
    const { status, body } = await send(sandbox, `${path}/nosuch`);
    expect([status, body['code']]).toEqual([404, 5]);
  });
});

describe('the fault "unreadableFields"', () => {
  it.each([
    ['name', 7],
    ['createdAt', 5],
    ['labels', { a: 1 }],
    ['status', ['READY']],
    ['pooled', 'yes'],
    ['folderId', 7],
    ['productIds', 'none'],
    ['os', 'LINUX'],
  ] as const)('gives %s a value of another type in the records concerned', async (field, value) => {
    const sandbox = await broken({ unreadableFields: { ids: ['image-0001'], field } });
    const [first, second, third] = images(3);
    expect(await listed(sandbox)).toEqual([first, { ...second, [field]: value }, third]);
    expect((await send(sandbox, `${path}/image-0001`)).body).toEqual({ ...second, [field]: value });
  });

  it.each(['storageSize', 'size', 'minDiskSize'] as const)(
    'writes digits into %s that no JavaScript number keeps',
    async (field) => {
      const sandbox = await broken({ unreadableFields: { ids: ['image-0001'], field } });
      const { text, body } = await send(sandbox, path, { query: { folderId } });
      expect(text.split(`"${field}":12345678901234567890`)).toHaveLength(2);
      expect(ids(body['images'])[1]).toBe('image-0001');
    },
  );

  it('can be combined with unreadableRecords, and then affects other records', async () => {
    const sandbox = await broken(
      {
        unreadableRecords: { every: 3, kind: 'null' },
        unreadableFields: { every: 3, field: 'name' },
      },
      60,
    );
    const list = await listed(sandbox);
    const gone = list.filter((record) => record === null).length;
    const withoutName = records(list).filter(({ name }) => name === 7).length;
    expect(gone).toBeGreaterThan(5);
    expect(withoutName).toBeGreaterThan(5);
    expect(gone + withoutName).toBeLessThan(60);
  });
});

describe('the fault "repeatedToken"', () => {
  it('answers every page after the first with the token that it was requested with', async () => {
    const sandbox = await broken({ repeatedToken: true }, 5);
    const first = await send(sandbox, path, { query: { folderId, pageSize: 2 } });
    const pageToken = nextPageToken(first);
    for (let time = 0; time < 3; time++) {
      const page = await send(sandbox, path, { query: { folderId, pageSize: 2, pageToken } });
      expect(ids(page.body['images'])).toEqual(['image-0002', 'image-0003']);
      expect(nextPageToken(page)).toBe(pageToken);
    }
  });

  it('gives a list of one page a token that returns itself', async () => {
    const sandbox = await broken({ repeatedToken: true });
    const first = await send(sandbox, path, { query: { folderId } });
    expect(ids(first.body['images'])).toHaveLength(3);
    const pageToken = nextPageToken(first);
    expect(pageToken).not.toBe('');
    const second = await send(sandbox, path, { query: { folderId, pageToken } });
    expect([second.status, second.body]).toEqual([200, { nextPageToken: pageToken }]);
    sandbox.faults.clear('compute');
    const third = await send(sandbox, path, { query: { folderId, pageToken } });
    expect([third.status, violatedFields(third)]).toEqual([400, ['page_token']]);
  });

  it('affects lists only', async () => {
    const sandbox = await broken({ times: 1, repeatedToken: true });
    expect((await send(sandbox, `${path}/image-0000`)).body).not.toHaveProperty('nextPageToken');
    expect(sandbox.faults.get('compute')).toHaveLength(1);
    await listed(sandbox);
    expect(sandbox.faults.get('compute')).toEqual([]);
  });
});

describe('/sandbox/faults', () => {
  it('accepts unreadable records and fields and a repeated token together', async () => {
    const sandbox = await start({ dataset: { compute: images(3) } });
    const fault = {
      ...{ methods: ['list'], times: 2, probability: 1, repeatedToken: true },
      unreadableRecords: { every: 2, kind: 'not-an-object' },
      unreadableFields: { ids: ['image-0000'], field: 'storageSize' },
    };
    const put = await send(sandbox, '/sandbox/faults/compute', { method: 'PUT', body: fault });
    expect([put.status, JSON.parse(put.text)]).toEqual([200, [fault]]);
    expect((await send(sandbox, path, { query: { folderId } })).body).toHaveProperty('nextPageToken');
  });

  it.each<[unknown, RegExp]>([
    [{ unreadableRecords: { kind: 'null' } }, /Exactly one of every and ids must be given/],
    [{ unreadableRecords: { every: 2, ids: ['a'], kind: 'null' } }, /Exactly one of every and ids must be given/],
    [{ unreadableRecords: { every: 0, kind: 'null' } }, /every/],
    [{ unreadableRecords: { every: 2, kind: 'odd' } }, /kind/],
    [{ unreadableFields: { every: 2, field: 'id' } }, /field/],
    [{ repeatedToken: false }, /repeatedToken/],
    [{ repeatedToken: true, hang: true }, /can be combined with each other, but not with them/],
  ])('refuses %j and says why', async (body, message) => {
    const sandbox = await start({ images: 0 });
    const answer = await send(sandbox, '/sandbox/faults/compute', { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toMatch(message);
  });
});
