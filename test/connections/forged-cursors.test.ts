import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeCursor, fingerprintOf } from '../../src/connections/cursor.ts';
import { HeldItems } from '../../src/connections/held-items.ts';
import type { PageArguments } from '../../src/connections/page-arguments.ts';
import { largestPageSize, readPromise } from '../../src/connections/page-budget.ts';
import { type Anchor, anchorTies, type Position, startOf } from '../../src/connections/position.ts';
import { type ConnectionSettings, readConnection } from '../../src/connections/read-connection.ts';
import { GatewayError, InputError } from '../../src/model/errors.ts';
import { checkProperty } from '../support/seed.ts';
import { create, plainSource, world } from './arbitraries.ts';
import type { InMemorySource, Item } from './in-memory-source.ts';
import { settings, unsigned } from './settings.ts';
import { expected } from './walk.ts';

const identity = 'forged';

let heldItems: HeldItems;

beforeEach(() => {
  heldItems = new HeldItems({ perRequest: Infinity, perProcess: Infinity });
});

/** What a gateway reads with this scan limit. */
function gatewaySettings(scanPages: number): ConnectionSettings {
  return { ...settings(scanPages), items: heldItems.forRequest() };
}

/** A cursor as an attacker writes it who has no key but has read the code. */
function forged(positions: readonly Position[]): string {
  return encodeCursor(unsigned, fingerprintOf(identity), positions);
}

/** Positions as bold as they can be: the tokens and items of the list, and others that it does not have. */
const anchor: fc.Arbitrary<Anchor> = fc.record({
  id: fc.oneof(
    fc.nat(40).map((number) => `id${String(number).padStart(3, '0')}-0`),
    fc.constantFrom('sys000', 'x'),
  ),
  key: fc.oneof(
    fc.nat(12).map((number) => `k${number}`),
    fc.constantFrom('', 'z', null),
  ),
  ties: fc.constantFrom(...anchorTies),
});
const position: fc.Arbitrary<Position> = fc.record({
  direction: fc.constantFrom('FORWARD', 'FORWARD', 'BACKWARD'),
  pageToken: fc.option(
    fc.oneof(
      fc.nat(20).map((number) => `t${number}`.padEnd(20, 'x')),
      fc.constant('junk'),
    ),
  ),
  offset: fc.oneof(fc.nat(40), fc.constantFrom(0, 999, 1000, 1001, 1_000_000)),
  anchor: fc.option(anchor),
  ended: fc.boolean(),
  edge: fc.boolean(),
});
/** As many positions as a list has sources at most. */
const positions = fc.array(position, { minLength: 4, maxLength: 4 });

const conditions = fc.constantFrom<((item: Item) => boolean) | null>(
  null,
  () => true,
  () => false,
  ({ id }) => Number(/\d+/.exec(id)?.[0]) % 7 === 0,
);

/** What reading comes to: the items, or the error that the client is shown. */
async function outcomeOf(
  sources: readonly InMemorySource[],
  page: PageArguments,
  scanPages: number,
): Promise<readonly Item[] | GatewayError> {
  const filtered = sources.some(({ matches }) => matches !== null);
  const list = { identity, sources, filtered, shares: null };
  try {
    const { nodes, edges, pageInfo } = await readConnection(list, page, gatewaySettings(scanPages));
    // Cursors are made when they are asked for.
    return edges.every(({ cursor }) => cursor !== '') && pageInfo.endCursor !== '' ? nodes : [];
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

describe('a forged cursor', () => {
  it('never reads more than the estimate promises, nor an item that is not in the list, nor fails as a fault', async () => {
    const property = fc.asyncProperty(
      world,
      conditions,
      fc.record({ after: fc.option(positions), before: fc.option(positions) }),
      fc.record({ backward: fc.boolean(), size: fc.constantFrom(0, 1, 3, 50, 1000), read: fc.boolean() }),
      fc.integer({ min: 1, max: 5 }),
      async (plan, matches, cursors, { backward, size, read }, scanPages) => {
        const { sources, descending } = create(plan);
        // So that tokens of the list are there to be used.
        if (read) await outcomeOf(sources, { first: 1 }, scanPages);
        for (const source of sources) {
          source.matches = matches;
          source.calls = 0;
          source.itemsRead = 0;
        }
        const cursorOf = (from: readonly Position[] | null): string | null =>
          from === null ? null : forged(from.slice(0, sources.length));
        const [after, before] = [cursorOf(cursors.after), cursorOf(cursors.before)];
        const page = { ...(backward ? { last: size } : { first: size }), after, before };
        const outcome = await outcomeOf(sources, page, scanPages);

        const promised = readPromise({
          scanPages,
          wanted: size,
          merged: sources.length > 1,
          filtered: matches !== null,
          omits: sources.some(({ omits }) => omits !== null),
          fromStart: !backward && after === null && before === null,
        });
        for (const { calls, itemsRead } of sources) {
          expect(calls).toBeLessThanOrEqual(promised.pages + promised.looks);
          expect(itemsRead).toBeLessThanOrEqual(promised.items + promised.looks * largestPageSize);
        }
        expect(heldItems.count).toBe(0);
        if (outcome instanceof GatewayError) return;
        const all = expected(sources, descending).filter((item) => matches?.(item) ?? true);
        expect(outcome.filter((item) => !all.includes(item))).toEqual([]);
        expect(new Set(outcome).size).toBe(outcome.length);
      },
    );
    await checkProperty('forged cursors', 4000, property);
  }, 120_000);

  it.each(['FORWARD', 'BACKWARD'] as const)(
    'with an offset of 1,000,000 makes no call, counted %s',
    async (direction) => {
      const source = plainSource(Array.from({ length: 2000 }, (_, index) => ({ id: `id${index}`, key: `k${index}` })));
      const place: Position = {
        ...startOf(direction),
        pageToken: 'x',
        offset: 1_000_000,
        anchor: { id: 'gone', key: null, ties: 'UNKNOWN' },
      };
      for (const page of [
        { first: 5, after: forged([place]) },
        { last: 5, before: forged([place]) },
      ]) {
        const error = await outcomeOf([source], page, 5);
        expect(error).toMatchObject({ extensions: { reason: 'CURSOR_EXPIRED' } });
      }
      expect(source.calls).toBe(0);
    },
  );

  it('with a place that is counted from the end of a list which has no end to list from is malformed', async () => {
    const source = plainSource([{ id: 'id0', key: 'k0' }]);
    source.reversible = false;
    const error = await outcomeOf([source], { first: 5, after: forged([startOf('BACKWARD')]) }, 5);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ extensions: { reason: 'CURSOR_MALFORMED' } });
    expect(source.calls).toBe(0);
  });
});

describe('a service whose pages are short', () => {
  it('ends a page of the connection early, with a cursor to go on from, and no call beyond the estimate', async () => {
    const list = Array.from({ length: 30 }, (_, index) => ({ id: `id${10 + index}`, key: `k${10 + index}` }));
    const source = plainSource(list, { shortPages: 4 });
    const seen: Item[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const calls = source.calls;
      const page: Awaited<ReturnType<typeof readConnection<Item>>> = await readConnection(
        { identity, sources: [source], filtered: false, shares: null },
        { first: 20, after },
        gatewaySettings(5),
      );
      const promised = readPromise({
        scanPages: 5,
        wanted: 20,
        merged: false,
        filtered: false,
        omits: false,
        fromStart: after === null,
      });
      expect(source.calls - calls).toBeLessThanOrEqual(promised.pages);
      seen.push(...page.nodes);
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(seen).toEqual(list);
  });
});
