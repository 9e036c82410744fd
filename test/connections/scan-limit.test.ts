import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from '../../src/connections/connection.ts';
import { readConnection } from '../../src/connections/read-connection.ts';
import { testSeed } from '../support/seed.ts';
import { create, type Plan, tellingWorld, world } from './arbitraries.ts';
import { InMemorySource, type Item, plain, type Quirks } from './in-memory-source.ts';
import { patientSettings } from './settings.ts';
import { expected } from './walk.ts';

type Matches = (item: Item) => boolean;

/** From none to all, and mostly few. */
const conditions: fc.Arbitrary<Matches> = fc
  .record({ divisor: fc.constantFrom(1, 2, 5, 17), remainder: fc.nat(16) })
  .map(({ divisor, remainder }) => {
    const matches: Matches = ({ id }) => Number(/\d+/.exec(id)?.[0]) % divisor === remainder % divisor;
    return matches;
  });

interface Page {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

function reader(sources: readonly InMemorySource[], scanPages: number) {
  return (page: Page): Promise<Connection<Item>> =>
    readConnection({ identity: 'scan limit', sources, filtered: true, shares: null }, page, patientSettings(scanPages));
}

/** Pages forward to the end; `look` is shown every page. */
async function walk(
  read: (page: Page) => Promise<Connection<Item>>,
  first: number,
  look: (page: Connection<Item>) => void = () => undefined,
): Promise<Item[]> {
  const seen: Item[] = [];
  let after: string | null = null;
  for (let count = 0; count < 2000; count++) {
    const page: Connection<Item> = await read({ first, after });
    look(page);
    seen.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return seen;
    expect(page.pageInfo.endCursor).not.toBe(after);
    after = page.pageInfo.endCursor;
  }
  throw new Error('The walk does not end.');
}

function numbered(count: number, suffix = ''): Item[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return { id: `id${number}${suffix}`, key: `k${number}` };
  });
}

function withQuirks(plan: Plan, quirks: Partial<Quirks>): Plan {
  return { ...plan, parts: plan.parts.map((part) => ({ ...part, quirks: { ...part.quirks, ...quirks } })) };
}

function withoutEmptyPages(plan: Plan): Plan {
  const quirks = { emptyEvery: null, leadingEmpty: 0, middleEmpty: 0, trailingEmpty: 0 };
  const { parts, ...rest } = withQuirks(plan, quirks);
  return { ...rest, parts: parts.map((part) => ({ ...part, unreadable: 0 })) };
}

/** A service that keeps to the size of a small first page shows too little of a run of equal keys, which is refused. */
const backwardWorld = tellingWorld.map((plan) => withQuirks(plan, { fixedPageSize: false }));

describe('a list with a condition that the gateway evaluates', () => {
  it('gives every match once and in order to a client that goes on by endCursor', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        conditions,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        async (plan, matches, first, scanPages) => {
          const { sources, descending } = create(plan);
          for (const source of sources) source.matches = matches;
          const seen = await walk(reader(sources, scanPages), first);
          expect(seen).toEqual(expected(sources, descending).filter(matches));
        },
      ),
      { seed: testSeed, numRuns: 1000 },
    );
  });

  it('reads no more pages of a source for one page than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        // The first page without any item is free.
        world.map((plan) => withoutEmptyPages(plan)),
        conditions,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        async (plan, matches, first, scanPages) => {
          const { sources } = create(plan);
          for (const source of sources) source.matches = matches;
          let before = sources.map(() => 0);
          await walk(reader(sources, scanPages), first, () => {
            for (const [index, { calls }] of sources.entries()) {
              expect(calls - (before[index] ?? 0)).toBeLessThanOrEqual(scanPages);
            }
            before = sources.map(({ calls }) => calls);
          });
        },
      ),
      { seed: testSeed, numRuns: 300 },
    );
  });

  it('gives the same backward, where the limit leaves room to see how equal keys are ordered', async () => {
    await fc.assert(
      fc.asyncProperty(backwardWorld, conditions, fc.integer({ min: 1, max: 12 }), async (plan, matches, last) => {
        const { sources, descending } = create(plan);
        for (const source of sources) source.matches = matches;
        const read = reader(sources, 5);
        let seen: Item[] = [];
        let before: string | null = null;
        for (let more = true, count = 0; more; count++) {
          expect(count).toBeLessThan(2000);
          const { nodes, pageInfo } = await read({ last, before });
          seen = [...nodes, ...seen];
          before = pageInfo.startCursor;
          more = pageInfo.hasPreviousPage;
        }
        expect(seen).toEqual(expected(sources, descending).filter(matches));
      }),
      { seed: testSeed, numRuns: 500 },
    );
  });

  it('resumes from any edge with the exact rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        conditions,
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        async (plan, matches, size, pick) => {
          const { sources, descending } = create(plan);
          for (const source of sources) source.matches = matches;
          const all = expected(sources, descending).filter(matches);
          const read = reader(sources, 1000);
          const { edges } = await read({ first: size });
          const edge = edges[pick % Math.max(edges.length, 1)];
          if (edge === undefined) return;
          const rest = await read({ first: 1000, after: edge.cursor });
          expect(rest.nodes).toEqual(all.slice(all.findIndex(({ id }) => id === edge.node.id) + 1));
        },
      ),
      { seed: testSeed, numRuns: 300 },
    );
  });
});

describe('the scan limit', () => {
  it('ends a page that has found nothing with a place to go on from', async () => {
    const source = new InMemorySource(numbered(10), false, { ...plain, shortPages: 2 });
    source.matches = ({ key }) => key === 'k009';
    const read = reader([source], 2);
    const { nodes, pageInfo } = await read({ first: 3 });
    expect(nodes).toEqual([]);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, startCursor: null });
    expect(pageInfo.endCursor).toEqual(expect.any(String));
    expect(source.calls).toBe(2);
    const next = await read({ first: 3, after: pageInfo.endCursor });
    expect(next.nodes).toEqual([]);
    // Resuming reads on where the first page stopped, and not again what it has seen.
    expect(source.calls).toBe(4);
    expect(source.itemsRead).toBe(8);
    const last = await read({ first: 3, after: next.pageInfo.endCursor });
    expect(last.nodes).toEqual([{ id: 'id009', key: 'k009' }]);
    expect(last.pageInfo.hasNextPage).toBe(false);
  });

  it('keeps what is found past its last edge when it stops, so that no page is read in vain again', async () => {
    const source = new InMemorySource(numbered(12), false, { ...plain, shortPages: 3 });
    source.matches = ({ key }) => key === 'k000' || key === 'k011';
    const read = reader([source], 2);
    const page = await read({ first: 3 });
    expect(page.nodes.map(({ key }) => key)).toEqual(['k000']);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(page.pageInfo.endCursor).not.toBe(page.edges[0]?.cursor);
    const rest = await read({ first: 3, after: page.pageInfo.endCursor });
    expect(rest.nodes.map(({ key }) => key)).toEqual(['k011']);
    expect(source.itemsRead).toBe(12);
  });

  it('counts a run of empty pages, also without a condition', async () => {
    const source = new InMemorySource(numbered(4), false, { ...plain, shortPages: 1 });
    const readPage = source.readPage.bind(source);
    source.readPage = async ({ pageSize, pageToken }, direction) => {
      // A service that hides what the caller may not see can give many empty pages, each with a new token.
      const [, empty = '0', token = pageToken] = /^(\d+) (.*)$/.exec(pageToken ?? '') ?? [];
      if (Number(empty) > 0) return { items: [], nextPageToken: `${Number(empty) - 1} ${token ?? ''}`, unreadable: [] };
      const page = await readPage({ pageSize, pageToken: token }, direction);
      return { ...page, nextPageToken: page.nextPageToken === null ? null : `7 ${page.nextPageToken}` };
    };
    const pages: number[] = [];
    const seen = await walk(reader([source], 3), 2, ({ nodes }) => pages.push(nodes.length));
    expect(seen.map(({ key }) => key)).toEqual(['k000', 'k001', 'k002', 'k003']);
    expect(pages).toContain(0);
  });

  it('holds back what another source has beyond the place where one was paused', async () => {
    const slow = new InMemorySource(numbered(10, '-a'), false, { ...plain, shortPages: 2 });
    slow.matches = ({ key }) => key === 'k009';
    const quick = new InMemorySource(
      numbered(10, '-b').filter(({ key }) => key === 'k001' || key === 'k005'),
      false,
    );
    const read = reader([slow, quick], 1);
    const first = await read({ first: 5 });
    // The first source was read up to k001: the other one's k005 could come after something not yet seen.
    expect(first.nodes.map(({ id }) => id)).not.toContain('id005-b');
    const seen = await walk(read, 5);
    expect(seen.map(({ id }) => id)).toEqual(['id001-b', 'id005-b', 'id009-a']);
  });

  it('does not stop a source whose items are all wanted', async () => {
    const source = new InMemorySource(numbered(40), false, { ...plain, shortPages: 2 });
    const { nodes, pageInfo } = await reader([source], 3)({ first: 40 });
    expect(nodes).toHaveLength(40);
    expect(pageInfo.hasNextPage).toBe(false);
  });
});
