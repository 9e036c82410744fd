import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PageArguments } from '../../src/connections/page-arguments.ts';
import { PageShares } from '../../src/connections/page-shares.ts';
import { readConnection } from '../../src/connections/read-connection.ts';
import { checkProperty } from '../support/seed.ts';
import { create, tellingWorld } from './arbitraries.ts';
import type { InMemorySource, Item } from './in-memory-source.ts';
import { patientSettings } from './settings.ts';
import { expected } from './walk.ts';

/** A page of a list that a client asks for, perhaps from an edge that it has seen. */
interface Query {
  readonly backward: boolean;
  readonly count: number;
  readonly from: number | null;
  readonly to: number | null;
}

const queries: fc.Arbitrary<Query[]> = fc.array(
  fc.record({
    backward: fc.boolean(),
    count: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(50, 1000)),
    from: fc.option(fc.nat()),
    to: fc.option(fc.nat()),
  }),
  { minLength: 1, maxLength: 8 },
);

/** A client that pages about in a list, and checks every page against the plainly merged list. */
class Client {
  readonly #sources: readonly InMemorySource[];
  readonly #all: readonly Item[];
  readonly #shares = new PageShares();
  /** Every cursor that it got, with the index of its edge. */
  readonly #cursors: { readonly cursor: string; readonly index: number }[] = [];

  constructor(sources: readonly InMemorySource[], descending: boolean) {
    this.#sources = sources;
    this.#all = expected(sources, descending);
  }

  async ask({ backward, count, from, to }: Query): Promise<void> {
    const [one, other] = [this.#pick(from), this.#pick(to)];
    const isTurned = one !== null && other !== null && one.index > other.index;
    const [after, before] = isTurned ? [other, one] : [one, other];
    const page = { ...(backward ? { last: count } : { first: count }), after: after?.cursor, before: before?.cursor };
    const { edges, nodes, pageInfo } = await this.#read(page);
    const [low, high] = [after === null ? 0 : after.index + 1, before?.index ?? this.#all.length];
    const between = this.#all.slice(low, Math.max(low, high));
    const wanted = backward ? between.slice(Math.max(0, between.length - count)) : between.slice(0, count);
    expect(nodes).toEqual(wanted);
    expect(pageInfo.hasPreviousPage || after !== null || wanted.length === between.length || !backward).toBe(true);
    expect(pageInfo.hasNextPage || before !== null || wanted.length === between.length || backward).toBe(true);
    if (edges.length === 0) expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([null, null]);
    for (const { cursor, node } of edges) {
      this.#cursors.push({ cursor, index: this.#all.findIndex(({ id }) => id === node.id) });
    }
  }

  #pick(number: number | null): { readonly cursor: string; readonly index: number } | null {
    return number === null ? null : (this.#cursors[number % Math.max(this.#cursors.length, 1)] ?? null);
  }

  #read(page: PageArguments) {
    const list = { identity: 'known', sources: this.#sources, filtered: false, shares: this.#shares };
    return readConnection(list, page, patientSettings(100));
  }
}

describe('a gateway that has served other pages of a list', () => {
  it('gives the same pages as one that has not, from any edge, in both directions, between any two', async () => {
    const property = fc.asyncProperty(tellingWorld, queries, async (plan, list) => {
      const { sources, descending } = create(plan);
      const client = new Client(sources, descending);
      for (const query of list) await client.ask(query);
    });
    await checkProperty('pages of any shape one after the other', 2000, property);
  });
});
