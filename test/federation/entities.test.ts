import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway({ sandboxOptions: { images: 900 } });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterEach(() => gateway.sandbox.faults.clear());

afterAll(() => gateway.close());

const document = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Image { id imageId name }
    ... on Folder { id folderId }
    ... on Operation { id operationId }
  }
}`;

interface Entities {
  readonly _entities: readonly ({ readonly __typename: string; readonly id: string } | null)[];
}

function entities(representations: readonly unknown[], token?: string) {
  return gateway.query<Entities>(document, { representations }, token === undefined ? {} : { token });
}

/** One image of each kind. */
function anImageOfEach(): readonly { typename: string; imageId: string; id: string }[] {
  const { compute, baremetal, desktop } = gateway.sandbox.store;
  const first = (typename: string, images: { all(): readonly { id: string }[] }) => {
    const imageId = images.all()[0]?.id ?? '';
    return { typename, imageId, id: toGlobalId(typename, imageId) };
  };
  return [first('ComputeImage', compute), first('BareMetalImage', baremetal), first('DesktopImage', desktop)];
}

describe('_entities', () => {
  it('finds every kind of image by its own ID and by its global ID', async () => {
    const images = anImageOfEach();
    const { data, errors } = await entities([
      ...images.map(({ typename, imageId }) => ({ __typename: typename, imageId })),
      ...images.map(({ typename, id }) => ({ __typename: typename, id })),
    ]);
    expect(errors).toEqual([]);
    const expected = images.map(({ typename, id, imageId }) => ({ __typename: typename, id, imageId }));
    expect(data._entities).toMatchObject([...expected, ...expected]);
  });

  it('tells the kind of an image that is only known to be an Image', async () => {
    const images = anImageOfEach();
    const { data } = await entities(images.map(({ id }) => ({ __typename: 'Image', id })));
    expect(data._entities).toMatchObject(images.map(({ typename, id }) => ({ __typename: typename, id })));
  });

  it('finds folders without a call, by either key', async () => {
    const id = toGlobalId('Folder', 'standard-images');
    const { data } = await entities([
      { __typename: 'Folder', folderId: 'standard-images' },
      { __typename: 'Folder', id },
    ]);
    const folder = { __typename: 'Folder', id, folderId: 'standard-images' };
    expect(data._entities).toEqual([folder, folder]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('finds operations', async () => {
    const id = toGlobalId('Operation', 'fhmspecialdone000001');
    const { data } = await entities([{ __typename: 'Operation', id }]);
    expect(data._entities).toEqual([{ __typename: 'Operation', id, operationId: 'fhmspecialdone000001' }]);
  });

  it('is null for what does not exist', async () => {
    const { data, errors } = await entities([
      { __typename: 'ComputeImage', imageId: 'fd8000000000000000zz' },
      { __typename: 'Image', id: toGlobalId('BareMetalImage', 'ly5000000000000000zz') },
      { __typename: 'Operation', id: toGlobalId('Operation', 'fhm00000000000000zzz') },
    ]);
    expect(data._entities).toEqual([null, null, null]);
    expect(errors).toEqual([]);
  });

  it.each([
    { representation: { __typename: 'VirtualMachine', id: 'x' }, message: /"__typename" one of: Image, ComputeImage/ },
    { representation: { imageId: 'fd85u0rct32prepgjlv0' }, message: /"__typename" one of/ },
    { representation: 'fd85u0rct32prepgjlv0', message: /"__typename" one of/ },
    { representation: { __typename: 'ComputeImage' }, message: /ComputeImage needs a string as "imageId" or "id"/ },
    { representation: { __typename: 'ComputeImage', imageId: 7 }, message: /needs a string as "imageId" or "id"/ },
    {
      representation: { __typename: 'Image', imageId: 'fd85u0rct32prepgjlv0' },
      message: /Image needs a string as "id"/,
    },
    { representation: { __typename: 'Image', id: 'nonsense' }, message: /"nonsense" is not a global ID/ },
    { representation: { __typename: 'Image', id: toGlobalId('Folder', 'a') }, message: /names a Folder/ },
    { representation: { __typename: 'Folder', folderId: '' }, message: /A folder ID has 1 to 50 characters/ },
  ])('refuses $representation, which costs the others nothing', async ({ representation, message }) => {
    const { data, errors } = await entities([
      { __typename: 'ComputeImage', imageId: 'fd85u0rct32prepgjlv0' },
      representation,
      { __typename: 'Folder', folderId: 'standard-images' },
    ]);
    expect(data._entities).toMatchObject([{ imageId: 'fd85u0rct32prepgjlv0' }, null, { folderId: 'standard-images' }]);
    expect(errors).toMatchObject([
      { path: ['_entities', 1], message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('has an error of the service with its code where a service fails or forbids, and the images of the others', async () => {
    gateway.sandbox.faults.set('cloud-desktop', [{ error: { code: 'INTERNAL' } }]);
    const [compute, bareMetal, desktop] = anImageOfEach().map(({ id }) => ({ __typename: 'Image', id }));
    const down = await entities([compute, bareMetal, desktop]);
    expect(down.data._entities.map((entity) => entity?.__typename)).toEqual([
      'ComputeImage',
      'BareMetalImage',
      undefined,
    ]);
    expect(down.errors).toMatchObject([
      { path: ['_entities', 2], extensions: { code: 'INTERNAL', service: 'CLOUD_DESKTOP' } },
    ]);

    const forbidden = await entities([compute, bareMetal], 'sandbox-compute');
    expect(forbidden.data._entities.map((entity) => entity?.__typename)).toEqual(['ComputeImage', undefined]);
    expect(forbidden.errors).toMatchObject([{ extensions: { code: 'PERMISSION_DENIED', service: 'BARE_METAL' } }]);
  });
});

describe('1,000 representations of mixed kinds', () => {
  /** Three names for each image: by both keys of its kind and as an `Image`. */
  function representations(): Record<string, string>[] {
    const { compute, baremetal, desktop } = gateway.sandbox.store;
    const kinds = [
      { typename: 'ComputeImage', images: compute.all().slice(0, 112) },
      { typename: 'BareMetalImage', images: baremetal.all().slice(0, 111) },
      { typename: 'DesktopImage', images: desktop.all().slice(0, 110) },
    ];
    const images = kinds.flatMap(({ typename, images: ofKind }) =>
      ofKind.flatMap(({ id: imageId }) => {
        const id = toGlobalId(typename, imageId);
        return [
          { __typename: typename, imageId },
          { __typename: typename, id },
          { __typename: 'Image', id },
        ];
      }),
    );
    return [...images, { __typename: 'Folder', folderId: 'standard-images' }];
  }

  const report = { headers: { 'x-upstream-report': '1' } };

  it('make no more than one call for each distinct image, as `nodes` does, and fewer once their folders are known', async () => {
    const all = representations();
    expect(all).toHaveLength(1000);
    const found = await gateway.query<Entities>(document, { representations: all }, report);
    expect(found.errors).toEqual([]);
    expect(found.data._entities).not.toContain(null);
    const paths = gateway.sandbox.requests.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBeLessThanOrEqual(333);

    const ids = found.data._entities.map((entity) => entity?.id);
    const nodes = await gateway.query<{ nodes: unknown[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Image { imageId name } ... on Folder { folderId } } }',
      { ids },
      report,
    );
    expect(nodes.data.nodes).toEqual(found.data._entities);
    expect(found.extensions).toMatchObject({ upstream: { calls: paths.length } });
    // By now it is known which folders the images are in, so that these are read together.
    const { calls } = nodes.extensions?.['upstream'] as { calls: number };
    expect(calls).toBeLessThan(paths.length);
  });
});
