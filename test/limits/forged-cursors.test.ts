import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeCursor } from '../../src/connections/cursor.ts';
import { createCursorSeal } from '../../src/connections/cursor-seal.ts';
import { type Anchor, anchorTies, type Position } from '../../src/connections/position.ts';
import { numberedImages } from '../integration/numbered-images.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';

const folders = ['folder-a', 'folder-b'];
const imageCount = 3300;

const lists = fc.record({
  field: fc.constantFrom('images', 'computeImages'),
  args: fc.constantFrom(
    '',
    'filter: { name: { eq: "fda-00007" } }',
    'filter: { labels: [{ key: "none" }] }',
    'filter: { name: { ne: "x" }, createdAfter: "2024-01-01T01:00:00Z" }',
    'orderBy: { field: NAME }',
    'orderBy: { field: CREATED_AT, direction: DESC }, filter: { labels: [{ key: "none" }] }',
  ),
});

const anchor: fc.Arbitrary<Anchor> = fc.record({
  id: fc.oneof(
    fc.nat(imageCount).map((number) => `fda${String(number).padStart(17, '0')}`),
    fc.constant('nobody'),
  ),
  key: fc.oneof(
    fc.constantFrom(null, '', 'zzz'),
    fc.nat(imageCount).map((number) => `fda-${String(number).padStart(5, '0')}`),
    fc.nat(imageCount).map((minutes) => new Date(Date.UTC(2024, 0, 1, 0, minutes)).toISOString()),
  ),
  ties: fc.constantFrom(...anchorTies),
});

interface ForgedPosition extends Omit<Position, 'pageToken'> {
  /** The number of a page token that the list has, or may have. */
  readonly token: number | null;
}

const position: fc.Arbitrary<ForgedPosition> = fc.record({
  direction: fc.constantFrom('FORWARD', 'FORWARD', 'BACKWARD'),
  token: fc.option(fc.nat(3)),
  offset: fc.oneof(fc.nat(1000), fc.constantFrom(0, 1, 3000, 1_000_000)),
  anchor: fc.option(anchor),
  ended: fc.boolean(),
  edge: fc.boolean(),
});

const positions = fc.array(position, { minLength: 6, maxLength: 6 });

describe.each([1, 5])('with a scan limit of %i pages, a forged cursor', (scanPages) => {
  let gateway: TestGateway;
  let known: ReadonlySet<string>;

  beforeAll(async () => {
    const dataset = {
      compute: numberedImages('fda', 'folder-a', imageCount).map((image) => ({ ...image, status: 'READY' as const })),
      baremetal: numberedImages('lya', 'folder-a', 1100).map((image) => ({ ...image, status: 'READY' as const })),
      desktop: numberedImages('fba', 'folder-b', 60).map((image) => ({ ...image, status: 'ACTIVE' as const })),
    };
    known = new Set([...dataset.compute, ...dataset.baremetal, ...dataset.desktop].map(({ id }) => id));
    gateway = await startGateway({
      sandboxOptions: { dataset },
      environment: { COST_MODE: 'measure', SCAN_LIMIT_PAGES: String(scanPages) },
    });
  });

  afterAll(() => gateway.close());

  interface Page {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly imageId: string } }[];
    readonly pageInfo: { readonly endCursor: string | null };
  }

  function read(field: string, args: string) {
    return gateway.query<Record<string, Page | null> | null>(
      `{ ${field}(${args}) { edges { cursor node { imageId } } pageInfo { endCursor } } }`,
      {},
      { headers: { 'x-upstream-report': '1' } },
    );
  }

  it('never takes more calls than were estimated, nor shows an image that is not in the list, nor is a fault', async () => {
    const seal = createCursorSeal(null);
    const property = fc.asyncProperty(
      lists,
      fc.record({ after: fc.option(positions), before: fc.option(positions) }),
      fc.record({ end: fc.constantFrom('first', 'last'), size: fc.constantFrom(1, 20, 1000) }),
      async ({ field, args }, cursors, { end, size }) => {
        const folder =
          field === 'images' ? `folderIds: ${JSON.stringify(folders)}` : `folderId: ${JSON.stringify(folders[0])}`;
        const list = `${folder} ${args}`;
        // A cursor of the list itself has the fingerprint, and tokens that its services take.
        const honest = await read(field, `${list} first: 1`);
        const { edges, pageInfo } = honest.data?.[field] ?? { edges: [], pageInfo: { endCursor: null } };
        const cursor = Buffer.from(edges[0]?.cursor ?? pageInfo.endCursor ?? '', 'base64url');
        const fingerprint = cursor.subarray(1, 7);
        const tokens = [...cursor.toString('latin1').matchAll(/[\w-]{20,}/g)].map(([token]) => token);
        const forge = (all: readonly ForgedPosition[]): string => {
          const forged = all.slice(0, field === 'images' ? 6 : 1).map(({ token, ...rest }): Position => ({
            ...rest,
            pageToken: token === null ? null : (tokens[token] ?? 'x'),
          }));
          return encodeCursor(seal, fingerprint, forged);
        };
        const bounds = Object.entries(cursors).map(([name, all]) => (all === null ? '' : `${name}: "${forge(all)}"`));
        const { data, errors, extensions } = await read(field, `${list} ${end}: ${size} ${bounds.join(' ')}`);
        const { calls, estimated } = extensions?.['upstream'] as { calls: number; estimated: { calls: number } };
        expect(calls).toBeLessThanOrEqual(estimated.calls);
        expect(errors.map(({ extensions: { code } }) => code)).not.toContain('INTERNAL_SERVER_ERROR');
        const shown = data?.[field]?.edges.map(({ node }) => node.imageId) ?? [];
        expect(shown.filter((imageId) => !known.has(imageId))).toEqual([]);
        expect(new Set(shown).size).toBe(shown.length);
        expect(gateway.heldItems()).toBe(0);
      },
    );
    await checkProperty(`forged cursors, scan limit ${scanPages}`, 60, property);
  });
});
