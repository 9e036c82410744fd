import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';
import { folderIds } from './images.ts';
import { type ImageList, imageIds, PageRefused, readPage } from './lists.ts';
import { pagesBackward, walkBackward, walkForward } from './walk.ts';
import { enter, expectedIds, imageLists, plainPaging, worlds } from './worlds.ts';

const mostImages = 3000;
const pageSizes = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 60 }));

/** Pages of one size; after 12 of them the rest in the largest, so that no case takes thousands of requests. */
const sized = (size: number) => (page: number) => (page < 12 ? size : 1000);

// How a service orders equal keys is what it is, and the gateway remembers it: so each way has a gateway of its own.
describe.each(['id-asc', 'follow-direction', 'insertion'] as const)('with equal keys ordered by %s', (ties) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    const quirks = { compute: { ties }, baremetal: { ties }, 'cloud-desktop': { ties } };
    gateway = await startGateway({ sandboxOptions: { maxLoggedRequests: 100, quirks } });
  });

  afterAll(() => gateway.close());

  it('a walk forward gives every image exactly once and in order', async () => {
    const property = fc.asyncProperty(worlds(mostImages), imageLists, pageSizes, async (world, list, first) => {
      enter(gateway.sandbox, world);
      const walked = await walkForward(gateway, list, { size: sized(first) });
      expect(walked).toEqual(expectedIds(gateway.sandbox, list, ties));
    });
    await checkProperty(`walks forward, ${ties}`, 12, property);
  }, 120_000);

  it('the cursor of any edge is followed by the exact rest', async () => {
    const property = fc.asyncProperty(
      worlds(mostImages),
      imageLists,
      pageSizes,
      fc.nat(),
      async (world, list, first, pick) => {
        enter(gateway.sandbox, world);
        const all = expectedIds(gateway.sandbox, list, ties);
        const start = await readPage(gateway, list, { first });
        const edge = start.edges[pick % Math.max(start.edges.length, 1)];
        if (edge === undefined) return;
        const rest = await walkForward(gateway, list, { size: sized(first), from: edge.cursor });
        expect(rest).toEqual(all.slice(all.indexOf(edge.node.imageId) + 1));
      },
    );
    await checkProperty(`resumed walks, ${ties}`, 12, property);
  }, 120_000);

  it('a walk backward gives every image exactly once and in the same order', async () => {
    const property = fc.asyncProperty(worlds(mostImages), imageLists, pageSizes, async (world, list, last) => {
      enter(gateway.sandbox, { ...world, quirks: plainPaging });
      const walked = await walkBackward(gateway, list, { size: sized(last) });
      expect(walked).toEqual(expectedIds(gateway.sandbox, list, ties));
    });
    await checkProperty(`walks backward, ${ties}`, 12, property);
  }, 120_000);

  it('a walk backward over short, empty or fixed pages does so too, or says that it cannot go on', async () => {
    let finished = 0;
    const property = fc.asyncProperty(worlds(mostImages), imageLists, pageSizes, async (world, list, last) => {
      enter(gateway.sandbox, world);
      const all = expectedIds(gateway.sandbox, list, ties);
      const walked: string[] = [];
      try {
        for await (const page of pagesBackward(gateway, list, { size: sized(last) })) walked.unshift(...imageIds(page));
        finished += 1;
        expect(walked).toEqual(all);
      } catch (error) {
        if (!(error instanceof PageRefused)) throw error;
        expect(error.errors).toEqual([
          expect.objectContaining({
            message: expect.stringMatching(/Page (forward|in the other direction)/),
            extensions: { code: 'BAD_USER_INPUT' },
          }),
        ]);
        expect(walked).toEqual(all.slice(all.length - walked.length));
      }
    });
    // A page that began within a run of equal keys once made an image come twice.
    const split: ImageList = {
      folderIds: ['folder-b'],
      services: ['BARE_METAL'],
      orderBy: { field: 'NAME', direction: 'ASC' },
    };
    const short = { images: { seed: 0, images: 1510, keys: 20 }, quirks: { ...plainPaging, shortPages: true } };
    await checkProperty(`walks backward over pages of every kind, ${ties}`, 12, property, [[short, split, 4]]);
    expect(finished).toBeGreaterThan(5);
  }, 120_000);

  it.each<ImageList>([
    { folderIds: [...folderIds] },
    { folderIds: [...folderIds].reverse(), orderBy: { field: 'NAME', direction: 'ASC' } },
    { service: 'COMPUTE', folderId: folderIds[0] },
    { service: 'CLOUD_DESKTOP', folderId: folderIds[0] },
  ])(
    'every edge of %j is a place to go on from in both directions',
    async (list) => {
      enter(gateway.sandbox, { images: { seed: 7, images: 60, keys: 3 }, quirks: plainPaging });
      const all = expectedIds(gateway.sandbox, list, ties);
      const seen: string[] = [];
      for (const first of [7, 1000]) {
        let after: string | null = null;
        do {
          const page = await readPage(gateway, list, { first, after });
          for (const { cursor, node } of page.edges) {
            const index = all.indexOf(node.imageId);
            const next = await readPage(gateway, list, { first: 1000, after: cursor });
            expect(imageIds(next)).toEqual(all.slice(index + 1));
            const previous = await readPage(gateway, list, { last: 1000, before: cursor });
            expect(imageIds(previous)).toEqual(all.slice(0, index));
            seen.push(node.imageId);
          }
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
      }
      expect(seen).toEqual([...all, ...all]);
    },
    60_000,
  );
});

describe('with names sorted by another collation', () => {
  it('a walk by name still gives every image exactly once', async () => {
    const collation = 'case-insensitive';
    const quirks = { compute: { collation }, baremetal: { collation }, 'cloud-desktop': { collation } } as const;
    const gateway = await startGateway({ sandboxOptions: { quirks } });
    try {
      const property = fc.asyncProperty(
        worlds(300),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom('ASC', 'DESC'),
        async (world, first, direction) => {
          enter(gateway.sandbox, world);
          const list: ImageList = { folderIds: [...folderIds], orderBy: { field: 'NAME', direction } };
          const walked = await walkForward(gateway, list, { size: sized(first) });
          expect(walked.sort()).toEqual(expectedIds(gateway.sandbox, list, 'id-asc').sort());
        },
      );
      await checkProperty('walks over names in another collation', 12, property);
    } finally {
      await gateway.close();
    }
  }, 60_000);
});
