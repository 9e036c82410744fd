import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testSeed } from '../support/seed.ts';
import { create, type Plan, tellingWorld, type World } from './arbitraries.ts';
import type { InMemorySource, Item } from './in-memory-source.ts';
import { expected, read, walkBackward, walkForward } from './walk.ts';

/** Enough pages for every list here, so that no page ends before it is full. */
const manyPages = 100;

/** Two of three items match, which only their details show. */
function isShown({ id }: Item): boolean {
  return Number(/\d+/.exec(id)?.[0]) % 3 !== 0;
}

interface Searched extends World {
  readonly all: readonly Item[];
  /** The items whose details were loaded, for each source. */
  readonly loads: Map<InMemorySource, Set<string>>;
}

/** A world whose lists omit what their filter needs; `matches` fails for an item whose details are not loaded. */
function searched(plan: Plan, maxItems: number): Searched {
  const { sources, descending } = create(plan);
  const loads = new Map<InMemorySource, Set<string>>();
  const all = expected(sources, descending).filter(isShown);
  for (const source of sources) {
    const loaded = new Set<string>();
    source.details = {
      maxItems,
      load: (items) => {
        if (items.length === 0 || items.length > maxItems) throw new RangeError(`${items.length} items`);
        const ids = loads.get(source) ?? new Set();
        loads.set(source, ids);
        for (const { id } of items) {
          loaded.add(id);
          ids.add(id);
        }
        return Promise.resolve();
      },
    };
    source.matches = (item) => {
      if (!loaded.has(item.id)) throw new Error(`The details of ${item.id} are not loaded.`);
      return isShown(item);
    };
  }
  return { sources, descending, all, loads };
}

const maxItems = fc.integer({ min: 1, max: 7 });
const sizes = fc.integer({ min: 1, max: 30 });

describe('a list whose filter needs details of its items', () => {
  it('gives every item once and in order, forward', async () => {
    await fc.assert(
      fc.asyncProperty(tellingWorld, maxItems, sizes, async (plan, limit, first) => {
        const { sources, all } = searched(plan, limit);
        expect(await walkForward(sources, first)).toEqual(all);
      }),
      { seed: testSeed, numRuns: 300 },
    );
  });

  it('gives every item once and in the same order, backward', async () => {
    await fc.assert(
      fc.asyncProperty(tellingWorld, maxItems, sizes, async (plan, limit, last) => {
        const { sources, all } = searched(plan, limit);
        expect(await walkBackward(sources, last, () => undefined, manyPages)).toEqual(all);
      }),
      { seed: testSeed, numRuns: 300 },
    );
  });

  it('resumes from any edge in either direction with the exact rest', async () => {
    await fc.assert(
      fc.asyncProperty(tellingWorld, maxItems, sizes, fc.nat(), sizes, async (plan, limit, size, pick, count) => {
        const { sources, all } = searched(plan, limit);
        const { edges } = await read(sources, { first: size }, manyPages);
        const edge = edges[pick % Math.max(edges.length, 1)];
        if (edge === undefined) return;
        const index = all.findIndex(({ id }) => id === edge.node.id);
        const next = await read(sources, { first: count, after: edge.cursor }, manyPages);
        expect(next.nodes).toEqual(all.slice(index + 1, index + 1 + count));
        const previous = await read(sources, { last: count, before: edge.cursor }, manyPages);
        expect(previous.nodes).toEqual(all.slice(Math.max(0, index - count), index));
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('loads details of no more items than the scan limit allows, for a page from any cursor', async () => {
    await fc.assert(
      fc.asyncProperty(
        tellingWorld,
        maxItems,
        sizes,
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        async (plan, limit, size, scanPages, pick) => {
          const { sources, loads } = searched(plan, limit);
          const { edges } = await read(sources, { first: size }, manyPages);
          const cursor = edges[pick % Math.max(edges.length, 1)]?.cursor ?? null;
          for (const page of [{ first: size }, { first: size, after: cursor }, { last: size, before: cursor }]) {
            loads.clear();
            // A page that lies too far away is refused.
            await read(sources, page, scanPages).catch(() => null);
            for (const ids of loads.values()) expect(ids.size).toBeLessThanOrEqual(scanPages * limit);
          }
        },
      ),
      { seed: testSeed, numRuns: 300 },
    );
  });
});
