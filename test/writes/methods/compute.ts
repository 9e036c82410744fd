import { bindingLimits, computeCreateLimits, computeImageIdLimit, computeUpdateLimits } from '../limits/compute.ts';
import { absent, busy, folderId, subject, takenName } from '../world/dataset.ts';
import { type Input, labelMap, type Method, patch, pathOf, present, remove, type RestRequest } from './method.ts';

const service = 'compute';
const images = '/compute/v1/images';
const imageId = subject.compute;
const other = { roleId: 'editor', subject: { id: 'ajeother', type: 'serviceAccount' } };
const before = { roleId: 'viewer', subject: { id: 'ajebefore', type: 'userAccount' } };

/** The mutations on Compute images. */
export const computeMethods: readonly Method[] = [
  {
    title: 'createComputeImage',
    mutation: 'createComputeImage',
    service,
    input: {
      ...{ folderId, name: 'new', description: 'Made of another', family: 'family', minDiskSize: '8388608' },
      source: { imageId },
      labels: [{ key: 'env', value: 'test' }],
      productIds: ['f2eproduct'],
      os: { type: 'LINUX', nvidiaDriver: '550.54.15' },
      pooled: true,
      hardwareGeneration: { legacyFeatures: { pciTopology: 'V2' } },
    },
    rest: createRequest,
    effect: {
      'compute/new': {
        ...{ folderId, name: 'new', description: 'Made of another', family: 'family', minDiskSize: '8388608' },
        status: 'READY',
        labels: { env: 'test' },
        productIds: ['f2eproduct'],
        os: { type: 'LINUX', nvidia: { driver: '550.54.15' } },
        pooled: true,
        hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V2' } },
      },
    },
    notFound: { folderId, source: { imageId: absent.compute } },
    conflict: { input: { folderId, name: takenName, source: { imageId } }, code: 'ALREADY_EXISTS' },
    limits: computeCreateLimits,
  },
  {
    title: 'updateComputeImage',
    mutation: 'updateComputeImage',
    service,
    input: { imageId, name: 'renamed', labels: [{ key: 'c', value: '3' }], minDiskSize: '8388608' },
    rest: patch(images, ['name', 'description', 'labels', 'minDiskSize']),
    effect: {
      [`compute/${imageId}`]: {
        ...{ name: 'renamed', description: 'As it was', labels: { c: '3' }, minDiskSize: '8388608' },
        status: 'READY',
      },
    },
    notFound: { imageId: absent.compute, name: 'renamed' },
    conflict: { input: { imageId, name: takenName }, code: 'ALREADY_EXISTS' },
    limits: computeUpdateLimits,
  },
  {
    title: 'deleteComputeImage',
    mutation: 'deleteComputeImage',
    service,
    input: { imageId },
    rest: remove(images),
    effect: { [`compute/${imageId}`]: undefined, [`bindings/${imageId}`]: undefined },
    notFound: { imageId: absent.compute },
    conflict: { input: { imageId: busy.compute }, code: 'FAILED_PRECONDITION' },
    limits: [computeImageIdLimit],
  },
  {
    title: 'setComputeImageAccessBindings',
    mutation: 'setComputeImageAccessBindings',
    service,
    input: { imageId, accessBindings: [other] },
    rest: (input) => ({
      method: 'POST',
      path: `${pathOf(images, input)}:setAccessBindings`,
      body: { accessBindings: input['accessBindings'] },
    }),
    effect: { [`bindings/${imageId}`]: [other] },
    notFound: { imageId: absent.compute, accessBindings: [other] },
    conflict: { input: { imageId: busy.compute, accessBindings: [] }, code: 'FAILED_PRECONDITION' },
    limits: bindingLimits('accessBindings', 0, (binding) => binding),
  },
  {
    title: 'updateComputeImageAccessBindings',
    mutation: 'updateComputeImageAccessBindings',
    service,
    input: { imageId, accessBindingDeltas: [{ action: 'ADD', ...other }] },
    rest: (input) => ({
      method: 'POST',
      path: `${pathOf(images, input)}:updateAccessBindings`,
      body: { accessBindingDeltas: deltas(input['accessBindingDeltas']) },
    }),
    effect: { [`bindings/${imageId}`]: [before, other] },
    notFound: { imageId: absent.compute, accessBindingDeltas: [{ action: 'REMOVE', ...before }] },
    conflict: {
      input: { imageId: busy.compute, accessBindingDeltas: [{ action: 'ADD', ...other }] },
      code: 'FAILED_PRECONDITION',
    },
    limits: bindingLimits('accessBindingDeltas', 1, (binding) => ({ action: 'ADD', ...binding })),
  },
];

function createRequest({ source, labels, os, hardwareGeneration, ...input }: Input): RestRequest {
  return {
    method: 'POST',
    path: images,
    body: present({
      ...input,
      ...(source as object),
      labels: labelMap(labels),
      os: operatingSystem(os),
      hardwareGeneration: hardware(hardwareGeneration),
    }),
  };
}

function operatingSystem(os: unknown): unknown {
  const { type, nvidiaDriver } = (os ?? {}) as { type?: string; nvidiaDriver?: string };
  return type && { type, ...(nvidiaDriver !== undefined && { nvidia: { driver: nvidiaDriver } }) };
}

function hardware(generation: unknown): unknown {
  const { legacyFeatures: legacy } = (generation ?? {}) as { legacyFeatures?: { pciTopology: string } };
  return legacy && { legacyFeatures: { pciTopology: `PCI_TOPOLOGY_${legacy.pciTopology}` } };
}

function deltas(list: unknown): unknown {
  return (list as { action: string }[]).map(({ action, ...accessBinding }) => ({ action, accessBinding }));
}
