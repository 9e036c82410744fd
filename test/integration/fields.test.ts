import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** The fields of the reference pages, at the values that are easiest to get wrong. */
const compute = {
  id: 'fd8aaaaaaaaaaaaaaaaa',
  folderId: 'folder-a',
  createdAt: '2025-12-05T16:41:54.452564354Z',
  name: 'everything',
  description: 'All fields',
  labels: { zone: '', env: 'test' },
  family: 'ubuntu-2204-lts',
  storageSize: '9007199254740993',
  size: '9223372036854775807',
  minDiskSize: '8589934592',
  productIds: ['f2ef01lju2nsansfdahf', 'f2eafokver0c6udimvtc'],
  status: 'READY',
  os: { type: 'LINUX', nvidia: { driver: '535.183.01' } },
  pooled: true,
  hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V2' } },
  kmsKey: { keyId: 'abj000', versionId: 'abj001' },
};
const computeBare = { id: 'fd8bbbbbbbbbbbbbbbbb', folderId: 'folder-a', createdAt: '2018-08-09T12:54:53+00:00' };
const computeOdd = {
  ...computeBare,
  id: 'fd8ccccccccccccccccc',
  createdAt: '2024-03-11T10:57:40Z',
  status: 'MIGRATING',
  os: { type: 'PLAN9' },
  hardwareGeneration: { generation2Features: {} },
  // Fields and words that no page mentions are no reason to fail.
  futureField: { nested: [1, 2, 3] },
};
const bareMetal = {
  id: 'ly5aaaaaaaaaaaaaaaaa',
  folderId: 'folder-a',
  createdAt: '2024-03-11T10:57:40.1Z',
  name: 'iso',
  description: 'An ISO',
  checksum: 'd41d8cd98f00b204e9800998ecf8427e',
  status: 'UPDATING',
  labels: { a: 'b' },
};
const desktop = {
  id: 'fbmaaaaaaaaaaaaaaaaa',
  folderId: 'folder-a',
  createdAt: '2024-03-11T10:57:40.120Z',
  name: 'office',
  status: 'ACTIVE',
  labels: { a: 'b' },
  storageSize: '1',
  minDiskSize: '21474836480',
};

describe('the fields of an image', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({
      sandboxOptions: {
        dataset: { compute: [compute, computeBare, computeOdd], baremetal: [bareMetal], desktop: [desktop] },
      },
    });
  });

  afterAll(() => gateway.close());

  const common = `__typename imageId service folderId folder { folderId } name description status serviceStatus createdAt
    labels { key value } env: label(key: "env") zone: label(key: "zone") none: label(key: "none")`;
  const computeFields = `${common} family storageSize size minDiskSize productIds os { type nvidiaDriver } pooled
    kmsKey { keyId versionId }
    hardwareGeneration {
      __typename
      ... on LegacyHardwareFeatures { pciTopology }
      ... on Generation2HardwareFeatures { present }
    }`;

  it('are what Compute sent, to the last digit', async () => {
    const { data, errors } = await gateway.query(
      `{ computeImage(imageId: "${compute.id}") { ${computeFields} latestInFamily { imageId } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      computeImage: {
        __typename: 'ComputeImage',
        imageId: compute.id,
        service: 'COMPUTE',
        folderId: 'folder-a',
        folder: { folderId: 'folder-a' },
        name: 'everything',
        description: 'All fields',
        status: 'READY',
        serviceStatus: 'READY',
        createdAt: '2025-12-05T16:41:54.452564354Z',
        labels: [
          { key: 'env', value: 'test' },
          { key: 'zone', value: '' },
        ],
        env: 'test',
        zone: '',
        none: null,
        family: 'ubuntu-2204-lts',
        storageSize: '9007199254740993',
        size: '9223372036854775807',
        minDiskSize: '8589934592',
        productIds: ['f2ef01lju2nsansfdahf', 'f2eafokver0c6udimvtc'],
        os: { type: 'LINUX', nvidiaDriver: '535.183.01' },
        pooled: true,
        kmsKey: { keyId: 'abj000', versionId: 'abj001' },
        hardwareGeneration: { __typename: 'LegacyHardwareFeatures', pciTopology: 'V2' },
        latestInFamily: { imageId: compute.id },
      },
    });
  });

  it('are null, false or empty where the service leaves them out', async () => {
    const { data, errors } = await gateway.query(
      `{ computeImage(imageId: "${computeBare.id}") { ${computeFields} latestInFamily { imageId } } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      computeImage: expect.objectContaining({
        name: null,
        description: null,
        status: 'UNKNOWN',
        serviceStatus: null,
        createdAt: '2018-08-09T12:54:53+00:00',
        labels: [],
        family: null,
        storageSize: null,
        size: null,
        minDiskSize: null,
        productIds: [],
        os: null,
        pooled: false,
        kmsKey: null,
        hardwareGeneration: null,
        latestInFamily: null,
      }),
    });
  });

  it('survive words and fields that are unheard-of', async () => {
    const { data, errors } = await gateway.query(`{ computeImage(imageId: "${computeOdd.id}") { ${computeFields} } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      computeImage: expect.objectContaining({
        status: 'UNKNOWN',
        serviceStatus: 'MIGRATING',
        os: { type: 'UNKNOWN', nvidiaDriver: null },
        hardwareGeneration: { __typename: 'Generation2HardwareFeatures', present: true },
      }),
    });
  });

  it('are what BareMetal and Cloud Desktop sent', async () => {
    const { data, errors } = await gateway.query(
      `{
        bareMetalImage(imageId: "${bareMetal.id}") { ${common} checksum }
        desktopImage(imageId: "${desktop.id}") { ${common} storageSize minDiskSize }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      bareMetalImage: expect.objectContaining({
        __typename: 'BareMetalImage',
        service: 'BARE_METAL',
        description: 'An ISO',
        checksum: 'd41d8cd98f00b204e9800998ecf8427e',
        status: 'UPDATING',
        serviceStatus: 'UPDATING',
        createdAt: '2024-03-11T10:57:40.1Z',
      }),
      desktopImage: expect.objectContaining({
        __typename: 'DesktopImage',
        service: 'CLOUD_DESKTOP',
        description: null,
        status: 'READY',
        serviceStatus: 'ACTIVE',
        createdAt: '2024-03-11T10:57:40.120Z',
        storageSize: '1',
        minDiskSize: '21474836480',
      }),
    });
  });

  it('are the same through node, nodes, image, lists and the merged list', async () => {
    const first = await gateway.query<{ computeImage: { id: string } }>(
      `{ computeImage(imageId: "${compute.id}") { id } }`,
    );
    const { id } = first.data.computeImage;
    const { data, errors } = await gateway.query<Record<string, unknown>>(
      `query ($id: ID!) {
        node(id: $id) { ...all }
        nodes(ids: [$id]) { ...all }
        image(id: $id) { ...all }
        computeImages(folderId: "folder-a", filter: { imageId: { eq: "${compute.id}" } }) { nodes { ...all } }
        images(folderIds: ["folder-a"], filter: { imageId: { eq: "${compute.id}" } }) { nodes { ...all } }
        folder(folderId: "folder-a") {
          images(filter: { name: { eq: "everything" } }) { nodes { ...all } }
          computeImages(filter: { name: { eq: "everything" } }) { nodes { ...all } }
        }
        latestComputeImage(folderId: "folder-a", family: "ubuntu-2204-lts") { ...all }
      }
      fragment all on ComputeImage { ${computeFields} }`,
      { id },
    );
    expect(errors).toEqual([]);
    const image = data['node'];
    expect(image).toMatchObject({ imageId: compute.id, createdAt: compute.createdAt });
    expect(data).toEqual({
      node: image,
      nodes: [image],
      image,
      computeImages: { nodes: [image] },
      images: { nodes: [image] },
      folder: { images: { nodes: [image] }, computeImages: { nodes: [image] } },
      latestComputeImage: image,
    });
  });
});
