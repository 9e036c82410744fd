import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Dataset } from '../../src/sandbox/sandbox.ts';
import { numberedImages, type NumberedImage } from '../integration/numbered-images.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';

const [large, small] = ['folder-a', 'folder-b'];

/** More images than go into a page, three of each instant, in one folder, and some in another. */
const dataset: Dataset = {
  compute: [...images('fda', large, 2300), ...images('fdb', small, 40)].map((image) => ({ ...image, status: 'READY' })),
  baremetal: images('lya', large, 1100).map((image) => ({ ...image, status: 'READY' })),
  desktop: images('fba', large, 1100).map((image) => ({ ...image, status: 'ACTIVE' })),
};

/** Every second image, so that the place of many a cursor is not there. */
function halfOf({ compute = [], baremetal = [], desktop = [] }: Dataset): Dataset {
  const half = <T>(all: Iterable<T>): T[] => [...all].filter((_, index) => index % 2 === 0);
  return { compute: half(compute), baremetal: half(baremetal), desktop: half(desktop) };
}

function images(prefix: string, folderId: string, count: number): NumberedImage[] {
  const all = numberedImages(prefix, folderId, count);
  return all.map((image, index) => ({ ...image, createdAt: all[index - (index % 3)]?.createdAt ?? '' }));
}

/** Lists whose filters are evaluated by every service, by some, or by the gateway; some find next to nothing. */
const lists = fc.record({
  field: fc.constantFrom('images', 'computeImages', 'bareMetalImages', 'desktopImages'),
  folderIds: fc.constantFrom([large, small], [large], [small]),
  filter: fc.constantFrom(
    '',
    'filter: { name: { contains: "-0" } }',
    'filter: { name: { eq: "fda-00007" } }',
    'filter: { labels: [{ key: "none" }] }',
    'filter: { name: { ne: "x" }, createdAfter: "2024-01-01T01:00:00Z" }',
  ),
  orderBy: fc.constantFrom('', 'orderBy: { field: NAME }', 'orderBy: { field: CREATED_AT, direction: DESC }'),
});

const pages = fc.record({
  end: fc.constantFrom('first', 'last'),
  size: fc.oneof(fc.constantFrom(1, 2, 999, 1000), fc.integer({ min: 1, max: 1000 })),
});

const cases = fc.record({
  list: lists,
  page: pages,
  /** Which edges of that page another page begins or ends at. */
  places: fc.record({ after: fc.option(fc.nat(999)), before: fc.option(fc.nat(999)) }),
  otherPage: pages,
  /** What happens between the two. */
  between: fc.record({ tokensExpire: fc.boolean(), imagesGo: fc.boolean() }),
  quirks: fc.record({
    ties: fc.constantFrom('id-asc' as const, 'follow-direction' as const, 'insertion' as const),
    emptyLastPage: fc.boolean(),
  }),
});

describe.each([1, 2, 5])('with a scan limit of %i pages', (scanPages) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({
      sandboxOptions: { dataset },
      environment: { COST_MODE: 'measure', SCAN_LIMIT_PAGES: String(scanPages) },
    });
  });

  afterAll(() => gateway.close());

  /** Reads a page, of which it gives the cursors. */
  async function readPage(field: string, args: readonly string[]): Promise<readonly string[]> {
    const { data, extensions } = await gateway.query<Record<string, { edges: { cursor: string }[] }> | null>(
      `{ ${field}(${args.join(' ')}) { edges { cursor } } }`,
      {},
      { headers: { 'x-upstream-report': '1' } },
    );
    const { calls, estimated } = extensions?.['upstream'] as { calls: number; estimated: { calls: number } };
    expect(calls).toBeLessThanOrEqual(estimated.calls);
    return data?.[field]?.edges.map(({ cursor }) => cursor) ?? [];
  }

  it('no page of a list takes more calls than was estimated', async () => {
    const property = fc.asyncProperty(cases, async ({ list, page, places, otherPage, between, quirks }) => {
      const { sandbox } = gateway;
      for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) sandbox.setQuirks(service, quirks);
      const folder =
        list.field === 'images'
          ? `folderIds: ${JSON.stringify(list.folderIds)}`
          : `folderId: ${JSON.stringify(list.folderIds[0])}`;
      const args = [folder, list.filter, list.orderBy];
      const cursors = await readPage(list.field, [...args, `${page.end}: ${page.size}`]);
      const bounds = Object.entries(places).flatMap(([name, place]) => {
        const cursor = place === null ? undefined : cursors[place % Math.max(cursors.length, 1)];
        return cursor === undefined ? [] : [`${name}: "${cursor}"`];
      });
      if (between.tokensExpire) sandbox.expireTokens();
      if (between.imagesGo) sandbox.store.replace(halfOf(dataset));
      await readPage(list.field, [...args, ...bounds, `${otherPage.end}: ${otherPage.size}`]);
      if (between.imagesGo) sandbox.store.replace(dataset);
    });
    await checkProperty(`pages, scan limit ${scanPages}`, 40, property);
  });
});
