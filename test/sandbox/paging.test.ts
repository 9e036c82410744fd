import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sandboxFolders, startSandbox, type ComputeImage } from '../../src/sandbox/sandbox.ts';
import { ids, imageLists, records, send, start, violatedFields, walk } from './client.ts';

const folderId = 'folder';

function images(count: number): readonly ComputeImage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `image-${String(index).padStart(4, '0')}`,
    folderId,
    createdAt: '2025-01-01T00:00:00Z',
  }));
}

describe('the default page size', () => {
  it.each([
    ['compute', 100],
    ['baremetal', 20],
    ['cloud-desktop', 100],
  ] as const)('of %s is %d', async (service, size) => {
    const dataset = images(150);
    const sandbox = await start({ dataset: { compute: dataset, baremetal: dataset, desktop: dataset } });
    const { path, key } = imageLists[service];
    for (const query of [{ folderId }, { folderId, pageSize: 0 }, { folderId, pageSize: '' }]) {
      expect(records((await send(sandbox, path, { query })).body[key])).toHaveLength(size);
    }
  });
});

describe('the end of a list', () => {
  it('has no nextPageToken on the last page, also when that is full', async () => {
    const sandbox = await start({ dataset: { compute: images(4) } });
    const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize: 2 });
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
  });

  it('leaves the list out of an empty page', async () => {
    const sandbox = await start({ dataset: { folders: [folderId] } });
    for (const { path } of Object.values(imageLists)) {
      expect((await send(sandbox, path, { query: { folderId } })).body).toEqual({});
    }
  });
});

describe('a page token', () => {
  async function firstPage(options: Parameters<typeof start>[0] = {}) {
    const sandbox = await start({ dataset: { compute: images(10), folders: ['other'] }, ...options });
    const { body } = await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 2 } });
    return { sandbox, pageToken: String(body['nextPageToken']) };
  }

  it('is 20 characters of [a-z0-9], the same for the same data and request', async () => {
    const [first, second] = [await firstPage(), await firstPage()];
    expect(first.pageToken).toMatch(/^[a-z0-9]{20}$/);
    expect(second.pageToken).toBe(first.pageToken);
  });

  it('can be used again', async () => {
    const { sandbox, pageToken } = await firstPage();
    for (let time = 0; time < 2; time++) {
      const { body } = await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 2, pageToken } });
      expect(ids(body['images'])).toEqual(['image-0002', 'image-0003']);
    }
  });

  it('allows another page size', async () => {
    const { sandbox, pageToken } = await firstPage();
    const { body } = await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 5, pageToken } });
    expect(ids(body['images'])).toHaveLength(5);
  });

  it('keeps the first page size in force with the quirk fixedPageSize', async () => {
    const { sandbox, pageToken } = await firstPage({ quirks: { compute: { fixedPageSize: true } } });
    let token = pageToken;
    for (let page = 0; page < 3; page++) {
      const query = { folderId, pageSize: 5, pageToken: token };
      const { body } = await send(sandbox, '/compute/v1/images', { query });
      expect(ids(body['images'])).toHaveLength(2);
      token = String(body['nextPageToken']);
    }
  });

  it.each([
    ['another folder', '/compute/v1/images', { folderId: 'other' }],
    ['another filter', '/compute/v1/images', { folderId, filter: 'name != "a"' }],
    ['another order', '/compute/v1/images', { folderId, orderBy: 'name' }],
    ['the opposite order', '/compute/v1/images', { folderId, orderBy: 'id desc' }],
    ['another service', '/baremetal/v1alpha/images', { folderId }],
  ])('is refused with %s', async (_, path, query) => {
    const { sandbox, pageToken } = await firstPage();
    const answer = await send(sandbox, path, { query: { ...query, pageSize: 2, pageToken } });
    expect([answer.status, answer.body['code'], violatedFields(answer)]).toEqual([400, 3, ['page_token']]);
  });

  it('is refused when it was never given out', async () => {
    const { sandbox } = await firstPage();
    for (const pageToken of ['2', 'aaaaaaaaaaaaaaaaaaaa']) {
      const answer = await send(sandbox, '/compute/v1/images', { query: { folderId, pageToken } });
      expect([answer.status, violatedFields(answer)]).toEqual([400, ['page_token']]);
    }
  });

  it('expires after its lifetime, counted from when it was given out', async () => {
    let now = 0;
    const { sandbox, pageToken } = await firstPage({ now: () => now, pageTokenLifetimeMs: 1000 });
    const status = async (): Promise<number> =>
      (await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 2, pageToken } })).status;
    now = 999;
    expect(await status()).toBe(200);
    now = 1000;
    expect(await status()).toBe(400);
  });

  it('expires after an hour by default', async () => {
    let now = 0;
    const { sandbox, pageToken } = await firstPage({ now: () => now });
    const query = { folderId, pageSize: 2, pageToken };
    now = 3_599_999;
    expect((await send(sandbox, '/compute/v1/images', { query })).status).toBe(200);
    now = 3_600_000;
    expect((await send(sandbox, '/compute/v1/images', { query })).status).toBe(400);
  });

  it('expires when told to', async () => {
    const { sandbox, pageToken } = await firstPage();
    sandbox.expireTokens();
    const answer = await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 2, pageToken } });
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['page_token']]);
  });

  it('is forgotten when many others were used since', async () => {
    const { sandbox, pageToken } = await firstPage({ maxPageTokens: 3 });
    await walk(sandbox, imageLists.compute, { folderId, pageSize: 3 });
    const answer = await send(sandbox, '/compute/v1/images', { query: { folderId, pageSize: 2, pageToken } });
    expect([answer.status, violatedFields(answer)]).toEqual([400, ['page_token']]);
  });
});

describe('a list that changes between two pages', () => {
  it('goes on behind the last image it gave, whatever was inserted or deleted before it', async () => {
    const sandbox = await start({ dataset: { compute: images(6) } });
    const query = { folderId, pageSize: 3 };
    const { body } = await send(sandbox, '/compute/v1/images', { query });
    expect(ids(body['images'])).toEqual(['image-0000', 'image-0001', 'image-0002']);
    // The last image given is gone, another stands where it was, and one more comes before all others.
    sandbox.store.compute.delete('image-0002');
    sandbox.store.compute.insert({ id: 'image-0001b', folderId, createdAt: '2025-01-01T00:00:00Z' });
    sandbox.store.compute.insert({ id: 'a-first', folderId, createdAt: '2025-01-01T00:00:00Z' });
    const pageToken = String(body['nextPageToken']);
    const second = await send(sandbox, '/compute/v1/images', { query: { ...query, pageToken } });
    expect(ids(second.body['images'])).toEqual(['image-0003', 'image-0004', 'image-0005']);
  });
});

describe('pages that are a nuisance', () => {
  it('are shorter than asked for with shortPages', async () => {
    const sandbox = await start({ dataset: { compute: images(60) }, quirks: { compute: { shortPages: true } } });
    const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize: 10 });
    expect(pages.flat().map(({ id }) => id)).toEqual(images(60).map(({ id }) => id));
    expect(pages.length).toBeGreaterThan(6);
    expect(pages.every((page) => page.length >= 1 && page.length <= 10)).toBe(true);
  });

  it('are empty at times with emptyPages, and no more than three in a row', async () => {
    const sandbox = await start({ dataset: { compute: images(60) }, quirks: { compute: { emptyPages: true } } });
    const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize: 2 });
    expect(pages.flat().map(({ id }) => id)).toEqual(images(60).map(({ id }) => id));
    const sizes = pages.map((page) => page.length).join('');
    expect(sizes).toContain('0');
    expect(sizes).not.toContain('0000');
  });

  it('have a token on the last page with emptyLastPage', async () => {
    const sandbox = await start({ dataset: { compute: images(4) }, quirks: { compute: { emptyLastPage: true } } });
    const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize: 2 });
    expect(pages.map((page) => page.length)).toEqual([2, 2, 0]);
  });

  it.each([
    ['leadingEmptyPages', { leadingEmptyPages: 2 }, [0, 0, 2, 2, 1]],
    ['middleEmptyPages', { middleEmptyPages: 2 }, [2, 0, 0, 2, 0, 0, 1]],
    ['trailingEmptyPages', { trailingEmptyPages: 2 }, [2, 2, 1, 0, 0]],
    ['emptyLastPage and trailingEmptyPages', { emptyLastPage: true, trailingEmptyPages: 2 }, [2, 2, 1, 0, 0]],
    ['more in a row than emptyPages gives', { leadingEmptyPages: 5, emptyPages: true, middleEmptyPages: 4 }, undefined],
    ['all of them', { leadingEmptyPages: 1, middleEmptyPages: 1, trailingEmptyPages: 1 }, [0, 2, 0, 2, 0, 1, 0]],
  ])('are empty in fixed places with %s, in any order', async (_, quirks, sizes) => {
    const sandbox = await start({ dataset: { compute: images(5) }, quirks: { compute: quirks } });
    const expected = images(5).map(({ id }) => id);
    for (const [orderBy, order] of [
      ['id', expected],
      ['id desc', expected.toReversed()],
    ] as const) {
      const pages = await walk(sandbox, imageLists.compute, { folderId, pageSize: 2, orderBy });
      expect(pages.flat().map(({ id }) => id)).toEqual(order);
      const found = pages.map((page) => page.length);
      expect(found).toEqual(sizes ?? [0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1]);
    }
  });

  it('also lead a list without images and a list of operations', async () => {
    const sandbox = await start({ images: 0, quirks: { compute: { leadingEmptyPages: 2 } } });
    expect(await walk(sandbox, imageLists.compute, { folderId: sandboxFolders.empty })).toEqual([[], [], []]);
    const operations = { path: '/compute/v1/images/fd8special0error0000/operations', key: 'operations' };
    expect((await walk(sandbox, operations, {})).map((page) => page.length)).toEqual([0, 0, 2]);
  });

  it('can be switched on while the sandbox runs', async () => {
    const sandbox = await start({ dataset: { compute: images(4) } });
    sandbox.setQuirks('compute', { emptyLastPage: true });
    expect(await walk(sandbox, imageLists.compute, { folderId })).toHaveLength(2);
    expect(await walk(sandbox, imageLists.baremetal, { folderId })).toHaveLength(1);
  });
});

describe('a walk over any data with any quirks', () => {
  const quirks = fc.record(
    {
      ties: fc.constantFrom('id-asc', 'follow-direction', 'insertion'),
      collation: fc.constantFrom('code-unit', 'case-insensitive'),
      shortPages: fc.boolean(),
      emptyPages: fc.boolean(),
      emptyLastPage: fc.boolean(),
      leadingEmptyPages: fc.nat(3),
      middleEmptyPages: fc.nat(3),
      trailingEmptyPages: fc.nat(3),
      fixedPageSize: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const anyImage = fc.record(
    {
      id: fc.stringMatching(/^[a-z]{6}$/),
      folderId: fc.constant(folderId),
      createdAt: fc.constantFrom(
        '2025-01-01T00:00:00Z',
        '2025-01-01T03:00:00+03:00',
        '2025-01-01T00:00:00.1Z',
        '2025-01-01T00:00:00.100000001Z',
        '2024-12-31T23:59:59.999999999Z',
      ),
      name: fc.constantFrom('a', 'B', 'b', 'A', ''),
    },
    { requiredKeys: ['id', 'folderId', 'createdAt'] },
  );

  it('gives every image once, in an order that does not depend on the page size', async () => {
    const sandbox = await startSandbox({ dataset: {} });
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(anyImage, { maxLength: 40, selector: ({ id }) => id }),
          quirks,
          fc.constantFrom('id', 'name', 'createdAt', 'id desc', 'name desc', 'created_at desc'),
          fc.integer({ min: 1, max: 12 }),
          async (compute, chosen, orderBy, pageSize) => {
            sandbox.store.replace({ compute, folders: [folderId] });
            sandbox.setQuirks('compute', chosen);
            const pages = await walk(sandbox, imageLists.compute, { folderId, orderBy, pageSize });
            const walked = pages.flat().map(({ id }) => id);
            expect(walked.toSorted()).toEqual(compute.map(({ id }) => id).toSorted());
            const whole = await walk(sandbox, imageLists.compute, { folderId, orderBy, pageSize: 1000 });
            expect(walked).toEqual(whole.flat().map(({ id }) => id));
          },
        ),
        { numRuns: 100 },
      );
    } finally {
      await sandbox.close();
    }
  });
});
