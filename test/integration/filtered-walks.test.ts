import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';
import { datasetOf, filter as filters, folderIds, images as someImages } from './filter-arbitraries.ts';
import { type Filter, meets } from './filter-oracle.ts';
import { type ImageList, imageIds, readPage } from './lists.ts';
import { services } from './oracle.ts';
import { walkBackward, walkForward } from './walk.ts';
import { expectedIds, orders, type PagingQuirks, pagingQuirks, plainPaging } from './worlds.ts';

const ties = 'id-asc';
const pageSizes = fc.integer({ min: 1, max: 15 });

const lists: fc.Arbitrary<ImageList & { readonly filter: Filter }> = fc.oneof(
  fc.record({
    service: fc.constantFrom(...services),
    folderId: fc.constantFrom(...folderIds),
    orderBy: fc.option(orders),
    filter: filters,
  }),
  fc.record({
    folderIds: fc.shuffledSubarray([...folderIds], { minLength: 1 }),
    services: fc.shuffledSubarray([...services], { minLength: 1 }),
    orderBy: fc.option(orders),
    filter: filters,
  }),
);

describe.each([1, 5])('a filtered list, with a scan limit of %d pages', (scanPages) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ environment: { SCAN_LIMIT_PAGES: String(scanPages) } });
  });

  afterAll(() => gateway.close());

  function setQuirks(quirks: PagingQuirks): void {
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const)
      gateway.sandbox.setQuirks(service, quirks);
  }

  /** What the list holds: all of it in its order, filtered by hand. */
  function expected(list: ImageList & { readonly filter: Filter }): string[] {
    return expectedIds(gateway.sandbox, list, ties, (image) => meets(image, list.filter));
  }

  it('gives every image that meets the filter exactly once and in order, over pages of every kind', async () => {
    const property = fc.asyncProperty(someImages, lists, pageSizes, pagingQuirks, async (held, list, first, quirks) => {
      gateway.sandbox.store.replace(datasetOf(held));
      setQuirks(quirks);
      expect(await walkForward(gateway, list, { size: () => first })).toEqual(expected(list));
    });
    await checkProperty(`filtered walks forward, scan limit ${scanPages}`, 100, property);
  }, 120_000);

  it('gives them backward too', async () => {
    const property = fc.asyncProperty(someImages, lists, pageSizes, async (held, list, last) => {
      gateway.sandbox.store.replace(datasetOf(held));
      setQuirks(plainPaging);
      expect(await walkBackward(gateway, list, { size: () => last })).toEqual(expected(list));
    });
    await checkProperty(`filtered walks backward, scan limit ${scanPages}`, 100, property);
  }, 120_000);

  it('can be gone on from at any edge in both directions', async () => {
    const property = fc.asyncProperty(someImages, lists, pageSizes, fc.nat(), async (held, list, size, pick) => {
      gateway.sandbox.store.replace(datasetOf(held));
      setQuirks(plainPaging);
      const all = expected(list);
      const { edges } = await readPage(gateway, list, pick % 2 === 0 ? { first: size } : { last: size });
      const edge = edges[pick % Math.max(edges.length, 1)];
      if (edge === undefined) return;
      const index = all.indexOf(edge.node.imageId);
      const from = edge.cursor;
      expect(await walkForward(gateway, list, { size: () => size, from })).toEqual(all.slice(index + 1));
      expect(await walkBackward(gateway, list, { size: () => size, from })).toEqual(all.slice(0, index));
    });
    await checkProperty(`filtered walks resumed, scan limit ${scanPages}`, 100, property);
  }, 120_000);
});

describe('a page that lies between two cursors', () => {
  it('has what lies between them, of any list and in either direction', async () => {
    const gateway = await startGateway();
    try {
      const property = fc.asyncProperty(
        someImages,
        lists,
        fc.tuple(fc.nat(), fc.nat()),
        fc.boolean(),
        async (held, list, picks, backward) => {
          gateway.sandbox.store.replace(datasetOf(held));
          const all = expectedIds(gateway.sandbox, list, ties, (image) => meets(image, list.filter));
          const { edges } = await readPage(gateway, list, { first: 1000 });
          expect(edges.map(({ node }) => node.imageId)).toEqual(all);
          if (edges.length === 0) return;
          const [low = 0, high = 0] = picks.map((pick) => pick % edges.length).sort((a, b) => a - b);
          const between = await readPage(gateway, list, {
            ...(backward ? { last: 1000 } : { first: 1000 }),
            after: edges[low]?.cursor ?? null,
            before: edges[high]?.cursor ?? null,
          });
          expect(imageIds(between)).toEqual(all.slice(low + 1, high));
        },
      );
      await checkProperty('pages between two cursors', 150, property);
    } finally {
      await gateway.close();
    }
  }, 60_000);
});
