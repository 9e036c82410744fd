import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testSeed } from '../support/seed.ts';
import { create, tellingWorld, world } from './arbitraries.ts';
import { expected, read, walkBackward, walkForward } from './walk.ts';

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
          expect(previous.pageInfo.hasPreviousPage).toBe(index > count);
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
