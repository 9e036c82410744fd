import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SeededRandom } from '../../src/sandbox/data/random.ts';
import type { ComputeImage, Sandbox } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';
import { folderIds, randomTimestamp } from './images.ts';
import type { ImageList } from './lists.ts';
import { walkBackward, walkForward } from './walk.ts';
import { enter, expectedIds, imageLists, plainPaging, type World, worlds } from './worlds.ts';

/** What somebody else does between two pages. */
interface Change {
  readonly kind: 'insert' | 'delete' | 'rename';
  readonly seed: number;
}

const changes: fc.Arbitrary<Change[][]> = fc.array(
  fc.array(fc.record({ kind: fc.constantFrom('insert', 'delete', 'rename'), seed: fc.nat() }), { maxLength: 5 }),
  { maxLength: 12 },
);

/** Changes the images of a sandbox, and remembers which it has touched. */
class Changer {
  readonly touched = new Set<string>();
  readonly #sandbox: Sandbox;
  #inserted = 0;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  apply({ kind, seed }: Change): void {
    const random = new SeededRandom(seed);
    const images = this.#sandbox.store[random.pick(['compute', 'baremetal', 'desktop'] as const)];
    if (kind === 'insert') {
      const image = this.#newImage(random);
      this.touched.add(image.id);
      images.insert(image);
      return;
    }
    const all = images.all();
    const image = all[random.integer(0, all.length)];
    if (image === undefined) return;
    this.touched.add(image.id);
    if (kind === 'delete') images.delete(image.id);
    else {
      const name = `renamed-${random.integer(0, 9)}`;
      images.change(image.id, <T extends object>(before: T) => ({ ...before, name }));
    }
  }

  #newImage(random: SeededRandom): ComputeImage {
    const number = String(this.#inserted++);
    return {
      id: `${random.word('abcdefghijklmnopqrstuvwxyz', 8)}new`.padEnd(20 - number.length, '0') + number,
      folderId: random.pick(folderIds),
      createdAt: randomTimestamp(random, 20),
      name: `image-${random.integer(0, 19)}`,
      status: 'READY',
    };
  }
}

/** Of a list in an order that nobody has told, only its tokens say where a place is, and those lead only forward. */
function isOrderKnown(list: ImageList): boolean {
  return !('service' in list) || list.service !== 'CLOUD_DESKTOP' || (list.orderBy ?? null) !== null;
}

describe('any list that changes between pages', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  afterAll(() => gateway.close());

  /** What a walk gives and what the list held before it, both without what was changed meanwhile. */
  async function untouched(
    world: World,
    list: ImageList,
    pages: readonly (readonly Change[])[],
    walk: (between: (page: number) => void) => Promise<string[]>,
    expire: (page: number) => boolean,
  ): Promise<{ seen: string[]; there: string[] }> {
    enter(gateway.sandbox, world);
    const there = expectedIds(gateway.sandbox, list, 'id-asc');
    const changer = new Changer(gateway.sandbox);
    const seen = await walk((page) => {
      for (const change of pages[page] ?? []) changer.apply(change);
      if (expire(page)) gateway.sandbox.expireTokens();
    });
    const rest = (ids: readonly string[]): string[] => ids.filter((id) => !changer.touched.has(id));
    return { seen: rest(seen), there: rest(there) };
  }

  it.each([
    ['forward', walkForward, false],
    ['forward, with tokens that expire', walkForward, true],
    ['backward', walkBackward, false],
    ['backward, with tokens that expire', walkBackward, true],
  ] as const)(
    '%s gives what was there throughout exactly once and in order',
    async (what, walk, expiring) => {
      const property = fc.asyncProperty(
        worlds(120),
        imageLists,
        fc.integer({ min: 1, max: 20 }),
        changes,
        async ({ images, quirks }, list, size, pages) => {
          const onlyTokens = walk === walkForward && !expiring;
          fc.pre(isOrderKnown(list) || onlyTokens);
          // Short pages would make the search for a lost place, or a walk from the start, longer than it may be.
          const { seen, there } = await untouched(
            { images, quirks: onlyTokens ? quirks : plainPaging },
            list,
            pages,
            (between) => walk(gateway, list, { size: () => size, between }),
            (page) => expiring && page % 2 === 0,
          );
          expect(seen).toEqual(there);
        },
      );
      await checkProperty(`changes of any list, ${what}`, 100, property);
    },
    120_000,
  );
});
