import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toGlobalId } from 'graphql-relay';
import { defaultDataset } from '../../src/sandbox/data/default-dataset.ts';
import { type LoggedRequest, sandboxFolders } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { checkProperty } from '../support/seed.ts';
import { folderIds } from './images.ts';
import { type ImageList, imageIds } from './lists.ts';
import { type Service, services } from './oracle.ts';
import { pagesForward } from './walk.ts';
import { enter, expectedIds, orders, plainPaging, worlds } from './worlds.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({
    sandboxOptions: { tokens: { 'no-baremetal': { services: ['compute', 'cloud-desktop'], write: false } } },
  });
});

afterAll(() => gateway.close());

afterEach(() => {
  gateway.sandbox.faults.clear();
  gateway.sandbox.clearRequests();
});

function requests(kind: LoggedRequest['kind']): LoggedRequest[] {
  return gateway.sandbox.requests.filter((request) => request.kind === kind);
}

describe('a plain walk forward', () => {
  it('over n images of one service in pages of p makes at most ceil(n / p) + 1 calls', async () => {
    const property = fc.asyncProperty(
      worlds(900),
      fc.constantFrom(...services),
      fc.option(orders),
      fc.integer({ min: 1, max: 300 }),
      async (world, service, orderBy, pages) => {
        enter(gateway.sandbox, { ...world, quirks: plainPaging });
        const list: ImageList = { service, folderId: folderIds[0], orderBy };
        const all = expectedIds(gateway.sandbox, list, 'id-asc');
        // As large a page as it takes for so many pages, since a page of any size must do.
        const first = Math.max(1, Math.ceil(all.length / pages));
        gateway.sandbox.clearRequests();
        const walked: string[] = [];
        for await (const page of pagesForward(gateway, list, { size: () => first })) walked.push(...imageIds(page));
        expect(walked).toEqual(all);
        expect(gateway.sandbox.requests.length).toBeLessThanOrEqual(Math.ceil(all.length / first) + 1);
      },
    );
    await checkProperty('calls of walks over one service', 20, property);
  }, 60_000);

  // In all folders but the first, a first page of desktop images may hold nothing but images without a folder.
  it('over a merged list makes at most 2 calls a source and page, and 3 for desktop images', async () => {
    const property = fc.asyncProperty(
      worlds(900),
      orders,
      fc.integer({ min: 1, max: 30 }),
      async (world, orderBy, pages) => {
        enter(gateway.sandbox, { ...world, quirks: plainPaging });
        const list: ImageList = { folderIds: [...folderIds], orderBy };
        const all = expectedIds(gateway.sandbox, list, 'id-asc');
        const first = Math.max(1, Math.ceil(all.length / pages));
        gateway.sandbox.clearRequests();
        const walked: string[] = [];
        for await (const page of pagesForward(gateway, list, { size: () => first })) {
          walked.push(...imageIds(page));
          for (const [source, calls] of callsBySource()) {
            expect(calls).toBeLessThanOrEqual(source.startsWith('cloud-desktop') ? 3 : 2);
          }
          gateway.sandbox.clearRequests();
        }
        expect(walked).toEqual(all);
      },
    );
    await checkProperty('calls of walks over merged lists', 20, property);
  }, 60_000);

  function callsBySource(): Map<string, number> {
    const calls = new Map<string, number>();
    for (const { service, query } of requests('list')) {
      const source = `${service} ${query['folderId'] ?? ''}`;
      calls.set(source, (calls.get(source) ?? 0) + 1);
    }
    return calls;
  }
});

describe('nodes', () => {
  const typenames = { COMPUTE: 'ComputeImage', BARE_METAL: 'BareMetalImage', CLOUD_DESKTOP: 'DesktopImage' };
  const idsOf = (service: Service, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${service.slice(0, 2).toLowerCase()}0image${index}`.padEnd(20, 'x'));
  const known = {
    COMPUTE: idsOf('COMPUTE', 30),
    BARE_METAL: idsOf('BARE_METAL', 20),
    CLOUD_DESKTOP: idsOf('CLOUD_DESKTOP', 23),
  };
  const unknown = {
    COMPUTE: ['fd8doesnotexist00001', 'fd8doesnotexist00002', '../../iam/v1/tokens'],
    CLOUD_DESKTOP: ['fbmnot1', 'fbmnot2'],
  };
  const malformed = ['this is not an ID', toGlobalId('Gadget', 'fd8doesnotexist00001')];

  /** 80 different IDs, mixed up, and the first 20 of them again. */
  function hundredSlots(): string[] {
    const globalIds = (images: Partial<Record<Service, string[]>>): string[] =>
      services.flatMap((service) => (images[service] ?? []).map((id) => toGlobalId(typenames[service], id)));
    const ids = [...globalIds(known), ...globalIds(unknown), ...malformed];
    const mixed = ids.map((_, index) => ids[(index * 37) % ids.length] ?? '');
    expect(new Set(mixed).size).toBe(80);
    return [...mixed, ...mixed.slice(0, 20)];
  }

  it('with 100 slots answers each of them rightly with 78 gets, side by side', async () => {
    const image = (id: string) => ({
      id,
      folderId: folderIds[0],
      createdAt: '2025-01-01T00:00:00Z',
      name: `name of ${id}`,
    });
    gateway.sandbox.store.replace({
      compute: known.COMPUTE.map(image),
      baremetal: known.BARE_METAL.map(image),
      desktop: known.CLOUD_DESKTOP.map(image),
    });
    for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) {
      gateway.sandbox.faults.set(service, { delayMs: 300 });
    }
    const ids = hundredSlots();
    expect(ids).toHaveLength(100);
    const { data, errors } = await gateway.query<{ nodes: (object | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Image { imageId name service } } }',
      { ids },
      { token: 'no-baremetal' },
    );

    const found = new Map(
      (['COMPUTE', 'CLOUD_DESKTOP'] as const).flatMap((service) =>
        known[service].map((imageId) => {
          const id = toGlobalId(typenames[service], imageId);
          return [id, { id, imageId, name: `name of ${imageId}`, service }] as const;
        }),
      ),
    );
    expect(data.nodes).toEqual(ids.map((id) => found.get(id) ?? null));

    const forbidden = new Set(known.BARE_METAL.map((imageId) => toGlobalId('BareMetalImage', imageId)));
    const expectedCode = (id: string): string[] => {
      if (forbidden.has(id)) return ['PERMISSION_DENIED'];
      return malformed.includes(id) ? ['BAD_USER_INPUT'] : [];
    };
    const codes = errors.map(({ path, extensions }) => ({ path, code: extensions['code'] }));
    const wanted = ids.flatMap((id, slot) => expectedCode(id).map((code) => ({ path: ['nodes', slot], code })));
    expect(codes).toHaveLength(wanted.length);
    expect(codes).toEqual(expect.arrayContaining(wanted));

    const gets = requests('get');
    expect(gets).toHaveLength(78);
    expect(gateway.sandbox.requests).toHaveLength(78);
    expect(new Set(gets.map(({ path }) => path)).size).toBe(78);
    // Side by side: the last one came before the first one was answered.
    const lastStart = Math.max(...gets.map(({ startedAt }) => startedAt));
    const firstEnd = Math.min(...gets.map(({ endedAt = 0 }) => endedAt));
    expect(lastStart).toBeLessThan(firstEnd);
  });
});

describe('the loaders of a request', () => {
  const image = 'fd8special0everythin';
  const operation = toGlobalId('Operation', 'fhmspecialdone000001');

  it('make one call for one image, however many fields ask for it', async () => {
    useDefaultImages();
    const id = toGlobalId('ComputeImage', image);
    const { data } = await gateway.query(
      `query ($id: ID!, $imageId: String!) {
        a: node(id: $id) { id } b: image(id: $id) { name } c: computeImage(imageId: $imageId) { name }
        d: nodes(ids: [$id, $id]) { id }
      }`,
      { id, imageId: image },
    );
    const { name } = { name: 'special-everything' };
    expect(data).toEqual({ a: { id }, b: { name }, c: { name }, d: [{ id }, { id }] });
    expect(requests('get')).toHaveLength(1);
  });

  it('know the images of a list that was read before', async () => {
    useDefaultImages();
    const { data, errors } = await gateway.query<ListWithOperations>(
      `query ($folderId: String!) {
        computeImages(folderId: $folderId, first: 20) {
          nodes { imageId operations { nodes { image { imageId name } } } }
        }
      }`,
      { folderId: sandboxFolders.alpha },
    );
    expect(errors).toEqual([]);
    const { nodes } = data.computeImages;
    const again = nodes.flatMap((node) => node.operations.nodes.map(({ image: same }) => [node.imageId, same.imageId]));
    expect(again.length).toBeGreaterThan(3);
    for (const [first, second] of again) expect(second).toBe(first);
    expect(requests('list')).toHaveLength(1);
    expect(requests('listOperations')).toHaveLength(nodes.length);
    expect(requests('get')).toHaveLength(0);
  });

  it('do not remember a failure', async () => {
    useDefaultImages();
    gateway.sandbox.faults.set('compute', { methods: ['get'], error: { code: 'INTERNAL' }, times: 1 });
    // The operation's image is wanted when the first get has failed already.
    gateway.sandbox.faults.set('operation', { delayMs: 200 });
    const { data, errors } = await askTwice();
    expect(data).toEqual({ first: null, second: { image: { name: 'special-everything' } } });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([[['first'], 'INTERNAL']]);
    expect(requests('get').filter(({ service }) => service === 'compute')).toHaveLength(2);
  });

  it('remember a success, and that there is no such image', async () => {
    useDefaultImages();
    gateway.sandbox.faults.set('operation', { delayMs: 200 });
    expect((await askTwice()).data).toEqual({
      first: { name: 'special-everything' },
      second: { image: { name: 'special-everything' } },
    });
    expect(requests('get').filter(({ service }) => service === 'compute')).toHaveLength(1);

    gateway.sandbox.clearRequests();
    gateway.sandbox.store.compute.delete(image);
    expect(await askTwice()).toMatchObject({ data: { first: null, second: { image: null } }, errors: [] });
    expect(requests('get').filter(({ service }) => service === 'compute')).toHaveLength(1);
  });

  it('remember nothing from one request to the next', async () => {
    useDefaultImages();
    const document = 'query ($imageId: String!) { computeImage(imageId: $imageId) { name } }';
    await gateway.query(document, { imageId: image });
    gateway.sandbox.store.compute.change(image, (stored) => ({ ...stored, name: 'renamed' }));
    const { data } = await gateway.query(document, { imageId: image });
    expect(data).toEqual({ computeImage: { name: 'renamed' } });
  });

  interface ListWithOperations {
    readonly computeImages: {
      readonly nodes: readonly {
        readonly imageId: string;
        readonly operations: { readonly nodes: readonly { readonly image: { readonly imageId: string } }[] };
      }[];
    };
  }

  const askTwice = () =>
    gateway.query(
      `query ($imageId: String!, $operation: ID!) {
        first: computeImage(imageId: $imageId) { name }
        second: operation(id: $operation) { image { name } }
      }`,
      { imageId: image, operation },
    );
});

/** The images that a sandbox has when it is not told otherwise. */
function useDefaultImages(): void {
  gateway.sandbox.store.replace(defaultDataset(1, 0));
}

describe('a folder', () => {
  it('costs no call, neither by itself nor as the folder of an image', async () => {
    useDefaultImages();
    const { data } = await gateway.query(
      `query ($folderId: String!, $imageId: String!) {
        folder(folderId: $folderId) { id folderId }
        computeImage(imageId: $imageId) { folder { folderId } }
      }`,
      { folderId: 'anything', imageId: 'fd8special0everythin' },
    );
    expect(data).toEqual({
      folder: { id: toGlobalId('Folder', 'anything'), folderId: 'anything' },
      computeImage: { folder: { folderId: sandboxFolders.alpha } },
    });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});
