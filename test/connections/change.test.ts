import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testSeed } from '../support/seed.ts';
import { create, tellingWorld, type World, world } from './arbitraries.ts';
import { scanPages, walkBackward, walkForward } from './walk.ts';

/** What happens to the lists while a client pages through them, one of these after each page. */
interface Change {
  readonly kind: 'insert' | 'delete' | 'rekey';
  readonly source: number;
  readonly item: number;
  readonly key: number;
}

const changes = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom<Change['kind']>('insert', 'delete', 'delete', 'rekey'),
      source: fc.nat(),
      item: fc.nat(),
      key: fc.integer({ min: 0, max: 12 }),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 12 },
);

/** Applies changes and remembers what they touched. */
function changer({ sources }: World, all: readonly (readonly Change[])[]) {
  const touched = new Set<string>();
  let inserted = 0;
  const apply = (page: number): void => {
    for (const { kind, source: sourceIndex, item: itemIndex, key } of all[page] ?? []) {
      const source = sources[sourceIndex % sources.length];
      if (source === undefined) continue;
      if (kind === 'insert') {
        const id = `new${String(inserted++).padStart(3, '0')}-${sourceIndex % sources.length}`;
        source.items.push({ id, key: `k${key % 10}` });
        touched.add(id);
        continue;
      }
      const item = source.items[itemIndex % Math.max(source.items.length, 1)];
      if (item === undefined) continue;
      touched.add(item.id);
      source.items = source.items.filter(({ id }) => id !== item.id);
      if (kind === 'rekey') source.items.push({ id: item.id, key: `k${key % 10}` });
    }
  };
  return { touched, apply };
}

describe('a list that changes between pages', () => {
  it.each([
    // Where the item before a place is gone, its equals are read to their end, which takes many pages of one item.
    ['forward', world, walkForward, 100],
    ['backward', tellingWorld, walkBackward, scanPages],
  ] as const)('gives what was there throughout exactly once, %s', async (_, worlds, walk, mostPages) => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 12 }), changes, async (plan, size, list) => {
        const aWorld = create(plan);
        const { touched, apply } = changer(aWorld, list);
        const there = aWorld.sources.flatMap((source) => source.inOrder()).map(({ id }) => id);
        const seen = (await walk(aWorld.sources, size, apply, mostPages)).map(({ id }) => id);
        const untouched = (ids: readonly string[]): string[] => ids.filter((id) => !touched.has(id)).sort();
        expect(untouched(seen)).toEqual(untouched(there));
      }),
      { seed: testSeed, numRuns: 1500 },
    );
  });

  it.each([
    ['forward', tellingWorld, walkForward],
    ['backward', tellingWorld, walkBackward],
  ] as const)('finds its place again when tokens expire, %s', async (_, worlds, walk) => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 12 }), changes, async (plan, size, list) => {
        const aWorld = create(plan);
        const { touched, apply } = changer(aWorld, list);
        const there = aWorld.sources.flatMap((source) => source.inOrder()).map(({ id }) => id);
        const seen = await walk(aWorld.sources, size, (page) => {
          apply(page);
          if (page % 2 === 0) for (const source of aWorld.sources) source.expireTokens();
        });
        const untouched = (ids: readonly string[]): string[] => ids.filter((id) => !touched.has(id)).sort();
        expect(untouched(seen.map(({ id }) => id))).toEqual(untouched(there));
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });
});
