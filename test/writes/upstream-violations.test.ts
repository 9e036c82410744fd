import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { attempt, violatedPaths } from './attempt.ts';
import { methodCalled } from './methods/methods.ts';
import { folderId, subject } from './world/dataset.ts';
import { startWriteGateway, type WriteGateway } from './world/write-gateway.ts';

let gateway: WriteGateway;

beforeAll(async () => {
  gateway = await startWriteGateway();
});

beforeEach(() => gateway.reset());

afterAll(() => gateway.close());

describe('what only the service can know is told with the path in the input', () => {
  it('that the smallest disk does not hold the image', async () => {
    gateway.sandbox.store.compute.change(subject.compute, (image) => ({ ...image, storageSize: '1073741824' }));
    const input = { folderId, source: { imageId: subject.compute }, minDiskSize: '4194304' };
    const { answer, error } = await attempt(gateway, methodCalled('createComputeImage'), input);
    expect(answer).toBe('INVALID_ARGUMENT');
    expect(error?.extensions).toMatchObject({ service: 'COMPUTE', httpStatus: 400, retryable: false });
    expect(violatedPaths(error)).toEqual(['input.minDiskSize']);
  });

  it('that there are no subjects of this type', async () => {
    const bindings = [{ roleId: 'viewer', subject: { id: 'r2d2', type: 'robot' } }];
    const set = { imageId: subject.compute, accessBindings: bindings };
    const { error: ofSet } = await attempt(gateway, methodCalled('setComputeImageAccessBindings'), set);
    expect(violatedPaths(ofSet)).toEqual(['input.accessBindings[0].subject.type']);
    const update = { imageId: subject.compute, accessBindingDeltas: [{ action: 'ADD', ...bindings[0] }] };
    const { error: ofUpdate } = await attempt(gateway, methodCalled('updateComputeImageAccessBindings'), update);
    expect(violatedPaths(ofUpdate)).toEqual(['input.accessBindingDeltas[0].subject.type']);
  });

  // As protocol buffers name fields, and as their JSON does.
  it.each([
    ['createComputeImage', 'folder_id', 'folderId', 'input.folderId'],
    ['createComputeImage', 'min_disk_size', 'minDiskSize', 'input.minDiskSize'],
    ['createComputeImage', 'snapshot_id', 'snapshotId', 'input.source.snapshotId'],
    ['createComputeImage', 'uri', 'uri', 'input.source.uri'],
    ['createComputeImage', 'product_ids[3]', 'productIds[3]', 'input.productIds[3]'],
    ['createComputeImage', 'os.type', 'os.type', 'input.os.type'],
    ['createComputeImage', 'os.nvidia.driver', 'os.nvidia.driver', 'input.os.nvidiaDriver'],
    [
      'createComputeImage',
      'hardware_generation.legacy_features.pci_topology',
      'hardwareGeneration.legacyFeatures.pciTopology',
      'input.hardwareGeneration.legacyFeatures.pciTopology',
    ],
    ['createComputeImage', 'labels[cost_center]', 'labels[cost_center]', 'input.labels[cost_center]'],
    ['updateComputeImage', 'image_id', 'imageId', 'input.imageId'],
    ['updateComputeImage', 'update_mask', 'updateMask', 'input'],
    ['setComputeImageAccessBindings', 'resource_id', 'resourceId', 'input.imageId'],
    [
      'setComputeImageAccessBindings',
      'access_bindings[1].role_id',
      'accessBindings[1].roleId',
      'input.accessBindings[1].roleId',
    ],
    [
      'updateComputeImageAccessBindings',
      'access_binding_deltas[0].access_binding.subject.id',
      'accessBindingDeltas[0].accessBinding.subject.id',
      'input.accessBindingDeltas[0].subject.id',
    ],
    [
      'updateComputeImageAccessBindings',
      'access_binding_deltas[2].access_binding',
      'accessBindingDeltas[2].accessBinding',
      'input.accessBindingDeltas[2]',
    ],
    ['createBareMetalImage', 'folder_id', 'folderId', 'input.folderId'],
    ['copyDesktopImage', 'image_id', 'imageId', 'input.imageId'],
    ['copyDesktopImageFromDesktop', 'desktop_id', 'desktopId', 'input.desktopId'],
    ['updateImage (DesktopImage)', 'image_id', 'imageId', 'input.id'],
    ['deleteImage (BareMetalImage)', 'image_id', 'imageId', 'input.id'],
    ['deleteImage (ComputeImage)', '', '', 'input'],
  ])('%s: %s', async (title, inProto, inJson, path) => {
    const method = methodCalled(title);
    const fieldViolations = [inProto, inJson].map((field) => ({ field, description: 'It is not to our liking.' }));
    gateway.sandbox.faults.set(method.service, { error: { code: 'INVALID_ARGUMENT', fieldViolations } });
    const { answer, error, requests } = await attempt(gateway, method, method.input);
    expect(answer).toBe('INVALID_ARGUMENT');
    expect(requests).toHaveLength(1);
    const violation = { field: path, description: 'It is not to our liking.' };
    expect(error?.extensions['fieldViolations']).toEqual([violation, violation]);
  });
});
