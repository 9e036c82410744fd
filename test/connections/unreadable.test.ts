import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from '../../src/connections/connection.ts';
import { checkProperty } from '../support/seed.ts';
import { create, plainSource, tellingWorld, type World, world } from './arbitraries.ts';
import type { InMemorySource, Item } from './in-memory-source.ts';
import { expected, read } from './walk.ts';

/** Each page of a walk to the end. */
async function* pages(
  sources: readonly InMemorySource[],
  size: number,
  backward = false,
): AsyncGenerator<Connection<Item>> {
  let cursor: string | null = null;
  for (let count = 0; count < 2000; count++) {
    const page: Connection<Item> = await read(
      sources,
      backward ? { last: size, before: cursor } : { first: size, after: cursor },
    );
    yield page;
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return;
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
  }
  throw new Error('The walk does not end.');
}

function unreadableIn({ unreadable }: Connection<Item>): string[] {
  return unreadable.map(({ source, record }) => `${source} ${record.id ?? ''}`);
}

function allUnreadable({ sources }: World): string[] {
  return sources.flatMap(({ unreadable }, source) => [...unreadable].map((id) => `${source} ${id}`)).sort();
}

function walkProperty(backward: boolean): fc.IAsyncProperty<unknown[]> {
  return fc.asyncProperty(backward ? tellingWorld : world, fc.integer({ min: 1, max: 12 }), async (plan, size) => {
    const aWorld = create(plan);
    const seen: Item[] = [];
    const unreadable: string[] = [];
    for await (const page of pages(aWorld.sources, size, backward)) {
      if (backward) seen.unshift(...page.nodes);
      else seen.push(...page.nodes);
      unreadable.push(...unreadableIn(page));
    }
    expect(seen).toEqual(expected(aWorld.sources, aWorld.descending));
    expect(unreadable.sort()).toEqual(allUnreadable(aWorld));
  });
}

describe('records that cannot be decoded', () => {
  it('are named once each in a walk forward', async () => {
    await checkProperty('unreadable records forward', 2000, walkProperty(false));
  });

  it('are named once each in a walk backward', async () => {
    await checkProperty('unreadable records backward', 2000, walkProperty(true));
  });

  it('go with the item that follows them, or with the end of the list', async () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, key: id }));
    const source = plainSource(list, { shortPages: 4 });
    source.unreadable = new Set(['a', 'c', 'd', 'f']);
    const found: string[][] = [];
    for await (const page of pages([source], 1)) {
      found.push([
        ...page.nodes.map(({ id }) => id.toUpperCase()),
        ...page.unreadable.map(({ record }) => record.id ?? ''),
      ]);
    }
    expect(found).toEqual([['B', 'a'], ['E', 'c', 'd'], ['f']]);
    const whole = await read([source], { first: 6 });
    expect(whole.unreadable.map(({ record }) => record.id)).toEqual(['a', 'c', 'd', 'f']);
    const back = await read([source], { last: 1, before: whole.edges[1]?.cursor });
    expect(back.nodes).toEqual([{ id: 'b', key: 'b' }]);
    expect(back.unreadable.map(({ record }) => record.id)).toEqual(['a', 'c', 'd']);
  });

  it('are no cost where there are none', async () => {
    const list = ['a', 'b'].map((id) => ({ id, key: id }));
    const [one, other] = await Promise.all([1, 2].map((first) => read([plainSource(list)], { first })));
    expect(one?.unreadable).toEqual([]);
    expect(one?.unreadable).toBe(other?.unreadable);
  });

  it('make a page of nothing else count as an empty page', async () => {
    const list = Array.from({ length: 30 }, (_, index) => ({ id: `i${index}`, key: String(index).padStart(3, '0') }));
    const source = plainSource(list, { shortPages: 1 });
    source.unreadable = new Set(list.slice(0, 20).map(({ id }) => id));
    const first = await read([source], { first: 3 }, 5);
    expect(source.calls).toBe(6);
    expect(first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, startCursor: null } });
    expect(first.unreadable).toHaveLength(6);
    const second = await read([source], { first: 3, after: first.pageInfo.endCursor }, 5);
    expect(second.unreadable.map(({ record }) => record.id)).toEqual(['i6', 'i7', 'i8', 'i9', 'i10', 'i11']);
  });
});
