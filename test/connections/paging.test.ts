import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testSeed } from '../support/seed.ts';
import { create, type Plan, tellingWorld, unsortedSource, world } from './arbitraries.ts';
import { expected, read as readPage, walkBackward, walkForward } from './walk.ts';

/** Enough pages for every list here, so that no page ends before it is full. */
const manyPages = 100;
const read: typeof readPage = (sources, page) => readPage(sources, page, manyPages);

/** Whether a page token can be followed by nothing that the list shows. */
function endsLate({ parts, system }: Plan): boolean {
  return (
    system.length > 0 ||
    parts.some(({ unreadable, quirks }) => unreadable > 0 || quirks.trailingEmpty > 0 || quirks.emptyEvery !== null)
  );
}

describe('a merged list', () => {
  it('gives every item once and in order, forward, for any page size', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 30 }), async (plan, first) => {
        const { sources, descending } = create(plan);
        expect(await walkForward(sources, first)).toEqual(expected(sources, descending));
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('gives every item once and in the same order, backward', async () => {
    await fc.assert(
      fc.asyncProperty(tellingWorld, fc.integer({ min: 1, max: 30 }), async (plan, last) => {
        const { sources, descending } = create(plan);
        expect(await walkBackward(sources, last)).toEqual(expected(sources, descending));
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('resumes from any edge of a page in either direction with the exact rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        tellingWorld,
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        fc.nat(),
        fc.integer({ min: 1, max: 30 }),
        async (plan, size, backward, pick, count) => {
          const { sources, descending } = create(plan);
          const all = expected(sources, descending);
          const { edges } = await read(sources, backward ? { last: size } : { first: size });
          const edge = edges[pick % Math.max(edges.length, 1)];
          if (edge === undefined) return;
          const index = all.findIndex(({ id }) => id === edge.node.id);
          const next = await read(sources, { first: count, after: edge.cursor });
          expect(next.nodes).toEqual(all.slice(index + 1, index + 1 + next.nodes.length));
          expect(next.nodes.length === count || !next.pageInfo.hasNextPage || next.nodes.length > 0).toBe(true);
          const previous = await read(sources, { last: count, before: edge.cursor });
          expect(previous.nodes).toEqual(all.slice(Math.max(0, index - count), index));
          // A further page token counts, since no call is made to see that the page is empty.
          const { hasPreviousPage } = previous.pageInfo;
          expect(hasPreviousPage).toBe(index > count || (hasPreviousPage && endsLate(plan)));
        },
      ),
      { seed: testSeed, numRuns: 1000 },
    );
  });

  it('turns round at any point', async () => {
    await fc.assert(
      fc.asyncProperty(
        tellingWorld,
        fc.array(fc.record({ backward: fc.boolean(), count: fc.integer({ min: 1, max: 12 }), pick: fc.nat() }), {
          minLength: 2,
          maxLength: 8,
        }),
        async (plan, steps) => {
          const { sources, descending } = create(plan);
          const all = expected(sources, descending);
          let cursor: string | null = null;
          let at = 0;
          for (const { backward, count, pick } of steps) {
            const page = await read(
              sources,
              backward ? { last: count, before: cursor } : { first: count, after: cursor },
            );
            const end = cursor === null ? all.length : at;
            const wanted = backward
              ? all.slice(Math.max(0, end - count), end)
              : all.slice(cursor === null ? 0 : at + 1).slice(0, count);
            expect(page.nodes).toEqual(wanted);
            const edge = page.edges[pick % Math.max(page.edges.length, 1)];
            if (edge === undefined) return;
            cursor = edge.cursor;
            at = all.findIndex(({ id }) => id === edge.node.id);
          }
        },
      ),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('gives all of these in a list of one source without a known order', async () => {
    await fc.assert(
      fc.asyncProperty(
        unsortedSource,
        fc.integer({ min: 1, max: 12 }),
        fc.tuple(fc.nat(), fc.nat()),
        async (make, size, [a, b]) => {
          const sources = [make()];
          const all = expected(sources, false);
          expect(await walkForward(sources, size)).toEqual(all);
          const { edges } = await read(sources, { first: 1000 });
          expect(edges.map(({ node }) => node)).toEqual(all);
          const [low, high] = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y);
          const [after, before] = [edges[low ?? 0]?.cursor, edges[high ?? 0]?.cursor];
          const start = after === undefined ? 0 : (low ?? 0) + 1;
          const end = before === undefined ? all.length : (high ?? 0);
          expect((await read(sources, { first: size, after })).nodes).toEqual(all.slice(start, start + size));
          expect((await read(sources, { last: size, before })).nodes).toEqual(all.slice(Math.max(0, end - size), end));
          const between = all.slice(start, end);
          expect((await read(sources, { first: 1000, after, before })).nodes).toEqual(between);
          expect((await read(sources, { last: 1000, after, before })).nodes).toEqual(between);
        },
      ),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('gives what lies between two cursors', async () => {
    await fc.assert(
      fc.asyncProperty(tellingWorld, fc.nat(), fc.nat(), fc.boolean(), async (plan, a, b, backward) => {
        const { sources, descending } = create(plan);
        const all = expected(sources, descending);
        const { edges } = await read(sources, { first: 1000 });
        const [low, high] = [a % (edges.length + 1), b % (edges.length + 1)].sort((x, y) => x - y);
        const [after, before] = [edges[low ?? 0]?.cursor, edges[high ?? 0]?.cursor];
        if (after === undefined || before === undefined) return;
        const page = await read(sources, { ...(backward ? { last: 1000 } : { first: 1000 }), after, before });
        expect(page.nodes).toEqual(all.slice((low ?? 0) + 1, high));
      }),
      { seed: testSeed, numRuns: 300 },
    );
  });
});
