import { describe, expect, it } from '@jest/globals';
import { sandboxFolders, sandboxSources } from '../../../src/sandbox/sandbox.ts';
import { records, send } from '../client.ts';
import {
  computeSource,
  contents,
  folderId,
  imageIdOf,
  operation,
  startClocked,
  write,
  writingMethod,
  writingMethods,
} from './writing.ts';

const timestamp = expect.stringMatching(/^2026-01-01T00:00:0\d\.\d{9}Z$/);

describe.each(writingMethods)('$name', (method) => {
  it('answers with a running operation, which is done after its time', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, method);
    expect(started.status).toBe(200);
    expect(started.body).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20}$/),
      description: expect.any(String),
      createdAt: timestamp,
      createdBy: 'ajesandboxadmin00000',
      modifiedAt: started.body['createdAt'],
      metadata: expect.objectContaining({ '@type': `type.googleapis.com/${method.metadata}` }),
    });
    advance(999);
    expect(await operation(sandbox, started)).toEqual(started.body);
    advance(1);
    expect(await operation(sandbox, started)).toEqual({
      ...started.body,
      modifiedAt: expect.stringMatching(/^2026-01-01T00:00:01\.000/),
      done: true,
      response: expect.objectContaining({ '@type': expect.stringMatching(/^type\.googleapis\.com\//) }),
    });
  });

  it('is done once, however often it is looked at', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, method);
    advance(5000);
    const after = await operation(sandbox, started);
    const done = contents(sandbox);
    advance(5000);
    expect(await operation(sandbox, started)).toEqual(after);
    expect(contents(sandbox)).toEqual(done);
  });
});

describe('a new image', () => {
  it('of Compute appears at once in CREATING, and becomes READY with its size', async () => {
    const { sandbox, advance } = await startClocked();
    const body = {
      folderId,
      name: 'new',
      description: 'Made of another',
      labels: { env: 'test', empty: '' },
      family: 'new-family',
      minDiskSize: 4_294_967_296,
      productIds: ['f2eproduct'],
      os: { type: 'WINDOWS' },
      pooled: true,
      hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V2' } },
    };
    const request = { body: { ...body, ...computeSource } };
    const started = await write(sandbox, writingMethod('Compute create'), request);
    const id = imageIdOf(started);
    const image = { ...body, id, createdAt: timestamp, minDiskSize: '4294967296' };
    expect((await send(sandbox, `/compute/v1/images/${id}`)).body).toEqual({ ...image, status: 'CREATING' });
    advance(1000);
    const ready = { ...image, status: 'READY', storageSize: '1073741824' };
    expect((await send(sandbox, `/compute/v1/images/${id}`)).body).toEqual(ready);
    expect((await operation(sandbox, started))['response']).toEqual({
      '@type': 'type.googleapis.com/yandex.cloud.compute.v1.Image',
      ...ready,
    });
  });

  it('of Compute has from its source what was not said', async () => {
    const { sandbox, advance } = await startClocked();
    sandbox.store.compute.change('fd8subject0000000000', (image) => ({
      ...image,
      productIds: ['f2einherited'],
      hardwareGeneration: { generation2Features: {} },
    }));
    const body = { folderId, imageId: 'fd8subject0000000000', productIds: ['f2eown', 'f2einherited'] };
    const started = await write(sandbox, writingMethod('Compute create'), { body });
    advance(1000);
    expect((await send(sandbox, `/compute/v1/images/${imageIdOf(started)}`)).body).toEqual({
      id: imageIdOf(started),
      folderId,
      createdAt: timestamp,
      status: 'READY',
      storageSize: '1073741824',
      minDiskSize: '1073741824',
      productIds: ['f2einherited', 'f2eown'],
      os: { type: 'LINUX' },
      hardwareGeneration: { generation2Features: {} },
    });
  });

  it.each([
    ['diskId', 'fhmsandboxdisk000001'],
    ['snapshotId', 'fhvsandboxsnapshot01'],
    ['uri', 'https://storage.example/image.qcow2?X-Amz-Signature=1'],
    ['imageId', 'fd8public00000000000'],
  ])('of Compute can be made of a %s', async (field, value) => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, writingMethod('Compute create'), { body: { folderId, [field]: value } });
    expect(started.status).toBe(200);
    advance(1000);
    const { body } = await send(sandbox, `/compute/v1/images/${imageIdOf(started)}`);
    expect(body).toMatchObject({ status: 'READY', storageSize: expect.stringMatching(/^\d+$/) });
  });

  it('of BareMetal appears at once in CREATING, and becomes READY with its checksum', async () => {
    const { sandbox, advance } = await startClocked();
    const started = await write(sandbox, writingMethod('BareMetal create'));
    const id = imageIdOf(started);
    const image = { id, folderId, name: 'new', createdAt: timestamp };
    expect((await send(sandbox, `/baremetal/v1alpha/images/${id}`)).body).toEqual({ ...image, status: 'CREATING' });
    advance(1000);
    const ready = { ...image, status: 'READY', checksum: expect.stringMatching(/^[0-9a-f]{32}$/) };
    expect((await send(sandbox, `/baremetal/v1alpha/images/${id}`)).body).toEqual(ready);
  });

  it.each([
    ['Cloud Desktop copy', { storageSize: '1073741824', minDiskSize: '2147483648' }],
    ['Cloud Desktop copyFromDesktop', { storageSize: '21474836480', minDiskSize: '42949672960' }],
  ])('of %s appears at once in CREATING, and becomes ACTIVE with the sizes of its source', async (name, sizes) => {
    const { sandbox, advance } = await startClocked();
    const method = writingMethod(name);
    const extra = { description: 'A copy', labels: { a: '1' } };
    const started = await write(sandbox, method, { body: { ...method.body, ...extra } });
    const id = imageIdOf(started);
    const image = { id, folderId, name: 'new', createdAt: timestamp, ...extra };
    expect((await send(sandbox, `/cloud-desktop/v1/images/${id}`)).body).toEqual({ ...image, status: 'CREATING' });
    advance(1000);
    const ready = { ...image, ...sizes, status: 'ACTIVE' };
    expect((await send(sandbox, `/cloud-desktop/v1/images/${id}`)).body).toEqual(ready);
    expect((await operation(sandbox, started))['response']).toEqual({
      '@type': 'type.googleapis.com/yandex.cloud.clouddesktop.v1.api.DesktopImage',
      ...ready,
    });
  });

  it('of Cloud Desktop copyFromDesktop without a folder and a name is in the folder of the desktop', async () => {
    const { sandbox, advance } = await startClocked();
    const body = { desktopId: sandboxSources.desktopId };
    const started = await write(sandbox, writingMethod('Cloud Desktop copyFromDesktop'), { body });
    expect(started.status).toBe(200);
    advance(1000);
    const image = (await send(sandbox, `/cloud-desktop/v1/images/${imageIdOf(started)}`)).body;
    expect(image).toMatchObject({ folderId: sandboxFolders.alpha, status: 'ACTIVE' });
    expect(image).not.toHaveProperty('name');
  });

  it('of Cloud Desktop copyFromDesktop needs the right to write in the folder of the desktop', async () => {
    const rights = { services: ['cloud-desktop'], write: true, folders: [sandboxFolders.beta] } as const;
    const { sandbox } = await startClocked({ tokens: { elsewhere: rights } });
    const body = { desktopId: sandboxSources.desktopId };
    const request = { body, token: 'elsewhere' };
    expect((await write(sandbox, writingMethod('Cloud Desktop copyFromDesktop'), request)).status).toBe(403);
  });

  it('is in its list at once', async () => {
    const { sandbox } = await startClocked();
    const started = await write(sandbox, writingMethod('Compute create'));
    const { body } = await send(sandbox, '/compute/v1/images', { query: { folderId, filter: 'name = "new"' } });
    expect(records(body['images'])).toEqual([expect.objectContaining({ id: imageIdOf(started), status: 'CREATING' })]);
  });
});

describe('an updated image', () => {
  it.each([
    ['Compute update', 'READY', 'subject'],
    ['BareMetal update', 'UPDATING', 'subject'],
    ['Cloud Desktop update', 'ACTIVE', 'subject'],
  ])('of %s is %s and as it was until the operation is done', async (name, status, before) => {
    const { sandbox, advance } = await startClocked();
    const method = writingMethod(name);
    const previous = (await send(sandbox, method.path)).body;
    await write(sandbox, method);
    expect((await send(sandbox, method.path)).body).toEqual({ ...previous, status, name: before });
    advance(1000);
    expect((await send(sandbox, method.path)).body).toEqual({ ...previous, name: 'renamed' });
  });
});

describe('a deleted image', () => {
  it.each(['Compute delete', 'BareMetal delete', 'Cloud Desktop delete'])(
    'of %s is DELETING until the operation is done, and then gone',
    async (name) => {
      const { sandbox, advance } = await startClocked();
      const method = writingMethod(name);
      const started = await write(sandbox, method);
      expect((await send(sandbox, method.path)).body['status']).toBe('DELETING');
      advance(1000);
      expect((await send(sandbox, method.path)).status).toBe(404);
      expect((await operation(sandbox, started))['response']).toEqual({
        '@type': 'type.googleapis.com/google.protobuf.Empty',
        value: {},
      });
    },
  );
});

describe("the list of an image's operations", () => {
  it('has the latest that was started first', async () => {
    const { sandbox, advance } = await startClocked();
    const first = await write(sandbox, writingMethod('Compute update'));
    advance(1000);
    const second = await write(sandbox, writingMethod('Compute setAccessBindings'));
    const { body } = await send(sandbox, '/compute/v1/images/fd8subject0000000000/operations');
    expect(records(body['operations']).map(({ id }) => id)).toEqual([second.body['id'], first.body['id']]);
  });
});

describe('operations by a real clock', () => {
  it('end by themselves after the time that the sandbox was told', async () => {
    const { sandbox } = await startClocked({ now: Date.now, operationDurationMs: 60 });
    const started = await write(sandbox, writingMethod('Compute create'));
    expect(started.body['done']).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect((await operation(sandbox, started))['done']).toBe(true);
    sandbox.setQuirks('operation', { durationMs: 0 });
    expect((await operation(sandbox, await write(sandbox, writingMethod('Compute delete'))))['done']).toBe(true);
  });
});
