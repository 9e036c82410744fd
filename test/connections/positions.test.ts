import { describe, expect, it } from '@jest/globals';
import type { Connection } from '../../src/connections/connection.ts';
import { encodeCursor, fingerprintOf } from '../../src/connections/cursor.ts';
import { type Position, startOf } from '../../src/connections/position.ts';
import { readConnection } from '../../src/connections/read-connection.ts';
import type { Page } from '../../src/model/page.ts';
import { plainSource } from './arbitraries.ts';
import { InMemorySource, type Item, plain } from './in-memory-source.ts';
import { settings, unsigned } from './settings.ts';
import { read } from './walk.ts';

function numbered(count: number, suffix = ''): Item[] {
  return Array.from({ length: count }, (_, index) => ({ id: `id${index}${suffix}`, key: `k${index}` }));
}

function ids({ nodes }: Connection<Item>): string {
  return nodes.map(({ id }) => id).join(' ');
}

/** The cursor of a list of one source, as the gateway itself would write it. */
function cursorAt(position: Position): string {
  return encodeCursor(unsigned, fingerprintOf('test'), [position]);
}

/** The source's place in the cursor that a page of nothing but it ends with. */
async function tokenAfter(source: InMemorySource, pageSize: number): Promise<string> {
  const { nextPageToken } = await source.readPage({ pageSize, pageToken: null }, 'FORWARD');
  if (nextPageToken === null) throw new Error('The source has one page.');
  return nextPageToken;
}

const emptyAtBothEnds = { ...plain, leadingEmpty: 2, trailingEmpty: 2 };

describe.each([true, false])('a place in a source that can be listed backward: %s', (reversible) => {
  function source(list: readonly Item[], quirks = plain): InMemorySource {
    const made = plainSource(list, quirks);
    made.reversible = reversible;
    return made;
  }

  it('after empty pages alone has nothing before it and all items after it', async () => {
    const one = source(numbered(3), { ...plain, leadingEmpty: 2 });
    const place = { ...startOf('FORWARD'), pageToken: await tokenAfter(one, 1) };
    const calls = one.calls;
    expect(ids(await read([one], { last: 10, before: cursorAt(place) }))).toBe('');
    expect(one.calls).toBe(calls);
    expect(ids(await read([one], { first: 10, after: cursorAt(place) }))).toBe('id0 id1 id2');
    one.expireTokens();
    expect(ids(await read([one], { first: 10, after: cursorAt(place) }))).toBe('id0 id1 id2');
  });

  it('is right in a merged list in which one source begins with an empty page', async () => {
    const late = source(
      numbered(3, '-late').map(({ id, key }) => ({ id, key: `x${key}` })),
      { ...plain, leadingEmpty: 1 },
    );
    const sources = [late, source(numbered(3, '-early'))];
    const { edges } = await read(sources, { first: 1 });
    const cursor = edges[0]?.cursor ?? null;
    expect(ids(await read(sources, { last: 5, before: cursor }))).toBe('');
    expect(ids(await read(sources, { first: 3, after: cursor }))).toBe('id1-early id2-early id0-late');
    const last = await read(sources, { first: 1, after: edges[0]?.cursor, before: cursor });
    expect(ids(last)).toBe('');
  });

  it('at the start of a page has the page before it behind its anchor', async () => {
    const one = source(numbered(6));
    const place: Position = {
      ...startOf('FORWARD'),
      pageToken: await tokenAfter(one, 3),
      anchor: { id: 'id2', key: 'k2', ties: 'ALONE' },
    };
    expect(ids(await read([one], { first: 2, after: cursorAt(place) }))).toBe('id3 id4');
    expect(ids(await read([one], { last: 2, before: cursorAt(place) }))).toBe('id1 id2');
    expect(ids(await read([one], { last: 2, before: cursorAt({ ...place, edge: true }) }))).toBe('id0 id1');
  });

  it('is refused where the item before it is gone and nothing else shows it', async () => {
    const one = new InMemorySource(numbered(6), false, plain, false);
    const place: Position = {
      ...startOf('FORWARD'),
      pageToken: await tokenAfter(one, 3),
      anchor: { id: 'id2', key: null, ties: 'UNKNOWN' },
    };
    one.items = one.items.filter(({ id }) => id !== 'id2');
    await expect(read([one], { last: 2, before: cursorAt(place) })).rejects.toMatchObject({
      extensions: { reason: 'CURSOR_EXPIRED' },
    });
  });

  it('at the end has all items before it and none after it, whatever empty pages surround them', async () => {
    const one = source(numbered(3), emptyAtBothEnds);
    const whole = await read([one], { first: 10 });
    expect(ids(whole)).toBe('id0 id1 id2');
    expect(whole.pageInfo.hasNextPage).toBe(false);
    const end = { ...startOf('FORWARD'), ended: true };
    for (const place of [end, { ...end, anchor: { id: 'id2', key: 'k2', ties: 'ALONE' as const } }]) {
      expect(ids(await read([one], { first: 10, after: cursorAt(place) }))).toBe('');
      expect(ids(await read([one], { last: 2, before: cursorAt(place) }))).toBe('id1 id2');
    }
    const lastEdge = whole.edges.at(-1)?.cursor ?? null;
    expect(ids(await read([one], { last: 2, before: lastEdge }))).toBe('id0 id1');
  });

  it('at the end of a list without items has nothing on either side', async () => {
    const one = source([], { ...plain, leadingEmpty: 3 });
    const end = cursorAt({ ...startOf('FORWARD'), ended: true });
    expect(ids(await read([one], { first: 5, after: end }))).toBe('');
    expect(ids(await read([one], { last: 5, before: end }))).toBe('');
    expect(ids(await read([one], { first: 5, after: end, before: end }))).toBe('');
  });

  it('of the edge that ended the list is found after that edge was deleted', async () => {
    const equal = ['a', 'b', 'c'].map((id) => ({ id, key: 'same' }));
    const one = source(equal, { ...plain, ties: 'MIRRORED' });
    const { edges } = await read([one], { first: 5 });
    one.items = one.items.filter(({ id }) => id !== 'c');
    expect(ids(await read([one], { last: 5, before: edges[2]?.cursor }))).toBe('a b');
  });

  it('of a source that failed before it was read is its place in the cursor, in both directions', async () => {
    for (const backward of [false, true]) {
      const failing = source(numbered(3, '-a'), emptyAtBothEnds);
      const sources = [failing, source(numbered(3, '-b'))];
      failing.failing = true;
      const page = await read(sources, backward ? { last: 3 } : { first: 3 });
      failing.failing = false;
      const { startCursor, endCursor } = page.pageInfo;
      const rest = await read(sources, backward ? { last: 9, before: startCursor } : { first: 9, after: endCursor });
      expect([ids(page), ids(rest)]).toEqual(['id0-b id1-b id2-b', 'id0-a id1-a id2-a']);
    }
  });
});

describe('a page that was ended by a failure', () => {
  it('leads on from where every other source was read to, so that they are not read again', async () => {
    const other = plainSource(numbered(2, '-b'), { trailingEmpty: 2 });
    const failing = plainSource(numbered(2, '-a'));
    failing.failing = true;
    const page = await read([failing, other], { first: 5 });
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, endCursor: expect.any(String) });
    const { calls } = other;
    failing.failing = false;
    expect(ids(await read([failing, other], { first: 5, after: page.pageInfo.endCursor }))).toBe('id0-a id1-a');
    expect(other.calls).toBe(calls);
  });
});

describe('a service that misbehaves', () => {
  /** Pages that lead from one to the other and back for ever. */
  function endless(items: readonly Item[]): InMemorySource {
    const source = plainSource(numbered(2));
    source.readPage = ({ pageToken }): Promise<Page<Item>> => {
      source.calls += 1;
      if (source.calls > 200) throw new Error('The reading does not end.');
      return Promise.resolve({ items, nextPageToken: pageToken === 'A' ? 'B' : 'A', unreadable: [] });
    };
    return source;
  }

  const places: readonly Position[] = [
    startOf('FORWARD'),
    { ...startOf('FORWARD'), pageToken: 'A' },
    { ...startOf('FORWARD'), pageToken: 'A', offset: 1, anchor: { id: 'gone', key: 'k0', ties: 'ALONE' } },
    { ...startOf('FORWARD'), pageToken: 'A', offset: 1_000_000, anchor: { id: 'gone', key: 'k0', ties: 'UNKNOWN' } },
    { ...startOf('FORWARD'), offset: 30, anchor: { id: 'gone', key: null, ties: 'UNKNOWN' } },
    { ...startOf('FORWARD'), pageToken: 'A', anchor: { id: 'gone', key: 'k0', ties: 'UNKNOWN' }, edge: true },
    { ...startOf('FORWARD'), ended: true },
  ];

  it.each([0, 1, 2])('with pages of %d items that lead in a circle never keeps a page from ending', async (count) => {
    for (const place of places) {
      for (const turned of [place, { ...place, direction: 'BACKWARD' as const }]) {
        for (const page of [
          { first: 5, after: cursorAt(turned) },
          { last: 5, before: cursorAt(turned) },
          { first: 5, after: cursorAt(turned), before: cursorAt(place) },
        ]) {
          const source = endless(numbered(count));
          const list = { identity: 'test', sources: [source], filtered: false, shares: null };
          const answer = await readConnection(list, page, settings(5)).catch((error: unknown) => error);
          expect(String(answer)).not.toContain('does not end');
          // The pages of a search for the place, of the page itself, and of a look at how equal keys are ordered.
          expect(source.calls).toBeLessThanOrEqual(6 + 2 + 5);
        }
      }
    }
  });
});
