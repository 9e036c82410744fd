import type { BareMetalImage, ComputeImage, Dataset, DesktopImage } from '../../../src/sandbox/sandbox.ts';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';

/** The folder that all is written in. */
export const folderId = sandboxFolders.alpha;

const createdAt = '2025-01-01T00:00:00Z';
const asItWas = { name: 'subject', description: 'As it was', labels: { a: '1', b: '2' } };

/** The images that the tests change: one of each service. */
export const subject = {
  compute: 'fd8subject0000000000',
  baremetal: 'ly5subject0000000000',
  'cloud-desktop': 'fbmsubject0000000000',
} as const;

/** Images that something is being done to, so that nothing else can be. */
export const busy = {
  compute: 'fd8creating000000000',
  baremetal: 'ly5updating000000000',
  'cloud-desktop': 'fbmdeleting000000000',
} as const;

/** IDs that no image has. */
export const absent = {
  compute: 'fd8absent00000000000',
  baremetal: 'ly5absent00000000000',
  'cloud-desktop': 'fbmabsent00000000000',
} as const;

/** A name that another image of the folder has. */
export const takenName = 'taken';

/** Operations that can, and that can no longer, be cancelled. */
export const runningOperation = 'fhmrunning0000000000';
export const doneOperation = 'fhmdone0000000000000';

/** What every test of this folder begins with. */
export const dataset: Dataset = {
  compute: [
    compute(subject.compute, asItWas),
    compute('fd8taken000000000000', { name: takenName }),
    compute(busy.compute, { name: 'creating', status: 'CREATING' }),
  ],
  baremetal: [
    bareMetal(subject.baremetal, asItWas),
    bareMetal('ly5taken000000000000', { name: takenName }),
    bareMetal(busy.baremetal, { name: 'updating', status: 'UPDATING' }),
  ],
  desktop: [
    desktop(subject['cloud-desktop'], asItWas),
    desktop(busy['cloud-desktop'], { name: 'deleting', status: 'DELETING' }),
  ],
  accessBindings: [[subject.compute, [{ roleId: 'viewer', subject: { id: 'ajebefore', type: 'userAccount' } }]]],
  operations: [
    creation(runningOperation, busy.compute, {}),
    creation(doneOperation, subject.compute, { done: true, response: {} }),
  ],
};

/** Its size is the smallest `minDiskSize`, so that all others fit too. */
function compute(id: string, fields: Partial<ComputeImage>): ComputeImage {
  const sizes = { storageSize: '4194304', minDiskSize: '2147483648' };
  return { id, folderId, createdAt, status: 'READY', ...sizes, ...fields };
}

function bareMetal(id: string, fields: Partial<BareMetalImage>): BareMetalImage {
  return { id, folderId, createdAt, status: 'READY', ...fields };
}

function desktop(id: string, fields: Partial<DesktopImage>): DesktopImage {
  return { id, folderId, createdAt, status: 'ACTIVE', storageSize: '4194304', ...fields };
}

function creation(id: string, imageId: string, outcome: object) {
  const metadata = { '@type': 'type.googleapis.com/yandex.cloud.compute.v1.CreateImageMetadata', imageId };
  const operation = { id, description: 'Create image', createdAt, modifiedAt: createdAt, metadata, ...outcome };
  return { service: 'compute', imageId, folderId, operation } as const;
}
