import { describe, expect, it } from '@jest/globals';
import { send, start } from './client.ts';

const common = { folderId: 'folder', createdAt: '2025-01-01T00:00:00Z' };
const defaults = { name: '', description: '', labels: {}, status: 'STATUS_UNSPECIFIED' };

describe('the JSON of an image', () => {
  it('of Compute has no field with its default value', async () => {
    const sandbox = await start({
      dataset: {
        compute: [
          {
            ...{ id: 'image', ...common, ...defaults, family: '', storageSize: '0', size: '0', minDiskSize: '0' },
            ...{ productIds: [], pooled: false, os: { type: 'TYPE_UNSPECIFIED', nvidia: { driver: '' } } },
            hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_UNSPECIFIED' } },
            kmsKey: { keyId: '', versionId: '' },
          },
        ],
      },
    });
    expect((await send(sandbox, '/compute/v1/images/image')).body).toEqual({
      id: 'image',
      ...common,
      // A message that is there stays, whatever is in it.
      os: { nvidia: {} },
      kmsKey: {},
      hardwareGeneration: { legacyFeatures: {} },
    });
  });

  it('of BareMetal has no field with its default value', async () => {
    const id = 'abcdefghij0123456789';
    const sandbox = await start({ dataset: { baremetal: [{ id, ...common, ...defaults, checksum: '' }] } });
    expect((await send(sandbox, `/baremetal/v1alpha/images/${id}`)).body).toEqual({ id, ...common });
  });

  it('of Cloud Desktop has no field with its default value', async () => {
    const sandbox = await start({
      dataset: { desktop: [{ id: 'image', ...common, ...defaults, storageSize: '0', minDiskSize: '0' }] },
    });
    expect((await send(sandbox, '/cloud-desktop/v1/images/image')).body).toEqual({ id: 'image', ...common });
  });

  it('of a system image of Cloud Desktop has no folderId, also where the data set has an empty one', async () => {
    const { createdAt } = common;
    const desktop = [
      { id: 'absent', createdAt },
      { id: 'empty', folderId: '', createdAt },
    ];
    const sandbox = await start({ dataset: { desktop } });
    for (const id of ['absent', 'empty']) {
      expect((await send(sandbox, `/cloud-desktop/v1/images/${id}`)).body).toEqual({ id, createdAt });
    }
  });

  it('of a public BareMetal image has no field with its default value', async () => {
    const id = 'abcdefghij0123456789';
    const sandbox = await start({ dataset: { baremetalStandard: [{ id, folderId: 'folder', name: '' }] } });
    const { body } = await send(sandbox, `/baremetal/v1alpha/standardImages/${id}`);
    expect(body).toEqual({ id, folderId: 'folder' });
  });

  it('keeps the values of labels, empty ones too, an empty generation2Features, and fields that nobody knows', async () => {
    const image = {
      ...{ id: 'image', ...common, name: 'STATUS_UNSPECIFIED', status: 'READY', labels: { marked: '', env: 'prod' } },
      ...{ hardwareGeneration: { generation2Features: {} }, later: { empty: '', zero: 0, no: false } },
    };
    const sandbox = await start({ dataset: { compute: [image] } });
    expect((await send(sandbox, '/compute/v1/images/image')).body).toEqual(image);
  });
});

describe('a data set', () => {
  it('with a timestamp that is none, or with an ID twice, is refused', async () => {
    const sandbox = await start({ dataset: {} });
    expect(() => sandbox.store.replace({ compute: [{ id: 'a', folderId: 'f', createdAt: 'today' }] })).toThrow(
      '"today" is not a timestamp of RFC 3339.',
    );
    const twice = { id: 'a', ...common };
    expect(() => sandbox.store.replace({ desktop: [twice, twice] })).toThrow(
      'There is an image with the ID "a" already.',
    );
  });

  it('is the same for the same seed and another for another', async () => {
    const all = async (seed: number): Promise<unknown> => {
      const { store } = await start({ seed, images: 50 });
      const { compute, baremetal, baremetalStandard, desktop } = store;
      return [compute.all(), baremetal.all(), baremetalStandard.all(), desktop.all()];
    };
    expect(await all(7)).toEqual(await all(7));
    expect(await all(8)).not.toEqual(await all(7));
  });
});
