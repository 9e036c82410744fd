import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HeldItems, type HeldItemsLimits } from '../../src/connections/held-items.ts';
import type { PageArguments } from '../../src/connections/page-arguments.ts';
import { readConnection } from '../../src/connections/read-connection.ts';
import { InputError, ListItemsError, UpstreamError } from '../../src/model/errors.ts';
import { checkProperty } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { create, plainSource, world } from './arbitraries.ts';
import { InMemorySource, type Item, plain } from './in-memory-source.ts';
import { patientSettings, settings } from './settings.ts';

const unlimited: HeldItemsLimits = { perRequest: Infinity, perProcess: Infinity };

/** Remembers how many items were held at most. */
class PeakItems extends HeldItems {
  peak = 0;

  override add(count: number): void {
    super.add(count);
    this.peak = Math.max(this.peak, this.count);
  }
}

function numbered(count: number): Item[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(6, '0');
    return { id: `id${number}`, key: `k${number}` };
  });
}

function reader(sources: readonly InMemorySource[], held: HeldItems, scanPages = 5) {
  const request = held.forRequest();
  const filtered = sources.some(({ matches }) => matches !== null);
  return (page: PageArguments) =>
    readConnection({ identity: 'held', sources, filtered, shares: null }, page, {
      ...settings(scanPages),
      items: request,
    });
}

/** Something that others wait for. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Does something before it reads a page. */
class WaitingSource extends InMemorySource {
  readonly #before: (calls: number) => Promise<void>;

  constructor(items: readonly Item[], before: (calls: number) => Promise<void>) {
    super(items, false);
    this.#before = before;
    this.matches = () => false;
  }

  override async readPage(...page: Parameters<InMemorySource['readPage']>): ReturnType<InMemorySource['readPage']> {
    await this.#before(this.calls);
    return super.readPage(...page);
  }
}

/** One item of every thousand. */
const fewMatch = ({ id }: Item): boolean => id.endsWith('500');

describe('a filtered list', () => {
  it('holds the items of one page of a source while it scans many', async () => {
    const held = new PeakItems(unlimited);
    const source = plainSource(numbered(5000));
    source.matches = fewMatch;
    const { nodes } = await reader([source], held)({ first: 50 });
    expect(nodes).toHaveLength(4);
    expect(source.itemsRead).toBe(4050);
    expect(held.peak).toBeLessThanOrEqual(1001);
    expect(held.count).toBe(0);
  });

  it('holds no more where it ends at another cursor', async () => {
    const held = new PeakItems(unlimited);
    const source = plainSource(numbered(5000));
    const read = reader([source], held);
    const [after, before] = [
      (await read({ first: 1 })).edges[0]?.cursor,
      (await read({ last: 1 })).edges[0]?.cursor,
    ] as const;
    source.matches = fewMatch;
    held.peak = 0;
    expect((await reader([source], held)({ first: 50, after, before })).nodes).toHaveLength(4);
    expect(held.peak).toBeLessThanOrEqual(1010);
  });

  it('holds no more read backward from the end, by a service that reverses its order or not', async () => {
    for (const reversible of [true, false]) {
      const held = new PeakItems(unlimited);
      const source = plainSource(numbered(5000));
      source.reversible = reversible;
      source.matches = fewMatch;
      const { nodes } = await reader([source], held)({ last: 3 });
      expect(nodes.map(({ id }) => id)).toEqual(['id002500', 'id003500', 'id004500']);
      // A page, and one match more than is wanted.
      expect(held.peak).toBeLessThanOrEqual(1010);
    }
  });

  it('holds a run of equal keys only as long as its order is not settled', async () => {
    const held = new PeakItems(unlimited);
    const source = new InMemorySource(
      numbered(5000).map(({ id }) => ({ id, key: 'same' })),
      false,
      plain,
    );
    source.matches = fewMatch;
    await reader([source], held)({ first: 50 });
    expect(held.peak).toBeLessThanOrEqual(1001);
  });
});

describe('a place that is looked for from the start of the list', () => {
  it('is found with one page of items held', async () => {
    const held = new PeakItems(unlimited);
    const source = plainSource(numbered(5000));
    const page = await reader([source], held)({ first: 1000 });
    const next = await reader([source], held)({ first: 1000, after: page.pageInfo.endCursor });
    const after = next.edges.at(-1)?.cursor;
    source.expireTokens();
    held.peak = 0;
    const { nodes } = await reader([source], held)({ first: 3, after });
    expect(nodes.map(({ id }) => id)).toEqual(['id002000', 'id002001', 'id002002']);
    expect(held.peak).toBeLessThanOrEqual(2001);
  });
});

describe('items held by lists', () => {
  it('are none after each page, whatever became of it', async () => {
    const held = new HeldItems(unlimited);
    const cases = fc.record({
      backward: fc.boolean(),
      size: fc.integer({ min: 0, max: 12 }),
      filter: fc.constantFrom(null, fewMatch, () => true),
      failing: fc.nat(6),
      scanPages: fc.integer({ min: 1, max: 3 }),
    });
    const property = fc.asyncProperty(world, cases, async (plan, { backward, size, filter, failing, scanPages }) => {
      const { sources } = create(plan);
      for (const [index, source] of sources.entries()) {
        source.matches = filter;
        source.failing = index === failing;
      }
      const request = held.forRequest();
      const list = { identity: 'held', sources, filtered: filter !== null, shares: null };
      let cursor: string | null = null;
      for (let page = 0; page < 5; page++) {
        const connection: Awaited<ReturnType<typeof readConnection<Item>>> | null = await readConnection(
          list,
          backward ? { last: size, before: cursor } : { first: size, after: cursor },
          { ...patientSettings(scanPages), items: request },
        ).catch((error: unknown) => {
          if (error instanceof InputError) return null;
          throw error;
        });
        expect(held.count).toBe(0);
        if (connection === null) return;
        cursor = backward ? connection.pageInfo.startCursor : connection.pageInfo.endCursor;
      }
    });
    await checkProperty('held items', 500, property);
  });

  it('beyond the limit of a request end that list with an error that names it, and leave other requests alone', async () => {
    const held = new HeldItems({ perRequest: 1500, perProcess: 4000 });
    const sources = [plainSource(numbered(1000)), plainSource(numbered(1000))];
    const error: unknown = await reader(sources, held)({ first: 1000 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ListItemsError);
    expect(error).toMatchObject({
      extensions: { code: 'RESOURCE_EXHAUSTED', limit: 'LIST_ITEMS_PER_REQUEST', retryable: false },
    });
    expect(String(error)).toContain('more than 1500 items');
    expect(held.count).toBe(0);
    expect((await reader([plainSource(numbered(1000))], held)({ first: 1000 })).nodes).toHaveLength(1000);
  });

  it('beyond the limit of the process end the list that comes last, until the others are done', async () => {
    const held = new HeldItems({ perRequest: 1500, perProcess: 1500 });
    const done = gate();
    const slow = new WaitingSource([], () => done.opened);
    const first = reader([plainSource(numbered(1000)), slow], held)({ first: 1000 });
    await until(() => held.count === 1000);
    const other = reader([plainSource(numbered(1000))], held);
    await expect(other({ first: 1000 })).rejects.toMatchObject({
      extensions: { code: 'RESOURCE_EXHAUSTED', limit: 'LIST_ITEMS', retryable: true },
    });
    done.open();
    expect((await first).nodes).toHaveLength(1000);
    expect((await other({ first: 1000 })).nodes).toHaveLength(1000);
    expect(held.count).toBe(0);
  });

  it('are not held by sources that are still being read when another one has ended the page', async () => {
    const held = new HeldItems({ perRequest: 1500, perProcess: 1500 });
    const arriving = gate();
    const late = new WaitingSource(numbered(4000), () => arriving.opened);
    const reading = reader([plainSource(numbered(2000)), plainSource(numbered(2000)), late], held)({ first: 1000 });
    await expect(reading).rejects.toBeInstanceOf(ListItemsError);
    expect(held.count).toBe(0);
    arriving.open();
    await new Promise(setImmediate);
    // The page that was on its way has come, and no other one was asked for.
    expect(late.calls).toBe(1);
    expect(held.count).toBe(0);
  });

  it('are none after a call that was cancelled', async () => {
    const held = new HeldItems(unlimited);
    const source = new WaitingSource(numbered(4000), (calls) =>
      calls === 2
        ? Promise.reject(new UpstreamError({ code: 'CANCELLED', message: 'left', service: 'COMPUTE' }))
        : Promise.resolve(),
    );
    await reader([source], held)({ first: 10 });
    expect(held.count).toBe(0);
  });
});
