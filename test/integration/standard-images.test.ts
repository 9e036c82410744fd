import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedImages } from './numbered-images.ts';

const standardFolder = 'baremetal-standard-images';
const standardImages = Array.from({ length: 7 }, (_, index) => ({
  id: `ly5standard00000000${index}`,
  name: `ubuntu-${index}`,
  folderId: standardFolder,
}));
const folders = ['standard-images', standardFolder, 'folder-a'];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: {
      dataset: {
        compute: [...numberedImages('c', 'standard-images', 5), ...numberedImages('d', 'folder-a', 5)],
        baremetal: numberedImages('b', 'folder-a', 5),
        baremetalStandard: standardImages,
        desktop: numberedImages('e', 'folder-a', 5),
        folders: [standardFolder],
      },
    },
  });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

function paths(): string[] {
  return gateway.sandbox.requests.map(({ path, query }) => `${path} ${query['folderId'] ?? ''}`.trim()).sort();
}

const image = `__typename id imageId service folderId folder { folderId } name description status serviceStatus createdAt
  labels { key value } label(key: "a")`;
const expected = (index: number) => ({
  __typename: 'BareMetalStandardImage',
  id: toGlobalId('BareMetalStandardImage', `ly5standard00000000${index}`),
  imageId: `ly5standard00000000${index}`,
  service: 'BARE_METAL',
  folderId: standardFolder,
  folder: { folderId: standardFolder },
  name: `ubuntu-${index}`,
  description: null,
  status: 'READY',
  serviceStatus: null,
  createdAt: null,
  labels: [],
  label: null,
});

describe('a public BareMetal image', () => {
  it('is found by its ID, its global ID and as a Federation entity', async () => {
    const id = toGlobalId('BareMetalStandardImage', 'ly5standard000000003');
    const { data, errors } = await gateway.query(
      `query ($id: ID!) {
        bareMetalStandardImage(imageId: "ly5standard000000003") { ${image} }
        missing: bareMetalStandardImage(imageId: "ly5standard000000009") { id }
        node(id: $id) { ... on Image { ${image} } }
        image(id: $id) { ${image} }
        _entities(representations: [
          { __typename: "BareMetalStandardImage", imageId: "ly5standard000000003" }
          { __typename: "Image", id: "${id}" }
        ]) { ... on Image { ${image} } }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      bareMetalStandardImage: expected(3),
      missing: null,
      node: expected(3),
      image: expected(3),
      _entities: [expected(3), expected(3)],
    });
  });

  it('is listed in its folder, in every order that the service supports', async () => {
    const { data, errors } = await gateway.query<Record<string, { nodes: { imageId: string }[] }>>(
      `{
        default: bareMetalStandardImages { nodes { imageId } }
        byName: bareMetalStandardImages(orderBy: { field: NAME, direction: DESC }, first: 2) { nodes { imageId } }
        byTime: bareMetalStandardImages(orderBy: { field: CREATED_AT, direction: DESC }, last: 3) { nodes { imageId } }
        filtered: bareMetalStandardImages(filter: { name: { contains: "ubuntu-4" } }) { nodes { imageId } }
        other: bareMetalStandardImages(folderId: "folder-a") { nodes { imageId } }
      }`,
    );
    expect(errors).toEqual([]);
    const ids = Object.fromEntries(
      Object.entries(data).map(([name, { nodes }]) => [name, nodes.map(({ imageId }) => Number(imageId.slice(-1)))]),
    );
    expect(ids).toEqual({
      default: [0, 1, 2, 3, 4, 5, 6],
      byName: [6, 5],
      byTime: [2, 1, 0],
      filtered: [4],
      other: [],
    });
  });

  it('is not in the list of BareMetal images, which are those that folders own', async () => {
    const { data, errors } = await gateway.query(
      `{ bareMetalImages(folderId: "${standardFolder}") { nodes { imageId } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ bareMetalImages: { nodes: [] } });
  });

  it('cannot be changed or deleted', async () => {
    const id = toGlobalId('BareMetalStandardImage', 'ly5standard000000003');
    const { errors } = await gateway.query(
      `mutation ($id: ID!) {
        updateImage(input: { id: $id, name: "other" }) { operation { id } }
        deleteImage(input: { id: $id }) { operation { id } }
      }`,
      { id },
    );
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['updateImage'], 'BAD_USER_INPUT'],
      [['deleteImage'], 'BAD_USER_INPUT'],
    ]);
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe('a merged list', () => {
  const document = `query ($folderIds: [String!]!, $filter: ImageFilter, $orderBy: ImageOrder, $first: Int, $after: String) {
    images(folderIds: $folderIds, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes { __typename imageId createdAt }
      pageInfo { hasNextPage endCursor }
      unavailable { service folderId code }
    }
  }`;

  interface Answer {
    readonly images: {
      readonly nodes: readonly { readonly __typename: string; readonly imageId: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly unavailable: readonly unknown[];
    };
  }

  it('reads standardImages only in the folders of public images, and images only in the others', async () => {
    const { data, errors } = await gateway.query<Answer>(document, { folderIds: folders, first: 100 });
    expect(errors).toEqual([]);
    expect(data.images.unavailable).toEqual([]);
    expect(data.images.nodes).toHaveLength(27);
    expect(paths().filter((path) => path.startsWith('/baremetal'))).toEqual([
      '/baremetal/v1alpha/images folder-a',
      '/baremetal/v1alpha/images standard-images',
      `/baremetal/v1alpha/standardImages ${standardFolder}`,
    ]);
  });

  it.each(['DESC', 'ASC'] as const)('takes them for the oldest by creation time, %s', async (direction) => {
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const orderBy = { field: 'CREATED_AT', direction };
      const { data, errors }: { data: Answer; errors: readonly unknown[] } = await gateway.query<Answer>(document, {
        folderIds: folders,
        orderBy,
        first: 3,
        after,
      });
      expect(errors).toEqual([]);
      walked.push(...data.images.nodes.map(({ __typename }) => __typename));
      after = data.images.pageInfo.hasNextPage ? data.images.pageInfo.endCursor : null;
    } while (after !== null);
    const standard = walked.flatMap((typename, index) => (typename === 'BareMetalStandardImage' ? [index] : []));
    const start = direction === 'ASC' ? 0 : walked.length - 7;
    expect(standard).toEqual(Array.from({ length: 7 }, (_, index) => start + index));
  });

  it.each([
    { family: { eq: 'ubuntu' } },
    { osType: ['LINUX'] },
    { labels: [{ key: 'env' }] },
    { createdAfter: '2000-01-01T00:00:00Z' },
    { createdBefore: '2100-01-01T00:00:00Z' },
    { status: ['CREATING'] },
  ])('makes no call to standardImages for a filter that no public image meets: %j', async (filter) => {
    await gateway.query(document, { folderIds: [standardFolder], filter });
    expect(paths().filter((path) => path.includes('standardImages'))).toEqual([]);
  });

  it('has them under other folders where BAREMETAL_STANDARD_FOLDERS names those', async () => {
    const other = await startGateway({
      environment: { BAREMETAL_STANDARD_FOLDERS: 'folder-p, folder-q' },
      sandboxOptions: {
        dataset: {
          baremetal: numberedImages('b', standardFolder, 2),
          baremetalStandard: standardImages.map((each) => ({ ...each, folderId: 'folder-q' })),
          folders: ['folder-p'],
        },
      },
    });
    const { data, errors } = await other.query<Answer>(document, {
      folderIds: ['folder-q', standardFolder],
      services: ['BARE_METAL'],
      first: 100,
    });
    await other.close();
    expect(errors).toEqual([]);
    const typenames = data.images.nodes.map(({ __typename }) => __typename).sort();
    expect(typenames).toEqual([
      ...Array.from({ length: 2 }, () => 'BareMetalImage'),
      ...Array.from({ length: 7 }, () => 'BareMetalStandardImage'),
    ]);
  });
});
