import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sandboxFolders, startSandbox, systemDesktopImages, type DesktopImage } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, isRecord, records, send, start, walk } from './client.ts';

const list = imageLists['cloud-desktop'];
const { path } = list;
const documented = 'fdvvheamqk751hr09co9';
const privateFolders = [sandboxFolders.alpha, sandboxFolders.beta, sandboxFolders.gamma, sandboxFolders.empty] as const;
const systemIds = systemDesktopImages.map(({ id }) => id);

describe('the system images of Cloud Desktop', () => {
  it.each(privateFolders)('appear in the list of the folder %s, and have no folder themselves', async (folderId) => {
    const sandbox = await start();
    const images = (await walk(sandbox, list, { folderId })).flat();
    const withoutFolder = images.filter((image) => !('folderId' in image));
    expect(ids(withoutFolder).toSorted()).toEqual(systemIds.toSorted());
  });

  it('have names and creation times of their own', () => {
    for (const field of ['id', 'name', 'createdAt'] as const) {
      expect(new Set(systemDesktopImages.map((image) => image[field])).size).toBe(systemDesktopImages.length);
    }
    expect(systemDesktopImages.length).toBeGreaterThanOrEqual(3);
  });

  it('are the whole list of a folder without images', async () => {
    const sandbox = await start({ images: 0 });
    const { body } = await send(sandbox, path, { query: { folderId: sandboxFolders.empty } });
    expect(ids(body['desktopImages'])).toEqual(systemIds);
  });

  it('are found by name in the list of any folder, as documented', async () => {
    const sandbox = await start();
    const filter = 'name = "Ubuntu 20.04 LTS (2024-12-03)"';
    for (const folderId of privateFolders) {
      const { body } = await send(sandbox, path, { query: { folderId, filter } });
      expect(ids(body['desktopImages'])).toEqual([documented]);
    }
  });

  it('contain the documented image with its labels', async () => {
    const sandbox = await start({ images: 0 });
    const { status, body } = await send(sandbox, `${path}/${documented}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: documented,
      name: 'Ubuntu 20.04 LTS (2024-12-03)',
      labels: { 'x-hopper-operation-id': expect.any(String), 'x-hopper-source-image-id': expect.any(String) },
      status: 'ACTIVE',
    });
    expect(body).not.toHaveProperty('folderId');
  });

  it('are in the order of the list, between the images of the folder', async () => {
    const folderId = 'folder';
    const at = (second: number): string => `2025-01-01T00:00:0${second}Z`;
    const desktop: readonly DesktopImage[] = [
      { id: 'c', folderId, createdAt: at(1), name: 'm' },
      { id: 'b', createdAt: at(2), name: 'k' },
      { id: 'x', folderId: 'other', createdAt: at(3), name: 'l' },
      { id: 'a', folderId, createdAt: at(4), name: 'j' },
      { id: 'd', createdAt: at(0), name: 'n' },
    ];
    const sandbox = await start({ dataset: { desktop } });
    const order = async (orderBy: string): Promise<string> =>
      ids((await send(sandbox, path, { query: { folderId, orderBy } })).body['desktopImages']).join('');
    expect(await order('')).toBe('cbad');
    expect(await order('created_at')).toBe('dcba');
    expect(await order('created_at desc')).toBe('abcd');
    expect(await order('name')).toBe('abcd');
    expect(await order('name desc')).toBe('dcba');
  });
});

describe('a system image', () => {
  const tokens = {
    'beta-only': { services: ['cloud-desktop'], write: true, folders: [sandboxFolders.beta] },
  } as const;

  it.each([
    ['sandbox-admin', 200],
    ['sandbox-viewer', 200],
    ['sandbox-desktop', 200],
    ['beta-only', 200],
    ['sandbox-compute', 403],
  ])('is read by whoever has rights in Cloud Desktop: %s', async (token, expected) => {
    const sandbox = await start({ images: 0, tokens });
    expect((await send(sandbox, `${path}/${documented}`, { token })).status).toBe(expected);
  });

  it('appears in the folders that a caller may list, and only there', async () => {
    const sandbox = await start({ images: 0, tokens });
    const request = async (folderId: string) => await send(sandbox, path, { token: 'beta-only', query: { folderId } });
    expect(ids((await request(sandboxFolders.beta)).body['desktopImages'])).toEqual(systemIds);
    expect((await request(sandboxFolders.alpha)).status).toBe(403);
  });

  it.each([
    ['DELETE', undefined, 'sandbox-admin'],
    ['PATCH', { updateMask: 'name', name: 'renamed' }, 'sandbox-admin'],
    ['PATCH', { updateMask: 'labels', labels: {} }, 'sandbox-desktop'],
    ['DELETE', undefined, 'sandbox-viewer'],
  ])('is not changed by anybody: %s %j as %s', async (method, body, token) => {
    const sandbox = await start({ images: 0 });
    const before = sandbox.store.desktop.get(documented);
    const operations = sandbox.store.operations.all().length;
    const answer = await send(sandbox, `${path}/${documented}`, { method, token, ...(body !== undefined && { body }) });
    expect([answer.status, answer.body['code']]).toEqual([403, 7]);
    expect(answer.body['message']).toBe(`Permission denied to image ${documented}`);
    expect(sandbox.store.desktop.get(documented)).toEqual(before);
    expect(sandbox.store.operations.all()).toHaveLength(operations);
  });
});

describe('the lists of Cloud Desktop', () => {
  it('omit the labels that a get returns', async () => {
    const sandbox = await start();
    const images = (await walk(sandbox, list, { folderId: sandboxFolders.alpha })).flat();
    let labelled = 0;
    for (const image of images) {
      expect(image).not.toHaveProperty('labels');
      const { labels, ...rest } = (await send(sandbox, `${path}/${String(image['id'])}`)).body;
      expect(image).toEqual(rest);
      if (isRecord(labels)) labelled++;
    }
    expect(labelled).toBeGreaterThan(10);
  });

  it('return labels with the quirk listsOmitLabels: false, which can be set while the sandbox runs', async () => {
    const sandbox = await start();
    const query = { folderId: sandboxFolders.alpha, filter: 'name = "Ubuntu 20.04 LTS (2024-12-03)"' };
    const labels = async (): Promise<unknown> =>
      records((await send(sandbox, path, { query })).body['desktopImages'])[0]?.['labels'];
    expect(await labels()).toBeUndefined();
    sandbox.setQuirks('cloud-desktop', { listsOmitLabels: false });
    expect(await labels()).toEqual(systemDesktopImages[0]?.labels);
  });

  it('differ in this from those of Compute and BareMetal, whose lists have labels unless told otherwise', async () => {
    const sandbox = await start();
    for (const service of ['compute', 'baremetal'] as const) {
      const labelled = async (): Promise<boolean> => {
        const pages = await walk(sandbox, imageLists[service], { folderId: sandboxFolders.alpha });
        return pages.flat().some(({ labels }) => labels !== undefined);
      };
      expect(await labelled()).toBe(true);
      sandbox.setQuirks(service, { listsOmitLabels: true });
      expect(await labelled()).toBe(false);
    }
  });
});

describe('any images of Cloud Desktop', () => {
  const folders = ['folder-a', 'folder-b'] as const;
  const anyImage = fc.record(
    {
      id: fc.stringMatching(/^[a-z]{5}$/),
      folderId: fc.constantFrom(...folders),
      createdAt: fc.integer({ min: 0, max: 9 }).map((second) => `2025-01-01T00:00:0${second}Z`),
      name: fc.constantFrom('a', 'b', 'c'),
    },
    { requiredKeys: ['id', 'createdAt'] },
  );
  const change = fc.record({
    kind: fc.constantFrom('insert', 'delete', 'rename'),
    pick: fc.nat(),
    name: fc.constantFrom('a', 'b', 'c'),
    folderId: fc.option(fc.constantFrom(...folders), { nil: undefined }),
  });

  it('are listed by folder with those without a folder, also after changes', async () => {
    const sandbox = await startSandbox({ dataset: {} });
    const { desktop } = sandbox.store;
    const check = async (orderBy: 'name' | 'name desc'): Promise<void> => {
      for (const folderId of folders) {
        const direction = orderBy === 'name' ? 1 : -1;
        const expected = desktop
          .all()
          .filter((image) => image.folderId === undefined || image.folderId === folderId)
          .toSorted((a, b) => direction * compare(a.name ?? '', b.name ?? '') || compare(a.id, b.id))
          .map(({ id }) => id);
        expect(ids((await walk(sandbox, list, { folderId, orderBy, pageSize: 7 })).flat())).toEqual(expected);
        expect(desktop.listed(folderId).map(({ id }) => id)).toEqual(
          ids((await walk(sandbox, list, { folderId })).flat()),
        );
      }
    };
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(anyImage, { maxLength: 20, selector: ({ id }) => id }),
          fc.array(change, { maxLength: 4 }),
          fc.constantFrom('name', 'name desc'),
          async (images, changes, orderBy) => {
            sandbox.store.replace({ desktop: images, folders });
            await check(orderBy);
            for (const [index, { kind, pick, name, folderId }] of changes.entries()) {
              const all = desktop.all();
              const image = all[pick % Math.max(all.length, 1)];
              if (kind === 'insert') {
                const inserted = { id: `new-${index}`, createdAt: '2025-01-02T00:00:00Z', name };
                desktop.insert({ ...inserted, ...(folderId !== undefined && { folderId }) });
              } else if (image !== undefined && kind === 'delete') desktop.delete(image.id);
              else if (image !== undefined) desktop.change(image.id, (before) => ({ ...before, name }));
              await check(orderBy);
            }
          },
        ),
        { numRuns: 50 },
      );
    } finally {
      await sandbox.close();
    }
  });
});

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
