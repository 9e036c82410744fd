import fc from 'fast-check';
import { InMemorySource, type Item, type Quirks } from './in-memory-source.ts';

function quirks(shortestPage: number): fc.Arbitrary<Quirks> {
  return fc.record({
    ties: fc.constantFrom('ID_ASC', 'ID_DESC', 'MIRRORED'),
    shortPages: fc.option(fc.integer({ min: shortestPage, max: shortestPage + 4 })),
    emptyEvery: fc.option(fc.integer({ min: 2, max: 4 })),
    fixedPageSize: fc.boolean(),
  });
}

/** Few keys, so that many items share one. */
export const items: fc.Arbitrary<Item[]> = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }).chain((keys) =>
  fc
    .shuffledSubarray(
      keys.map((_, index) => index),
      { minLength: keys.length },
    )
    .map((ids) => keys.map((key, index) => ({ id: `id${String(ids[index]).padStart(3, '0')}`, key: `k${key % 10}` }))),
);

export interface World {
  readonly sources: readonly InMemorySource[];
  readonly descending: boolean;
}

/** What to make a world of: a fresh one for each run, since runs change it. */
export interface Plan {
  readonly descending: boolean;
  readonly parts: readonly { readonly items: readonly Item[]; readonly quirks: Quirks }[];
}

export function create({ descending, parts }: Plan): World {
  const sources = parts.map((part, index) => {
    // The ID says which source the item is in, so that no two are alike.
    const own = part.items.map(({ id, key }) => ({ id: `${id}-${index}`, key }));
    return new InMemorySource(own, descending, part.quirks);
  });
  return { descending, sources };
}

function worlds(shortestPage: number): fc.Arbitrary<Plan> {
  return fc.record({
    descending: fc.boolean(),
    parts: fc.array(fc.record({ items, quirks: quirks(shortestPage) }), { minLength: 1, maxLength: 4 }),
  });
}

/** Services of every kind. */
export const world = worlds(1);

/**
 * Services whose pages are not so short that looking at five of them cannot show how equal keys are ordered. The
 * order of equal keys in a list read backward is promised only for these.
 */
export const tellingWorld = worlds(20);
