import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Args, type Page, readPage, refusedPage } from './list-page.ts';
import { numberedImages } from './numbered-images.ts';

const folders = Array.from({ length: 11 }, (_, index) => `folder-${String.fromCharCode(97 + index)}`);
const [folderA = '', folderB = ''] = folders;
const imagesOfAFolder = 60;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
  const everywhere = (service: string) =>
    folders.flatMap((folderId) =>
      // Names and times are as long as they may be, so that cursors are too.
      numberedImages(service + folderId.slice(-1), folderId, imagesOfAFolder).map((image) => ({
        ...image,
        name: image.name.padEnd(63, 'x'),
        createdAt: image.createdAt.replace('.000Z', '.123456789Z'),
      })),
    );
  gateway.sandbox.store.replace({ compute: everywhere('c'), baremetal: everywhere('b'), desktop: everywhere('d') });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

const serviceFields = ['computeImages', 'bareMetalImages', 'desktopImages'];
const pageOf = (field: string, args: Args) => readPage(gateway, field, args);
const refusal = (field: string, args: Args) => refusedPage(gateway, field, args);

async function cursorsOf(field: string, args: Args): Promise<string[]> {
  return (await pageOf(field, args)).edges.map(({ cursor }) => cursor);
}

/** What can happen to a cursor on its way through hands and programs. */
const mangling: fc.Arbitrary<(cursor: string) => string> = fc
  .record({
    kind: fc.constantFrom(
      'flip a bit',
      'truncate',
      'cut off the start',
      'insert',
      'swap',
      'double',
      'pad',
      'other bytes',
    ),
    at: fc.nat(),
    bit: fc.nat(7),
    text: fc.string({ minLength: 1, maxLength: 5 }),
    bytes: fc.uint8Array({ maxLength: 80 }),
  })
  .map(({ kind, at, bit, text, bytes }) => (cursor: string) => {
    const index = at % cursor.length;
    switch (kind) {
      case 'flip a bit': {
        const flipped = Buffer.from(cursor, 'base64url');
        const byte = at % flipped.length;
        flipped.writeUInt8(flipped.readUInt8(byte) ^ (1 << bit), byte);
        return flipped.toString('base64url');
      }
      case 'truncate':
        return cursor.slice(0, index);
      case 'cut off the start':
        return cursor.slice(1 + index);
      case 'insert':
        return cursor.slice(0, index) + text + cursor.slice(index);
      case 'swap':
        return cursor.slice(index) + cursor.slice(0, index);
      case 'double':
        return cursor + cursor;
      case 'pad':
        return `${cursor}${'='.repeat(1 + bit)}`;
      case 'other bytes':
        return Buffer.from(bytes).toString('base64');
    }
  });

describe('a mangled cursor', () => {
  it('is a clean error in 1,000 cases of 1,000, and costs no call', async () => {
    const lists: readonly (readonly [string, Args])[] = [
      ['images', { folderIds: [folderA, folderB] }],
      ['images', { folderIds: [folderA], orderBy: { field: 'NAME' } }],
      ...serviceFields.map((field) => [field, { folderId: folderA }] as const),
    ];
    const real = await Promise.all(
      lists.map(async ([field, args]) => ({ field, args, cursors: await cursorsOf(field, { ...args, first: 20 }) })),
    );
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...real),
        fc.nat(19),
        mangling,
        fc.boolean(),
        async (list, pick, mangle, before) => {
          const cursor = list.cursors[pick] ?? '';
          const mangled = mangle(cursor);
          // An empty string counts as absent.
          fc.pre(mangled !== cursor && mangled !== '');
          const page = before ? { last: 5, before: mangled } : { first: 5, after: mangled };
          const { code, reason, message } = await refusal(list.field, { ...list.args, ...page });
          expect({ code, reason }).toEqual({ code: 'BAD_USER_INPUT', reason: 'CURSOR_MALFORMED' });
          expect(message).toMatch(/^The cursor is malformed\./);
          cases++;
        },
      ),
      { numRuns: 1000, endOnFailure: true },
    );
    expect(cases).toBe(1000);
  }, 120_000);
});

describe('a cursor of one list', () => {
  const merged: Args = {
    folderIds: [folderA, folderB],
    services: ['COMPUTE', 'BARE_METAL'],
    filter: { name: { ne: 'x' } },
    orderBy: { field: 'NAME', direction: 'ASC' },
  };
  const single: Args = {
    folderId: folderA,
    filter: { name: { ne: 'x' } },
    filterExpression: 'name != "y"',
    orderBy: { field: 'NAME', direction: 'ASC' },
  };

  it.each<[string, string, Args]>([
    ['other folders', 'images', { ...merged, folderIds: [folderA, 'folder-c'] }],
    ['fewer folders', 'images', { ...merged, folderIds: [folderA] }],
    ['the folders in another order', 'images', { ...merged, folderIds: [folderB, folderA] }],
    ['other services', 'images', { ...merged, services: ['COMPUTE', 'CLOUD_DESKTOP'] }],
    ['all services', 'images', { ...merged, services: null }],
    ['another filter', 'images', { ...merged, filter: { name: { ne: 'z' } } }],
    ['no filter', 'images', { ...merged, filter: null }],
    ['another direction', 'images', { ...merged, orderBy: { field: 'NAME', direction: 'DESC' } }],
    ['another key of order', 'images', { ...merged, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }],
    ['no order', 'images', { ...merged, orderBy: null }],
    [
      'the list of one service',
      'computeImages',
      { folderId: folderA, filter: merged['filter'], orderBy: merged['orderBy'] },
    ],
  ])('is refused for %s', async (_, field, args) => {
    const [cursor] = await cursorsOf('images', { ...merged, first: 1 });
    const { code, reason, message } = await refusal(field, { ...args, first: 1, after: cursor });
    expect({ code, reason }).toEqual({ code: 'BAD_USER_INPUT', reason: 'CURSOR_MISMATCH' });
    expect(message).toContain('belongs to another list');
  });

  it.each<[string, string, Args]>([
    ['another folder', 'computeImages', { ...single, folderId: folderB }],
    ['another filter', 'computeImages', { ...single, filter: { name: { ne: 'z' } } }],
    ['another expression', 'computeImages', { ...single, filterExpression: 'name != "z"' }],
    ['no expression', 'computeImages', { ...single, filterExpression: null }],
    ['another order', 'computeImages', { ...single, orderBy: { field: 'CREATED_AT', direction: 'ASC' } }],
    ['no order', 'computeImages', { ...single, orderBy: null }],
    ['another service', 'desktopImages', single],
    [
      'the merged list',
      'images',
      { folderIds: [folderA], services: ['COMPUTE'], filter: single['filter'], orderBy: single['orderBy'] },
    ],
  ])('of one service is refused for %s', async (_, field, args) => {
    const [cursor] = await cursorsOf('computeImages', { ...single, first: 1 });
    const { code, reason } = await refusal(field, { ...args, first: 1, after: cursor });
    expect({ code, reason }).toEqual({ code: 'BAD_USER_INPUT', reason: 'CURSOR_MISMATCH' });
  });

  it.each<[string, Args, Args]>([
    ['the services in another order', merged, { ...merged, services: ['BARE_METAL', 'COMPUTE', 'BARE_METAL'] }],
    ['a folder named twice', merged, { ...merged, folderIds: [folderA, folderB, folderA] }],
    ['the default direction left out', merged, { ...merged, orderBy: { field: 'NAME' } }],
    [
      'the default order written out',
      { folderIds: [folderA] },
      { folderIds: [folderA], orderBy: { field: 'CREATED_AT', direction: 'DESC' } },
    ],
    [
      'all services written out',
      { folderIds: [folderA] },
      { folderIds: [folderA], services: ['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP'] },
    ],
  ])('is taken for the same list with %s', async (_, list, spelledOtherwise) => {
    const { edges } = await pageOf('images', { ...list, first: 4 });
    const rest = await pageOf('images', { ...spelledOtherwise, first: 2, after: edges[1]?.cursor });
    expect(rest.edges.map(({ node }) => node)).toEqual(edges.slice(2).map(({ node }) => node));
  });

  it('is taken in either direction and for any page size', async () => {
    const { edges } = await pageOf('images', { ...merged, first: 5 });
    const back = await pageOf('images', { ...merged, last: 3, before: edges[4]?.cursor });
    expect(back.edges.map(({ node }) => node)).toEqual(edges.slice(1, 4).map(({ node }) => node));
  });
});

describe('the size of cursors', () => {
  const orders = [
    { field: 'CREATED_AT', direction: 'ASC' },
    { field: 'CREATED_AT', direction: 'DESC' },
    { field: 'NAME', direction: 'ASC' },
  ];

  /** The longest cursor of a walk from the start to the end; it checks the tokens that it met. */
  async function longestCursor(field: string, args: Args, first: number): Promise<number> {
    gateway.sandbox.clearRequests();
    let longest = 0;
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo }: Page = await pageOf(field, { ...args, first, after });
      for (const { cursor } of edges) longest = Math.max(longest, cursor.length);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    const tokens = gateway.sandbox.requests.flatMap(({ query }) => query['pageToken'] ?? []);
    expect(new Set(tokens.map(({ length }) => length))).toEqual(new Set([20]));
    return longest;
  }

  it('stays under 4096 characters for 10 folders and 3 services ordered by CREATED_AT', async () => {
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
      gateway.sandbox.setQuirks(service, { shortPages: true });
    }
    for (const orderBy of orders.slice(0, 2)) {
      // Pages that are shorter than asked for are used up, so that in the middle each source stands behind a token.
      const longest = await longestCursor('images', { folderIds: folders.slice(0, 10), orderBy }, 100);
      process.stderr.write(`Cursor of 30 sources by ${orderBy.field} ${orderBy.direction}: ${longest} characters\n`);
      expect(longest).toBeLessThan(4096);
      // A token and an ID in each source: less would mean that the test has measured something else.
      expect(longest).toBeGreaterThan((30 * (20 + 20) * 4) / 3);
    }
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
      gateway.sandbox.setQuirks(service, { shortPages: false });
    }
  });

  it.each(serviceFields)('stays under 200 characters for %s', async (field) => {
    for (const orderBy of [null, ...orders]) {
      const longest = await longestCursor(field, { folderId: folderA, orderBy }, 20);
      process.stderr.write(`Cursor of ${field} by ${orderBy?.field ?? 'the service’s order'}: ${longest} characters\n`);
      expect(longest).toBeLessThan(200);
    }
  });
});
