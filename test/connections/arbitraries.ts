import fc from 'fast-check';
import { InMemorySource, type Item, plain, type Quirks } from './in-memory-source.ts';

const ties = fc.constantFrom<Quirks['ties']>('ID_ASC', 'ID_DESC', 'MIRRORED');

/** Pages of every kind. */
const quirks: fc.Arbitrary<Quirks> = fc.record({
  ties,
  shortPages: fc.option(fc.integer({ min: 1, max: 5 })),
  emptyEvery: fc.option(fc.integer({ min: 2, max: 4 })),
  leadingEmpty: fc.nat(3),
  middleEmpty: fc.nat(2),
  trailingEmpty: fc.nat(3),
  fixedPageSize: fc.boolean(),
});

/** Five pages hold a whole list, so that they show how the service orders equal keys. */
const tellingQuirks: fc.Arbitrary<Quirks> = fc.oneof(
  fc.record({
    ties,
    shortPages: fc.option(fc.integer({ min: 24, max: 30 })),
    emptyEvery: fc.option(fc.integer({ min: 2, max: 4 })),
    leadingEmpty: fc.constant(0),
    middleEmpty: fc.constant(0),
    trailingEmpty: fc.nat(1),
    fixedPageSize: fc.constant(false),
  }),
  fc.record({
    ties,
    shortPages: fc.option(fc.integer({ min: 24, max: 30 })),
    emptyEvery: fc.constant(null),
    leadingEmpty: fc.nat(1),
    middleEmpty: fc.nat(1),
    trailingEmpty: fc.nat(1),
    fixedPageSize: fc.boolean(),
  }),
);

/** Few keys, so that many items share one; or a single empty one, as where a service sorts by nothing. */
function itemsWith(keys: number): fc.Arbitrary<Item[]> {
  return fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }).chain((numbers) =>
    fc
      .shuffledSubarray(
        numbers.map((_, index) => index),
        { minLength: numbers.length },
      )
      .map((ids) =>
        numbers.map((number, index) => ({
          id: `id${String(ids[index]).padStart(3, '0')}`,
          key: keys === 0 ? '' : `k${number % keys}`,
        })),
      ),
  );
}

export const items = itemsWith(10);

export interface World {
  readonly sources: readonly InMemorySource[];
  readonly descending: boolean;
}

interface Part {
  readonly items: readonly Item[];
  readonly quirks: Quirks;
  /** A record cannot be decoded if its number modulo 16 is below this. */
  readonly unreadable: number;
  readonly reversible: boolean;
}

/** What to make a world of: a fresh one for each run, since runs change it. */
export interface Plan {
  readonly descending: boolean;
  readonly parts: readonly Part[];
  /** Items that every source lists, and the first one alone shows. */
  readonly system: readonly Item[];
}

export function create({ descending, parts, system }: Plan): World {
  const sources = parts.map((part, index) => {
    // The ID contains the source that the item is in, so that no two are alike.
    const own = part.items.map(({ id, key }) => ({ id: `${id}-${index}`, key }));
    const source = new InMemorySource([...own, ...system], descending, part.quirks);
    source.unreadable = new Set(source.items.map(({ id }) => id).filter((id) => scattered(id) < part.unreadable));
    source.reversible = part.reversible;
    if (index > 0 && system.length > 0) source.omits = isSystem;
    return source;
  });
  return { descending, sources };
}

function isSystem({ id }: Item): boolean {
  return id.startsWith('sys');
}

/** 0 to 15, so that neighbours differ or, now and then, do not. */
function scattered(id: string): number {
  return (Number(/\d+/.exec(id)?.[0]) * 7) % 16;
}

/**
 * A service that keeps to the size of a small first page shows too little of a long run of equal keys, which is refused
 * backward. So does a run of pages of nothing but unreadable records.
 */
function showsRuns({ quirks: { fixedPageSize }, items: list, unreadable }: Part, system: readonly Item[]): boolean {
  return !fixedPageSize || (unreadable === 0 && list.length + system.length <= 4);
}

function plans(pages: fc.Arbitrary<Quirks>, keys: number): fc.Arbitrary<Plan> {
  return fc.record({
    descending: fc.boolean(),
    parts: fc.array(
      fc.record({
        items: itemsWith(keys),
        quirks: pages,
        unreadable: fc.oneof(fc.constant(0), fc.nat(16)),
        reversible: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    system: fc.oneof(
      fc.constant([]),
      fc.integer({ min: 1, max: 6 }).map((count) =>
        Array.from({ length: count }, (_, index) => ({
          id: `sys${String(index).padStart(3, '0')}`,
          key: keys === 0 ? '' : `k${(index * 3) % keys}`,
        })),
      ),
    ),
  });
}

function showingRuns({ parts, system, ...rest }: Plan): Plan {
  const shown = parts.map((part) =>
    showsRuns(part, system) ? part : { ...part, quirks: { ...part.quirks, fixedPageSize: false } },
  );
  return { ...rest, system, parts: shown };
}

/** Services of every kind. */
export const world: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 4, arbitrary: plans(quirks, 10) },
  { weight: 1, arbitrary: plans(quirks, 0) },
);

/**
 * Services whose pages are not so short that looking at five of them cannot show how equal keys are ordered. The
 * order of equal keys in a list read backward is promised only for these.
 */
export const tellingWorld: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 4, arbitrary: plans(tellingQuirks, 10).map(showingRuns) },
  { weight: 1, arbitrary: plans(tellingQuirks, 0).map(showingRuns) },
);

/** A single source in an order of its own, which can be listed only forward. */
export const unsortedSource: fc.Arbitrary<() => InMemorySource> = fc
  .record({ list: items, pages: quirks, unreadable: fc.nat(8) })
  .map(({ list, pages, unreadable }) => () => {
    const source = new InMemorySource(list, false, pages, false);
    source.unreadable = new Set(list.map(({ id }) => id).filter((id) => scattered(id) < unreadable));
    return source;
  });

/** A source whose pages hold all that is asked for. */
export function plainSource(list: readonly Item[], some: Partial<Quirks> = {}): InMemorySource {
  return new InMemorySource(list, false, { ...plain, ...some });
}
