import { describe, expect, it } from '@jest/globals';
import { sandboxFolders, type BareMetalStandardImage } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, records, send, standardImageList, start, violatedFields, walk } from './client.ts';

const { path } = standardImageList;
const folderId = sandboxFolders.publicBareMetal;

/** In the order of insertion. */
const baremetalStandard: readonly BareMetalStandardImage[] = [
  { id: 'c', folderId, name: 'ubuntu-22-04' },
  { id: 'a', folderId, name: 'ubuntu-24-04' },
  { id: 'd', folderId },
  { id: 'b', folderId, name: 'debian-12' },
];

describe('the public images of BareMetal', () => {
  it('are listed in their folder with an ID, a name and a folder and nothing else', async () => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const { status, body } = await send(sandbox, path, { query: { folderId } });
    expect([status, body]).toEqual([
      200,
      {
        standardImages: [
          { id: 'a', folderId, name: 'ubuntu-24-04' },
          { id: 'b', folderId, name: 'debian-12' },
          { id: 'c', folderId, name: 'ubuntu-22-04' },
          { id: 'd', folderId },
        ],
      },
    ]);
  });

  it('are read one by one by ID', async () => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const { status, body } = await send(sandbox, `${path}/a`);
    expect([status, body]).toEqual([200, { id: 'a', folderId, name: 'ubuntu-24-04' }]);
    const missing = await send(sandbox, `${path}/nosuch`);
    expect([missing.status, missing.body['code']]).toEqual([404, 5]);
    const tooLong = await send(sandbox, `${path}/${'a'.repeat(21)}`);
    expect([tooLong.status, violatedFields(tooLong)]).toEqual([400, ['standard_image_id']]);
  });

  it('are not images of a folder: neither resource contains the images of the other', async () => {
    const sandbox = await start();
    const list = await send(sandbox, imageLists.baremetal.path, { query: { folderId } });
    expect([list.status, list.body]).toEqual([200, {}]);
    const get = await send(sandbox, `${imageLists.baremetal.path}/ly5special0public000`);
    expect(get.status).toBe(404);
    expect((await send(sandbox, `${path}/ly5special0everythin`)).status).toBe(404);
  });

  it.each([sandboxFolders.alpha, sandboxFolders.empty, sandboxFolders.publicCompute])(
    'are not in the folder %s, whose list is empty',
    async (other) => {
      const sandbox = await start();
      const { status, body } = await send(sandbox, path, { query: { folderId: other } });
      expect([status, body]).toEqual([200, {}]);
    },
  );

  it('number about 30 in the default data set, whatever the number of other images', async () => {
    const counts = [];
    for (const images of [400, 2000]) {
      const sandbox = await start({ images });
      counts.push((await walk(sandbox, standardImageList, { folderId })).flat().length);
    }
    expect(counts).toEqual([34, 34]);
  });

  it.each(['POST', 'PATCH', 'DELETE'])('have no method for %s', async (method) => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const answer = await send(sandbox, method === 'POST' ? path : `${path}/a`, { method, body: {} });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  });
});

describe('a caller of the public images of BareMetal', () => {
  const tokens = {
    'beta-only': { services: ['baremetal'], write: false, folders: [sandboxFolders.beta] },
  } as const;

  it.each([
    ['with all rights', 'sandbox-admin', 200],
    ['with rights to read', 'sandbox-viewer', 200],
    ['with rights in BareMetal only', 'sandbox-baremetal', 200],
    ['with rights in one private folder', 'beta-only', 200],
    ['with rights in another service', 'sandbox-compute', 403],
  ])('%s gets and lists them with the right status', async (_, token, expected) => {
    const sandbox = await start({ dataset: { baremetalStandard }, tokens });
    const answers = [
      await send(sandbox, `${path}/a`, { token }),
      await send(sandbox, path, { token, query: { folderId } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([expected, expected]);
  });

  it('may not list them in a folder that it may not read', async () => {
    const sandbox = await start({ dataset: { baremetalStandard }, tokens });
    const answer = await send(sandbox, path, { token: 'beta-only', query: { folderId: sandboxFolders.alpha } });
    expect([answer.status, answer.body['code']]).toEqual([403, 7]);
  });
});

describe('the list of the public images of BareMetal', () => {
  it.each([
    ['', 'abcd'],
    ['id', 'abcd'],
    ['id desc', 'dcba'],
    ['name', 'dbca'],
    ['name asc', 'dbca'],
    ['name desc', 'acbd'],
  ])('in the order "%s" is %s', async (orderBy, expected) => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const { body } = await send(sandbox, path, { query: { folderId, orderBy } });
    expect(ids(body['standardImages']).join('')).toBe(expected);
  });

  it.each([
    ['name = "debian-12"', 'b'],
    ['name : "ubuntu"', 'ac'],
    ['name:"ubuntu" AND name:"24"', 'a'],
    ['id = "d"', 'd'],
    ['id:"c" AND name:"ubuntu"', 'c'],
    ['name = "nosuch"', ''],
  ])('with the filter %s is "%s"', async (filter, expected) => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const { status, body } = await send(sandbox, path, { query: { folderId, filter } });
    expect([status, ids(body['standardImages']).join('')]).toEqual([200, expected]);
  });

  it.each([
    [{ orderBy: 'createdAt' }, 'order_by'],
    [{ orderBy: 'status desc' }, 'order_by'],
    [{ filter: 'status = "READY"' }, 'filter'],
    [{ filter: 'name != "a"' }, 'filter'],
    [{ filter: 'name IN ("a")' }, 'filter'],
    [{ pageSize: 1001 }, 'page_size'],
    [{ pageSize: -1 }, 'page_size'],
    [{ folderId: '' }, 'folder_id'],
    [{ folderId: 'a'.repeat(51) }, 'folder_id'],
    [{ folderId: 'Standard' }, 'folder_id'],
  ])('refuses %j', async (query, field) => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    const answer = await send(sandbox, path, { query: { folderId, ...query } });
    expect([answer.status, answer.body['code'], violatedFields(answer)]).toEqual([400, 3, [field]]);
  });

  it('has pages of 20 by default and of up to 1000', async () => {
    const sandbox = await start({ dataset: { baremetalStandard: manyImages(1100) } });
    const page = async (query: Record<string, number>): Promise<number> =>
      records((await send(sandbox, path, { query: { folderId, ...query } })).body['standardImages']).length;
    expect([await page({}), await page({ pageSize: 0 }), await page({ pageSize: 1000 })]).toEqual([20, 20, 1000]);
  });

  it.each([{}, { shortPages: true }, { emptyPages: true }, { emptyLastPage: true }, { fixedPageSize: true }])(
    'is read to its end, each image once, with the quirks %j',
    async (quirks) => {
      const sandbox = await start({ dataset: { baremetalStandard: manyImages(60) }, quirks: { baremetal: quirks } });
      const pages = await walk(sandbox, standardImageList, { folderId, pageSize: 7, orderBy: 'name desc' });
      expect(ids(pages.flat())).toEqual(
        manyImages(60)
          .map(({ id }) => id)
          .reverse(),
      );
    },
  );

  it('does not accept the page tokens of the images of the same folder, and the other way round', async () => {
    const sandbox = await start({
      dataset: {
        baremetalStandard,
        baremetal: ['1', '2'].map((id) => ({ id, folderId, createdAt: '2025-01-01T00:00:00Z' })),
      },
    });
    const paths = [path, imageLists.baremetal.path] as const;
    for (const [from, to] of [paths, paths.toReversed()]) {
      const first = await send(sandbox, from, { query: { folderId, pageSize: 1 } });
      const query = { folderId, pageSize: 1, pageToken: String(first.body['nextPageToken']) };
      expect((await send(sandbox, from, { query })).status).toBe(200);
      const answer = await send(sandbox, to, { query });
      expect([answer.status, violatedFields(answer)]).toEqual([400, ['page_token']]);
    }
  });

  it('is nonsense with the fault wrong-shape', async () => {
    const sandbox = await start({ dataset: { baremetalStandard } });
    sandbox.faults.set('baremetal', { garbage: 'wrong-shape' });
    const { status, body } = await send(sandbox, path, { query: { folderId } });
    expect([status, Array.isArray(body['standardImages'])]).toEqual([200, false]);
  });
});

function manyImages(count: number): readonly BareMetalStandardImage[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return { id: `image-${number}`, folderId, name: `name-${number}` };
  });
}
