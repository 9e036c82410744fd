import { describe, expect, it } from '@jest/globals';
import { sandboxFolders, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { imageLists, records, send, start, walk } from './client.ts';
import { dataset, operation, startClocked, write, writingMethod, writingMethods } from './writing/writing.ts';

const common = { folderId: 'folder', createdAt: '2025-01-01T00:00:00Z' };
const defaults = { name: '', description: '', labels: {}, status: 'STATUS_UNSPECIFIED' };
const writtenDefaults = true;
const everywhere = {
  ...{ compute: { writtenDefaults }, baremetal: { writtenDefaults }, 'cloud-desktop': { writtenDefaults } },
  operation: { writtenDefaults },
};

const bareImages = [
  {
    service: 'compute',
    image: { id: 'image', ...common },
    written: { family: '', storageSize: '0', size: '0', minDiskSize: '0', productIds: [], pooled: false },
  },
  { service: 'baremetal', image: { id: 'abcdefghij0123456789', ...common }, written: { checksum: '' } },
  {
    service: 'cloud-desktop',
    image: { id: 'image', ...common },
    written: { storageSize: '0', minDiskSize: '0' },
  },
] as const;

async function withBareImages(): Promise<Sandbox> {
  const [compute, baremetal, desktop] = bareImages.map(({ image }) => [image]);
  return await start({
    dataset: { ...(compute && { compute }), ...(baremetal && { baremetal }), ...(desktop && { desktop }) },
    quirks: everywhere,
  });
}

describe.each(bareImages)('the JSON of $service with writtenDefaults', ({ service, image, written }) => {
  const { path, key } = imageLists[service];
  const whole = { ...image, ...defaults, ...written };

  it('contains every default of an image in a get', async () => {
    const sandbox = await withBareImages();
    expect((await send(sandbox, `${path}/${image.id}`)).body).toEqual(whole);
  });

  it('contains every default of an image in a list, and an empty nextPageToken', async () => {
    const sandbox = await withBareImages();
    const { body } = await send(sandbox, path, { query: { folderId: 'folder' } });
    expect(body).toEqual({ [key]: [whole], nextPageToken: '' });
  });

  it('contains an empty list on an empty page', async () => {
    const sandbox = await withBareImages();
    const { body } = await send(sandbox, path, { query: { folderId: sandboxFolders.empty } });
    expect(body).toEqual({ [key]: [], nextPageToken: '' });
  });

  it('changes no value of any image, in any list', async () => {
    const plain = await start();
    const sandbox = await start({ quirks: everywhere });
    for (const folderId of Object.values(sandboxFolders)) {
      const query = { folderId, pageSize: 1000 };
      const expected = (await walk(plain, imageLists[service], query)).flat();
      const found = (await walk(sandbox, imageLists[service], query)).flat();
      expect(found.length).toBe(expected.length);
      for (const [index, wanted] of expected.entries()) expect(found[index]).toMatchObject(wanted);
    }
  });

  it('omits the defaults without the quirk', async () => {
    const sandbox = await withBareImages();
    sandbox.setQuirks(service, { writtenDefaults: false });
    expect((await send(sandbox, `${path}/${image.id}`)).body).toEqual(image);
  });
});

describe('the messages in a Compute image with writtenDefaults', () => {
  it('contain their defaults where they exist', async () => {
    const image = {
      ...{ id: 'image', ...common, name: 'whole', family: 'family', os: { nvidia: {} }, kmsKey: {} },
      hardwareGeneration: { legacyFeatures: {} },
    };
    const sandbox = await start({ dataset: { compute: [image] }, quirks: everywhere });
    const query = { folderId: 'folder', family: 'family' };
    expect((await send(sandbox, '/compute/v1/images:latestByFamily', { query })).body).toMatchObject({
      name: 'whole',
      os: { type: 'TYPE_UNSPECIFIED', nvidia: { driver: '' } },
      kmsKey: { keyId: '', versionId: '' },
      hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_UNSPECIFIED' } },
    });
  });

  it('keep an empty generation2Features', async () => {
    const image = { id: 'image', ...common, hardwareGeneration: { generation2Features: {} } };
    const sandbox = await start({ dataset: { compute: [image] }, quirks: everywhere });
    const { body } = await send(sandbox, '/compute/v1/images/image');
    expect(body['hardwareGeneration']).toEqual({ generation2Features: {} });
  });
});

describe.each(writingMethods)('the operation of $name with writtenDefaults', (method) => {
  it('contains "done": false while it runs', async () => {
    const { sandbox, advance } = await startClocked({ dataset, quirks: everywhere });
    const started = await write(sandbox, method);
    expect(started.body).toMatchObject({ done: false });
    expect(started.body).not.toHaveProperty('error');
    expect(started.body).not.toHaveProperty('response');
    expect(await operation(sandbox, started)).toEqual(started.body);
    advance(1000);
    expect((await operation(sandbox, started))['done']).toBe(true);
  });
});

describe('the response of an operation with writtenDefaults', () => {
  it.each([
    ['Compute create', { description: '', labels: {}, family: '', productIds: [], pooled: false, size: '0' }],
    ['BareMetal create', { description: '', labels: {} }],
    ['Cloud Desktop copy', { description: '', labels: {} }],
    ['Compute setAccessBindings', { effectiveDeltas: [] }],
  ])('of %s contains the defaults of its message', async (name, expected) => {
    const { sandbox, advance } = await startClocked({ quirks: everywhere });
    const method = writingMethod(name);
    const request = name === 'Compute setAccessBindings' ? { body: { accessBindings: [] } } : {};
    const started = await write(sandbox, method, request);
    advance(1000);
    expect((await operation(sandbox, started))['response']).toMatchObject(expected);
  });
});

describe('the attached lists of an image with writtenDefaults', () => {
  it('contain an empty list and an empty nextPageToken', async () => {
    const sandbox = await withBareImages();
    expect((await send(sandbox, '/compute/v1/images/image/operations')).body).toEqual({
      operations: [],
      nextPageToken: '',
    });
    expect((await send(sandbox, '/compute/v1/images/image:listAccessBindings')).body).toEqual({
      accessBindings: [],
      nextPageToken: '',
    });
  });

  it('contain operations with "done": false', async () => {
    const sandbox = await start({ images: 0, quirks: everywhere });
    const { body } = await send(sandbox, '/compute/v1/images/fd8special0error0000/operations');
    expect(records(body['operations']).map(({ done }) => done)).toEqual([false, true]);
  });
});

describe('the quirk writtenDefaults of the operation service', () => {
  it('applies to its own responses only', async () => {
    const { sandbox } = await startClocked({ quirks: { operation: { writtenDefaults } } });
    const [method] = writingMethods;
    if (method === undefined) throw new Error('There is no writing method.');
    const started = await write(sandbox, method);
    expect(started.body).not.toHaveProperty('done');
    const path = `/operations/${String(started.body['id'])}`;
    expect((await send(sandbox, path)).body).toMatchObject({ done: false, createdBy: 'ajesandboxadmin00000' });
    expect((await send(sandbox, `${path}:cancel`)).body).toMatchObject({ done: true });
  });
});
