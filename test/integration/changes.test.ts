import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { checkProperty } from '../support/seed.ts';
import { datasetOf, folderIds, images as someImages } from './filter-arbitraries.ts';
import type { HeldImage } from './filter-oracle.ts';

/** What somebody else does to an image while a client pages. */
interface Change {
  readonly kind: 'insert' | 'delete' | 'rename';
  readonly pick: number;
  readonly name: string;
}

const changes = fc.array(
  fc.array(
    fc.record<Change>({
      kind: fc.constantFrom('insert', 'delete', 'delete', 'rename'),
      pick: fc.nat(),
      name: fc.constantFrom('alpha', 'beta', 'gamma', 'zeta'),
    }),
    { maxLength: 3 },
  ),
  { maxLength: 10 },
);

interface Page {
  readonly nodes: readonly { readonly imageId: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

describe('a list that changes while a client pages through it', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });

  beforeEach(() => {
    gateway.sandbox.store.replace({});
  });

  afterAll(() => gateway.close());

  async function walk(
    orderBy: object,
    size: number,
    backward: boolean,
    between: (page: number) => void,
  ): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 300; page++) {
      const place = backward ? { last: size, before: cursor } : { first: size, after: cursor };
      const answer: QueryAnswer<{ images: Page }> = await gateway.query(document, { folderIds, orderBy, ...place });
      expect(answer.errors).toEqual([]);
      const { nodes, pageInfo } = answer.data.images;
      seen.push(...nodes.map(({ imageId }) => imageId));
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return seen;
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      between(page);
    }
    throw new Error('The walk does not end.');
  }

  for (const backward of [false, true]) {
    for (const expiring of [false, true]) {
      const what = `${backward ? 'backward' : 'forward'}${expiring ? ', with tokens that expire between pages' : ''}`;
      it(`gives what was there throughout exactly once, ${what}`, async () => {
        await checkProperty(
          `changes, ${what}`,
          150,
          fc.asyncProperty(
            someImages,
            fc.constantFrom('CREATED_AT', 'NAME'),
            fc.constantFrom('ASC', 'DESC'),
            fc.integer({ min: 1, max: 8 }),
            changes,
            async (held, field, direction, size, list) => {
              const { sandbox } = gateway;
              sandbox.store.replace(datasetOf(held));
              const touched = new Set<string>();
              const seen = await walk({ field, direction }, size, backward, (page) => {
                for (const [index, change] of (list[page] ?? []).entries()) {
                  touched.add(apply(sandbox, change, `${page}-${index}`));
                }
                if (expiring) sandbox.expireTokens();
              });
              const untouched = (ids: readonly string[]): string[] => ids.filter((id) => !touched.has(id)).sort();
              expect(untouched(seen)).toEqual(untouched(held.map(({ id }) => id)));
            },
          ),
        );
      }, 60_000);
    }
  }

  it('says CURSOR_EXPIRED where a place cannot be found again, and finds it where it can', async () => {
    const small = await startGateway({ environment: { SCAN_LIMIT_PAGES: '1' } });
    const held = Array.from({ length: 2500 }, (_, index): HeldImage => ({
      service: 'COMPUTE',
      id: `id${String(index).padStart(18, '0')}`,
      folderId: folderIds[0],
      createdAt: new Date(1_700_000_000_000 + index * 1000).toISOString(),
    }));
    small.sandbox.store.replace(datasetOf(held));
    const orderBy = { field: 'CREATED_AT', direction: 'ASC' };
    const after = async (first: number): Promise<string | null> => {
      const { data } = await small.query<{ images: Page }>(document, { folderIds: [folderIds[0]], orderBy, first });
      return data.images.pageInfo.endCursor;
    };
    const near = await after(900);
    const { data } = await small.query<{ images: Page }>(document, {
      folderIds: [folderIds[0]],
      orderBy,
      first: 1000,
      after: await after(1000),
    });
    const far = data.images.pageInfo.endCursor;
    small.sandbox.expireTokens();
    const resume = (cursor: string | null): Promise<QueryAnswer<{ images: Page } | null>> =>
      small.query(document, { folderIds: [folderIds[0]], orderBy, first: 1, after: cursor });
    const found = await resume(near);
    expect(found.errors).toEqual([]);
    expect(found.data?.images.nodes).toEqual([{ imageId: held[900]?.id }]);
    const lost = await resume(far);
    expect(lost.data).toEqual({ images: null });
    expect(lost.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'CURSOR_EXPIRED' });
    await small.close();
  });
});

/** Changes an image behind the gateway's back; returns its ID. */
function apply({ store }: Sandbox, { kind, pick, name }: Change, label: string): string {
  if (kind === 'insert') {
    const id = `new-${label}`.padEnd(20, 'x');
    const folderId = folderIds[pick % folderIds.length] ?? folderIds[0];
    store.compute.insert({ id, folderId, name, createdAt: '2024-01-01T00:00:00Z', status: 'READY' });
    return id;
  }
  for (const images of [store.compute, store.baremetal, store.desktop]) {
    const all = images.all();
    const image = all[pick % Math.max(all.length, 1)];
    if (image === undefined) continue;
    if (kind === 'delete') images.delete(image.id);
    else images.change(image.id, <T extends object>(before: T) => ({ ...before, name }));
    return image.id;
  }
  return '';
}

const document = `query ($folderIds: [String!]!, $orderBy: ImageOrder, $first: Int, $after: String, $last: Int, $before: String) {
  images(folderIds: $folderIds, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { imageId }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
