import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sandboxFolders, startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { imageLists, records, send, violatedFields, walk } from './client.ts';
import {
  bareMetalImageExample,
  computeImageExample,
  computeListExample,
  computeRepresentationExample,
  desktopImageExample,
  fieldPaths,
  mismatches,
} from './reference-examples.ts';

const longFolderId = 'a'.repeat(50);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ images: 1000 });
  sandbox.store.compute.insert({ id: 'x', folderId: longFolderId, createdAt: '2025-01-01T00:00:00Z', status: 'READY' });
});

afterAll(() => sandbox.close());

type ServiceName = keyof typeof imageLists;

async function everyImage(service: ServiceName): Promise<readonly Record<string, unknown>[]> {
  const images = await Promise.all(
    Object.values(sandboxFolders).map((folderId) => walk(sandbox, imageLists[service], { folderId, pageSize: 1000 })),
  );
  return images.flat(2);
}

const getPages = [
  {
    page: 'Compute API reference, Image.get',
    service: 'compute',
    example: computeImageExample,
    statuses: ['CREATING', 'READY', 'ERROR', 'DELETING'],
  },
  {
    page: 'BareMetal API reference, Image.Get',
    service: 'baremetal',
    example: bareMetalImageExample,
    statuses: ['CREATING', 'READY', 'ERROR', 'DELETING', 'UPDATING'],
  },
  {
    page: 'Cloud Desktop API reference, DesktopImage.Get',
    service: 'cloud-desktop',
    example: desktopImageExample,
    statuses: ['CREATING', 'ACTIVE', 'DELETING'],
  },
] as const;

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

describe.each(getPages)('$page', ({ service, example, statuses }) => {
  it('answers a get of every image with the fields of the example, each of the type that it has there', async () => {
    const images = await everyImage(service);
    expect(images.length).toBeGreaterThan(100);
    for (const { id } of images) {
      const { status, body } = await send(sandbox, `${imageLists[service].path}/${String(id)}`);
      expect(status).toBe(200);
      expect(body['id']).toBe(id);
      expect(mismatches(body, example)).toEqual([]);
    }
  });

  it('has every field of the example in some image', async () => {
    const seen = new Set<string>();
    // A list may omit fields that a get returns.
    for (const { id } of await everyImage(service)) {
      const { body } = await send(sandbox, `${imageLists[service].path}/${String(id)}`);
      for (const path of fieldPaths(body)) seen.add(path);
    }
    expect(fieldPaths(example).filter((path) => !seen.has(path))).toEqual([]);
  });

  it('has images in every status of the page, one in a status of no page, and one with the unspecified status', async () => {
    const seen = new Set((await everyImage(service)).map(({ status }) => status));
    expect([...seen].sort()).toEqual([...statuses, 'QUARANTINED', undefined].sort());
  });

  it('writes createdAt in RFC 3339 with 0 to 9 digits of a fraction, and in more than one spelling', async () => {
    const timestamps = (await everyImage(service)).map(({ createdAt }) => String(createdAt));
    for (const timestamp of timestamps) expect(timestamp).toMatch(rfc3339);
    const digits = new Set(timestamps.map((timestamp) => /\.(\d+)/.exec(timestamp)?.[1]?.length ?? 0));
    expect([...digits].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(timestamps.some((timestamp) => timestamp.endsWith('+00:00'))).toBe(true);
  });

  it('answers NOT_FOUND for an image that does not exist', async () => {
    const { status, body } = await send(sandbox, `${imageLists[service].path}/abcdefghij0123456789`);
    expect([status, body['code']]).toEqual([404, 5]);
  });
});

describe('Compute API reference, Image.get', () => {
  it.each([
    [50, 404],
    [51, 400],
  ])('takes an ID of %d characters with %d', async (length, status) => {
    const answer = await send(sandbox, `/compute/v1/images/${'a'.repeat(length)}`);
    expect(answer.status).toBe(status);
    expect(violatedFields(answer)).toEqual(status === 400 ? ['image_id'] : []);
  });

  it('keeps sizes as decimal strings, to the last digit of an int64', async () => {
    const { body } = await send(sandbox, '/compute/v1/images/fd8special0everythin');
    expect(body).toMatchObject({ storageSize: '9007199254740993', size: '9223372036854775807' });
  });

  it('has images with the operating systems of the page', async () => {
    const types = (await everyImage('compute')).map(({ os }) => JSON.stringify(os));
    expect(types).toEqual(expect.arrayContaining(['{"type":"LINUX"}', '{"type":"WINDOWS"}', '{}', undefined]));
  });
});

describe('BareMetal API reference, Image.Get', () => {
  it.each(['a'.repeat(19), 'a'.repeat(21), '1bcdefghij0123456789', 'Abcdefghij0123456789', 'abcdefghij-123456789'])(
    'refuses the ID %s, which is not 20 characters of the documented pattern',
    async (imageId) => {
      const answer = await send(sandbox, `/baremetal/v1alpha/images/${imageId}`);
      expect([answer.status, answer.body['code']]).toEqual([400, 3]);
      expect(violatedFields(answer)).toEqual(['image_id']);
    },
  );

  it('writes the checksum as an MD5 digest', async () => {
    const checksums = (await everyImage('baremetal')).flatMap(({ checksum }) => checksum ?? []);
    expect(checksums.length).toBeGreaterThan(50);
    for (const checksum of checksums) expect(checksum).toMatch(/^[0-9a-f]{32}$/);
  });

  it('has no name twice in a folder', async () => {
    const names = (await everyImage('baremetal')).map(({ folderId, name }) => JSON.stringify([folderId, name]));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('Compute Cloud API, REST: Image methods', () => {
  it('has every field of the JSON representation in some image, each of the type that it has there', async () => {
    const images = await everyImage('compute');
    expect(images.flatMap((image) => mismatches(image, computeRepresentationExample))).toEqual([]);
    const seen = new Set(images.flatMap((image) => fieldPaths(image)));
    expect(fieldPaths(computeRepresentationExample).filter((path) => !seen.has(path))).toEqual([]);
  });

  it('has at most one of legacyFeatures and generation2Features in an image, and images of every kind', async () => {
    const generations = (await everyImage('compute')).map(({ hardwareGeneration }) =>
      JSON.stringify(hardwareGeneration),
    );
    expect(new Set(generations)).toEqual(
      new Set([
        undefined,
        '{"legacyFeatures":{"pciTopology":"PCI_TOPOLOGY_V1"}}',
        '{"legacyFeatures":{"pciTopology":"PCI_TOPOLOGY_V2"}}',
        '{"legacyFeatures":{}}',
        '{"generation2Features":{}}',
      ]),
    );
  });

  it.each([
    ['get', '/compute/v1/images/fd85u0rct32prepgjlv0'],
    ['getLatestByFamily', '/compute/v1/images:latestByFamily?folderId=standard-images&family=ubuntu-2204-lts'],
    ['list', '/compute/v1/images?folderId=standard-images'],
    ['listAccessBindings', '/compute/v1/images/fd85u0rct32prepgjlv0:listAccessBindings'],
    ['listOperations', '/compute/v1/images/fd85u0rct32prepgjlv0/operations'],
  ])('has the method %s', async (_, path) => {
    expect((await send(sandbox, path)).status).toBe(200);
  });
});

describe('Compute Cloud API, REST: Image.list', () => {
  const folderId = sandboxFolders.alpha;

  async function list(query: Record<string, string | number>): ReturnType<typeof send> {
    return await send(sandbox, '/compute/v1/images', { query });
  }

  it('answers with the fields of the example, each of the type that it has there', async () => {
    const { status, body } = await list({ folderId, pageSize: 5 });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['images', 'nextPageToken']);
    expect(mismatches(body, computeListExample)).toEqual([]);
    expect(records(body['images'])).toHaveLength(5);
  });

  it.each([
    ['no folderId', {}, 'folder_id'],
    ['an empty folderId', { folderId: '' }, 'folder_id'],
    ['a folderId of 51 characters', { folderId: 'a'.repeat(51) }, 'folder_id'],
    ['a pageSize of 1001', { folderId, pageSize: 1001 }, 'page_size'],
    ['a negative pageSize', { folderId, pageSize: -1 }, 'page_size'],
    ['a pageSize that is no number', { folderId, pageSize: 'ten' }, 'page_size'],
    ['a pageSize with a fraction', { folderId, pageSize: '1.5' }, 'page_size'],
    ['a pageToken of 101 characters', { folderId, pageToken: 'a'.repeat(101) }, 'page_token'],
    ['a filter of 1001 characters', { folderId, filter: `name = "${'a'.repeat(992)}"` }, 'filter'],
    ['an orderBy of 101 characters', { folderId, orderBy: 'a'.repeat(101) }, 'order_by'],
  ])('refuses %s', async (_, query, field) => {
    const answer = await list(query);
    expect([answer.status, answer.body['code']]).toEqual([400, 3]);
    expect(violatedFields(answer)).toEqual([field]);
  });

  it.each([
    ['a folderId of 50 characters', { folderId: longFolderId }],
    ['a pageSize of 1000', { folderId, pageSize: 1000 }],
    ['a filter of 1000 characters', { folderId, filter: `name = "${'a'.repeat(991)}"` }],
  ])('takes %s', async (_, query) => {
    expect((await list(query)).status).toBe(200);
  });

  it('names every mistake of a request at once', async () => {
    const answer = await list({ pageSize: 1001, pageToken: 'a'.repeat(101), filter: 'name', orderBy: 'size' });
    expect(violatedFields(answer)).toEqual(['folder_id', 'page_size', 'page_token', 'filter', 'order_by']);
  });

  it('lists by "id asc" if orderBy is omitted, and ascending if only a column is given', async () => {
    const [byDefault, byId, byIdAscending] = await Promise.all([
      list({ folderId }),
      list({ folderId, orderBy: 'id' }),
      list({ folderId, orderBy: 'id asc' }),
    ]);
    expect(byDefault.body['images']).toEqual(byId.body['images']);
    expect(byDefault.body['images']).toEqual(byIdAscending.body['images']);
    const ids = records(byDefault.body['images']).map(({ id }) => String(id));
    expect(ids).toEqual([...ids].sort());
  });

  it('takes the format "createdAt desc"', async () => {
    const { body } = await list({ folderId, orderBy: 'createdAt desc' });
    const instants = records(body['images']).map(({ createdAt }) => Date.parse(String(createdAt)));
    expect(instants.length).toBe(100);
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
  });
});

describe('the records that the documentation of Compute publishes', () => {
  const common = { folderId: 'standard-images', status: 'READY' };
  const linux = { ...common, os: { type: 'LINUX' } };

  it.each([
    {
      ...linux,
      id: 'fd85u0rct32prepgjlv0',
      createdAt: '2024-03-11T10:57:40Z',
      name: 'ubuntu-22-04-lts-v20240311',
      family: 'ubuntu-2204-lts',
      storageSize: '7633633280',
      minDiskSize: '8589934592',
      productIds: ['f2ef01lju2nsansfdahf'],
      pooled: true,
    },
    {
      ...linux,
      id: 'fd864gbboths76r8gm5f',
      createdAt: '2022-12-14T13:47:52Z',
      name: 'ubuntu-22-04-lts-v20221214',
      family: 'ubuntu-2204-lts',
      storageSize: '4957667328',
      minDiskSize: '5368709120',
      productIds: ['f2eafokver0c6udimvtc'],
      pooled: true,
    },
    {
      ...common,
      os: { type: 'WINDOWS' },
      id: 'fd85s1nlcavgdpc16hj3',
      createdAt: '2019-04-30T10:53:56Z',
      name: 'windows-2016-gvlk-1556619485',
      family: 'windows-2016-gvlk',
      storageSize: '26344423424',
      minDiskSize: '26843545600',
      productIds: ['f2eu62v659or2tqv28l0'],
    },
    {
      ...linux,
      id: 'fd8iv792kirahcnqnt0q',
      createdAt: '2021-01-29T13:30:22Z',
      name: 'container-optimized-image-1611926453',
      family: 'container-optimized-image',
      storageSize: '6157238272',
      minDiskSize: '10737418240',
      productIds: ['f2elj2f52bbqe4af8tfd'],
    },
    {
      ...linux,
      id: 'fd81d2d9ifd50gmvc03g',
      createdAt: '2019-02-07T09:43:13Z',
      name: 'ubuntu-1804-1549468804',
      family: 'ubuntu-1804',
      storageSize: '2231369728',
      minDiskSize: '2621440000',
      productIds: ['f2esunkmqrdb5qhdmaqe'],
    },
  ])('has $name exactly', async (record) => {
    expect((await send(sandbox, `/compute/v1/images/${record.id}`)).body).toEqual(record);
  });
});
