import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { QueryAnswer } from '../support/post-graphql.ts';
import { checkProperty } from '../support/seed.ts';
import { datasetOf, filter as filters, folderIds, images as someImages } from './filter-arbitraries.ts';
import { type Filter, type HeldImage, meets, nanoseconds } from './filter-oracle.ts';

interface Page {
  readonly nodes: readonly { readonly imageId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const orders = [
  undefined,
  ...['CREATED_AT', 'NAME'].flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction }))),
];

describe('a filtered list', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    // The search is broken off as soon as it may be, so that it is also taken up again as often as it may be.
    gateway = await startGateway({ environment: { SCAN_LIMIT_PAGES: '1' } });
  });

  afterAll(() => gateway.close());

  /** Pages to the end, also where the gateway pauses its search. */
  async function walk(field: string, args: Record<string, unknown>): Promise<string[]> {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 200; page++) {
      const answer: QueryAnswer<{ list: Page }> = await gateway.query(documents[field] ?? '', { ...args, after });
      const { data, errors } = answer;
      expect(errors).toEqual([]);
      seen.push(...data.list.nodes.map(({ imageId }) => imageId));
      if (!data.list.pageInfo.hasNextPage) return seen;
      after = data.list.pageInfo.endCursor;
    }
    throw new Error('The walk does not end.');
  }

  it('merged over services and folders, has the images that filtering by hand gives, in order', async () => {
    await checkProperty(
      'filters of merged lists',
      900,
      fc.asyncProperty(
        someImages,
        filters,
        fc.constantFrom(...orders),
        fc.integer({ min: 1, max: 15 }),
        async (held, filter, orderBy, first) => {
          gateway.sandbox.store.replace(datasetOf(held));
          const expected = held
            .filter((image) => meets(image, filter))
            .sort(mergedOrder(orderBy ?? { field: 'CREATED_AT', direction: 'DESC' }));
          const seen = await walk('images', { folderIds, filter, orderBy, first });
          expect(seen).toEqual(expected.map(({ id }) => id));
        },
      ),
    );
  }, 120_000);

  it.each([
    ['computeImages', 'COMPUTE'],
    ['bareMetalImages', 'BARE_METAL'],
    ['desktopImages', 'CLOUD_DESKTOP'],
  ] as const)(
    '%s has the images that filtering by hand gives, in order, also with an expression',
    async (field, service) => {
      await checkProperty(
        `filters of ${field}`,
        300,
        fc.asyncProperty(
          someImages,
          filters,
          fc.constantFrom(...orders),
          fc.integer({ min: 1, max: 15 }),
          fc.boolean(),
          async (held, filter, orderBy, first, expressed) => {
            gateway.sandbox.store.replace(datasetOf(held));
            const expected = held
              .filter((image) => image.service === service && image.folderId === folderIds[0])
              .filter((image) => meets(image, filter) && (!expressed || image.name === 'alpha'))
              .sort(orderBy === undefined ? serviceOrder(service, held) : mergedOrder(orderBy));
            const filterExpression = expressed ? 'name = "alpha"' : undefined;
            const seen = await walk(field, { folderId: folderIds[0], filter, filterExpression, orderBy, first });
            expect(seen).toEqual(expected.map(({ id }) => id));
          },
        ),
      );
    },
    60_000,
  );
});

describe('what a filter makes the gateway ask', () => {
  const kinds = [
    { field: 'computeImages', service: 'compute' },
    { field: 'bareMetalImages', service: 'baremetal' },
    { field: 'desktopImages', service: 'cloud-desktop' },
  ];
  const long = Array.from({ length: 80 }, (_, index) => `image-number-${index}`);
  const table: readonly (readonly [string, Filter, readonly (string | null | undefined)[]])[] = [
    // A filter, and what Compute, BareMetal and Cloud Desktop are asked: null is everything, undefined is nothing.
    ['one name', { name: { eq: 'alpha' } }, ['name = "alpha"', 'name = "alpha"', 'name = "alpha"']],
    ['a hostile name', { name: { eq: 'x" OR name="y\\' } }, Array<string>(3).fill('name = "x\\" OR name=\\"y\\\\"')],
    ['several names', { name: { in: ['a', 'b'] } }, ['name IN ("a", "b")', null, 'name IN ("a", "b")']],
    ['another name', { name: { ne: 'a' } }, ['name != "a"', null, 'name != "a"']],
    ['other names', { name: { notIn: ['a', 'b'] } }, ['name NOT IN ("a", "b")', null, 'name NOT IN ("a", "b")']],
    ['part of a name', { name: { contains: 'a' } }, [null, 'name : "a"', null]],
    [
      'two conditions',
      { name: { in: ['a', 'b'], ne: 'a' } },
      ['name IN ("a", "b") AND name != "a"', null, 'name IN ("a", "b")'],
    ],
    ['an ID', { imageId: { eq: 'a' } }, [null, 'id = "a"', null]],
    ['too many names', { name: { in: long } }, [null, null, null]],
    ['a control character', { name: { eq: 'a\nb' } }, [null, null, null]],
    ['a family', { family: { eq: 'ubuntu' } }, [null, undefined, undefined]],
    ['not a family', { family: { ne: 'ubuntu' } }, [null, null, null]],
    ['no name at all', { name: { in: [] } }, [undefined, undefined, undefined]],
    ['the empty name', { name: { eq: '' } }, [undefined, undefined, undefined]],
    ['an operating system', { osType: ['LINUX'] }, [null, undefined, undefined]],
    ['a status', { status: ['READY'] }, [null, null, null]],
  ];

  it.each(table)('%s', async (_, filter, expected) => {
    const gateway = await startGateway({ sandboxOptions: { dataset: { folders: ['folder-a'] } } });
    for (const [index, { field, service }] of kinds.entries()) {
      gateway.sandbox.clearRequests();
      const { errors } = await gateway.query(documents[field] ?? '', { folderId: 'folder-a', filter, first: 5 });
      expect(errors).toEqual([]);
      const asked = gateway.sandbox.requests.filter((request) => request.service === service);
      const expressions = asked.map(({ query }) => query['filter'] ?? null);
      expect(expressions).toEqual(expected[index] === undefined ? [] : [expected[index]]);
    }
    await gateway.close();
  });

  it('costs no more calls than the list of its result', async () => {
    const gateway = await startGateway();
    const held = Array.from({ length: 300 }, (_, index) => ({
      service: 'COMPUTE' as const,
      id: `id${String(index).padStart(18, '0')}`,
      folderId: 'folder-a',
      createdAt: '2024-01-01T00:00:00Z',
      name: index % 3 === 0 ? 'alpha' : 'beta',
    }));
    gateway.sandbox.store.replace(datasetOf(held));
    let after: string | null = null;
    let pages = 0;
    do {
      const { data }: { data: { list: Page } } = await gateway.query(documents['computeImages'] ?? '', {
        folderId: 'folder-a',
        filter: { name: { eq: 'alpha' } },
        first: 20,
        after,
      });
      expect(data.list.nodes).toHaveLength(20);
      after = data.list.pageInfo.hasNextPage ? data.list.pageInfo.endCursor : null;
      pages++;
    } while (after !== null);
    expect(pages).toBe(5);
    expect(gateway.sandbox.requests).toHaveLength(5);
    await gateway.close();
  });

  it('falls back to its own evaluation where Compute refuses a condition, and remembers that', async () => {
    const gateway = await startGateway({ sandboxOptions: { quirks: { compute: { filterFields: [] } } } });
    const held = ['alpha', 'beta', 'alpha'].map((name, index) => ({
      service: 'COMPUTE' as const,
      id: `id${String(index).padStart(18, '0')}`,
      folderId: 'folder-a',
      createdAt: '2024-01-01T00:00:00Z',
      name,
    }));
    gateway.sandbox.store.replace(datasetOf(held));
    const ask = () =>
      gateway.query<{ list: Page }>(documents['computeImages'] ?? '', {
        folderId: 'folder-a',
        filter: { name: { eq: 'alpha' } },
        first: 5,
      });
    for (const expressions of [['name = "alpha"', null], [null]]) {
      gateway.sandbox.clearRequests();
      const { data, errors } = await ask();
      expect(errors).toEqual([]);
      expect(data.list.nodes.map(({ imageId }) => imageId)).toEqual([held[0]?.id, held[2]?.id]);
      expect(gateway.sandbox.requests.map(({ query }) => query['filter'] ?? null)).toEqual(expressions);
    }
    await gateway.close();
  });

  it('tells what is wrong with an expression of the client’s own', async () => {
    const gateway = await startGateway();
    const { errors } = await gateway.query(documents['computeImages'] ?? '', {
      folderId: 'folder-a',
      filter: { name: { eq: 'alpha' } },
      filterExpression: 'colour = "red"',
      first: 5,
    });
    expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_ARGUMENT', service: 'COMPUTE', httpStatus: 400 });
    await gateway.close();
  });
});

const page = 'nodes { imageId } pageInfo { hasNextPage endCursor }';
const serviceDocument = (field: string): string =>
  `query ($folderId: String!, $filter: ImageFilter, $filterExpression: String, $orderBy: ImageOrder, $first: Int, $after: String) {
    list: ${field}(folderId: $folderId, filter: $filter, filterExpression: $filterExpression, orderBy: $orderBy, first: $first, after: $after) { ${page} }
  }`;
const documents: Readonly<Record<string, string>> = {
  images: `query ($folderIds: [String!]!, $filter: ImageFilter, $orderBy: ImageOrder, $first: Int, $after: String) {
    list: images(folderIds: $folderIds, filter: $filter, orderBy: $orderBy, first: $first, after: $after) { ${page} }
  }`,
  computeImages: serviceDocument('computeImages'),
  bareMetalImages: serviceDocument('bareMetalImages'),
  desktopImages: serviceDocument('desktopImages'),
};

type Compare = (a: HeldImage, b: HeldImage) => number;

/** By key, then by source, then as the sandbox orders equal keys: by ID. */
function mergedOrder({ field, direction }: { field: string; direction: string }): Compare {
  const serviceOrders = ['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP'];
  const sourceOf = ({ folderId, service }: HeldImage): number =>
    folderIds.findIndex((id) => id === folderId) * 3 + serviceOrders.indexOf(service);
  const sign = direction === 'ASC' ? 1 : -1;
  return (a, b) => {
    const byKey =
      field === 'NAME'
        ? compare(a.name ?? '', b.name ?? '')
        : compare(nanoseconds(a.createdAt), nanoseconds(b.createdAt));
    return sign * byKey || sourceOf(a) - sourceOf(b) || compare(a.id, b.id);
  };
}

/** By ID, as Compute and BareMetal say; the sandbox's Cloud Desktop in the order of insertion. */
function serviceOrder(service: HeldImage['service'], held: readonly HeldImage[]): Compare {
  if (service === 'CLOUD_DESKTOP') return (a, b) => held.indexOf(a) - held.indexOf(b);
  return (a, b) => compare(a.id, b.id);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
