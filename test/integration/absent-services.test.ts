import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from 'graphql-relay';
import { Subscriber } from '../subscriptions/subscriber.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { numberedId, numberedImages } from './numbered-images.ts';

const folderId = 'folder-a';
const imageCount = 4;
const dataset = {
  compute: numberedImages('c', folderId, imageCount),
  baremetal: numberedImages('b', folderId, imageCount),
  desktop: numberedImages('d', folderId, imageCount),
};

/** An operation that made an image, as the operation service reports it. */
const operationOn = (service: 'compute' | 'cloud-desktop', name: string, imageId: string) => ({
  ...{ service, imageId, folderId },
  operation: {
    id: `op-${service}`,
    description: 'Copy image',
    createdAt: '2025-01-01T00:00:00Z',
    modifiedAt: '2025-01-01T00:00:00Z',
    done: true,
    metadata: { '@type': `type.googleapis.com/yandex.cloud.${name}Metadata`, imageId },
    response: {},
  },
});

interface Deployment {
  readonly absent: 'COMPUTE' | 'CLOUD_DESKTOP';
  readonly typename: string;
  readonly imageId: string;
  /** The images of the services that are present. */
  readonly present: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly operationId: string;
  /** What needs the absent service alone: the path of the error, and the operation. */
  readonly fields: Readonly<Record<string, string>>;
}

const computeId = numberedId('c', 0);
const desktopId = numberedId('d', 0);
const idsOf = (...prefixes: readonly string[]): string[] =>
  prefixes.flatMap((prefix) => Array.from({ length: imageCount }, (_, index) => numberedId(prefix, index))).sort();

const deployments: readonly Deployment[] = [
  {
    absent: 'CLOUD_DESKTOP',
    typename: 'DesktopImage',
    imageId: desktopId,
    present: idsOf('b', 'c'),
    environment: { SERVICES: 'COMPUTE,BARE_METAL', CLOUD_DESKTOP_URL: '' },
    operationId: 'op-cloud-desktop',
    fields: {
      desktopImage: `{ desktopImage(imageId: "${desktopId}") { id } }`,
      desktopImages: `{ desktopImages(folderId: "${folderId}") { nodes { id } } }`,
      'folder.desktopImages': `{ folder(folderId: "${folderId}") { desktopImages(first: 0) { nodes { id } } } }`,
      copyDesktopImage: `mutation {
        copyDesktopImage(input: { folderId: "${folderId}", imageId: "x", name: "" }) { operation { id } }
      }`,
      copyDesktopImageFromDesktop:
        'mutation { copyDesktopImageFromDesktop(input: { desktopId: "x" }) { operation { id } } }',
      updateDesktopImage: 'mutation { updateDesktopImage(input: { imageId: "x", name: "x" }) { operation { id } } }',
      deleteDesktopImage: 'mutation { deleteDesktopImage(input: { imageId: "x" }) { operation { id } } }',
    },
  },
  {
    absent: 'COMPUTE',
    typename: 'ComputeImage',
    imageId: computeId,
    present: idsOf('b', 'd'),
    environment: { SERVICES: 'bare_metal, cloud_desktop', COMPUTE_URL: '' },
    operationId: 'op-compute',
    fields: {
      computeImage: `{ computeImage(imageId: "${computeId}") { id } }`,
      computeImages: `{ computeImages(folderId: "${folderId}", filter: { status: [] }) { nodes { id } } }`,
      'folder.computeImages': `{ folder(folderId: "${folderId}") { computeImages { nodes { id } } } }`,
      latestComputeImage: `{ latestComputeImage(folderId: "${folderId}", family: "ubuntu") { id } }`,
      deleteComputeImage: 'mutation { deleteComputeImage(input: { imageId: "x" }) { operation { id } } }',
    },
  },
];

describe.each(deployments)('a deployment without $absent', (deployment) => {
  const { absent, typename, imageId, present, environment, operationId } = deployment;
  const id = toGlobalId(typename, imageId);
  const bareMetalId = toGlobalId('BareMetalImage', numberedId('b', 0));
  const absence = {
    message: `The service ${absent} is not part of this deployment.`,
    extensions: { code: 'FAILED_PRECONDITION', service: absent, retryable: false },
  };
  let gateway: TestGateway;

  beforeAll(async () => {
    const operations = [
      operationOn('compute', 'compute.v1.CreateImage', computeId),
      operationOn('cloud-desktop', 'clouddesktop.v1.api.CopyDesktopImage', desktopId),
    ];
    gateway = await startGateway({ sandboxOptions: { dataset: { ...dataset, operations } }, environment });
  });

  afterEach(() => gateway.sandbox.clearRequests());

  afterAll(() => gateway.close());

  /** The services that were called. */
  const called = (): string[] => [...new Set(gateway.sandbox.requests.map(({ service }) => service))].sort();
  const presentServices = absent === 'COMPUTE' ? ['baremetal', 'cloud-desktop'] : ['baremetal', 'compute'];

  it.each(Object.entries(deployment.fields))('has an error for %s, without a call', async (path, document) => {
    const { errors } = await gateway.query(document);
    expect(errors).toEqual([expect.objectContaining({ ...absence, path: path.split('.') })]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['node', 'query ($id: ID!) { node(id: $id) { id } }', { id }],
    ['image', 'query ($id: ID!) { image(id: $id) { id } }', { id }],
    ['updateImage', 'mutation ($id: ID!) { updateImage(input: { id: $id, name: "" }) { operation { id } } }', { id }],
    ['deleteImage', 'mutation ($id: ID!) { deleteImage(input: { id: $id }) { operation { id } } }', { id }],
  ])('has an error for an ID of its images in %s, without a call', async (field, document, variables) => {
    const { errors } = await gateway.query(document, variables);
    expect(errors).toEqual([expect.objectContaining({ ...absence, path: [field] })]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('has an error for the slots of its images only, in nodes and in entities', async () => {
    const { data, errors } = await gateway.query<{ nodes: unknown; _entities: unknown }>(
      `query ($ids: [ID!]!, $representations: [_Any!]!) {
        nodes(ids: $ids) { id }
        _entities(representations: $representations) { __typename }
      }`,
      {
        ids: [id, bareMetalId],
        representations: [
          { __typename: 'BareMetalImage', imageId: numberedId('b', 0) },
          { __typename: typename, imageId },
        ],
      },
    );
    expect(data).toEqual({ nodes: [null, { id: bareMetalId }], _entities: [{ __typename: 'BareMetalImage' }, null] });
    expect(errors).toHaveLength(2);
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...absence, path: ['nodes', 0] }),
        expect.objectContaining({ ...absence, path: ['_entities', 1] }),
      ]),
    );
    expect(called()).toEqual(['baremetal']);
  });

  it('has the operation on one of its images, and an error for the image', async () => {
    const { data, errors } = await gateway.query(
      'query ($id: ID!) { operation(id: $id) { service done image { id } } }',
      { id: toGlobalId('Operation', operationId) },
    );
    expect(data).toEqual({ operation: { service: absent, done: true, image: null } });
    expect(errors).toEqual([expect.objectContaining({ ...absence, path: ['operation', 'image'] })]);
    expect(called()).toEqual(['operation']);
  });

  it('ends a subscription to one of its images with the error', async () => {
    const subscriber = new Subscriber(gateway.url);
    const following = subscriber.follow('subscription ($id: ID!) { imageStatus(id: $id) { id } }', { id });
    expect(await following.end).toMatchObject({ how: 'errors', errors: [absence] });
    await subscriber.close();
    expect(gateway.sandbox.requests).toEqual([]);
  });

  interface Lists {
    readonly all: { readonly nodes: readonly { readonly imageId: string }[]; readonly unavailable: readonly unknown[] };
    readonly named: Lists['all'];
  }

  it('merges the images of the other services, and takes a list of services with the absent one', async () => {
    const part = '{ nodes { imageId } unavailable { service } }';
    const { data, errors } = await gateway.query<Lists>(
      `query ($folderId: String!, $services: [ImageService!]) {
        all: images(folderIds: [$folderId], first: 100) ${part}
        named: images(folderIds: [$folderId], services: $services, first: 100) ${part}
      }`,
      { folderId, services: [absent, 'BARE_METAL'] },
    );
    expect(errors).toEqual([]);
    expect(data.all.nodes.map((node) => node.imageId).sort()).toEqual(present);
    expect(data.named.nodes.map((node) => node.imageId).sort()).toEqual(idsOf('b'));
    expect([data.all.unavailable, data.named.unavailable]).toEqual([[], []]);
    expect(called()).toEqual(presentServices);
  });

  it('has an error for a merged list of the absent service alone', async () => {
    const { data, errors } = await gateway.query(
      `{ images(folderIds: ["${folderId}"], services: [${absent}]) { nodes { id } } }`,
    );
    expect(data).toEqual({ images: null });
    expect(errors).toEqual([expect.objectContaining({ ...absence, path: ['images'] })]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it('reports the states of the services that it has', async () => {
    const response = await fetch(`${gateway.url}/readyz`);
    const { ready, services } = (await response.json()) as { ready: boolean; services: Record<string, unknown> };
    const names = ['BARE_METAL', 'CLOUD_DESKTOP', 'COMPUTE', 'OPERATION'].filter((name) => name !== absent);
    expect([response.status, ready, Object.keys(services).sort()]).toEqual([200, true, names]);
  });

  it('has the same schema as every other', async () => {
    const { data } = await gateway.query<{ __type: { enumValues: readonly { name: string }[] } }>(
      '{ __type(name: "ImageService") { enumValues { name } } }',
    );
    expect(data.__type.enumValues.map(({ name }) => name)).toContain(absent);
  });
});
