import { sandboxFolders } from '../folders.ts';
import type { OperationRecord } from '../dataset.ts';
import { specialBareMetalImages } from './baremetal.ts';
import { specialComputeImages } from './compute.ts';

const folderId = sandboxFolders.alpha;
const createdBy = 'ajesandboxadmin00000';

const everything = 'fd8special0everythin';
const creating = 'fd8special0creating0';
const failed = 'fd8special0error0000';
const bareMetal = 'ly5special0everythin';

/** Operations in every state: running, done, failed, rolling back; and one whose metadata nobody has heard of. */
export const specialOperations: readonly OperationRecord[] = [
  {
    service: 'compute',
    imageId: creating,
    folderId,
    operation: {
      id: 'fhmspecialrunning001',
      description: 'Create image',
      createdAt: '2025-12-05T16:41:54.452564354Z',
      createdBy,
      modifiedAt: '2025-12-05T16:41:54.452564354Z',
      metadata: { '@type': 'type.googleapis.com/yandex.cloud.compute.v1.CreateImageMetadata', imageId: creating },
    },
  },
  {
    service: 'compute',
    imageId: everything,
    folderId,
    operation: {
      id: 'fhmspecialdone000001',
      description: 'Create image',
      createdAt: '2026-02-28T23:59:59.999999999Z',
      createdBy,
      modifiedAt: '2026-03-01T00:03:20Z',
      done: true,
      metadata: { '@type': 'type.googleapis.com/yandex.cloud.compute.v1.CreateImageMetadata', imageId: everything },
      response: {
        '@type': 'type.googleapis.com/yandex.cloud.compute.v1.Image',
        ...specialComputeImages.find(({ id }) => id === everything),
      },
    },
  },
  {
    service: 'compute',
    imageId: everything,
    folderId,
    operation: {
      id: 'fhmspecialbindings01',
      description: 'Update access bindings',
      createdAt: '2026-03-02T10:00:00+00:00',
      createdBy,
      modifiedAt: '2026-03-02T10:00:01.5Z',
      done: true,
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.access.UpdateAccessBindingsMetadata',
        resourceId: everything,
      },
      response: {
        '@type': 'type.googleapis.com/yandex.cloud.access.AccessBindingsOperationResult',
        effectiveDeltas: [
          {
            action: 'ADD',
            accessBinding: {
              roleId: 'compute.images.user',
              subject: { id: 'allAuthenticatedUsers', type: 'system' },
            },
          },
        ],
      },
    },
  },
  {
    // A kind of operation that came later than the reference pages.
    service: 'compute',
    imageId: everything,
    folderId,
    operation: {
      id: 'fhmspecialunheard001',
      description: 'Replicate image',
      createdAt: '2026-03-03T10:00:00Z',
      createdBy,
      modifiedAt: '2026-03-03T10:00:00Z',
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.compute.v2.ReplicateImageMetadata',
        imageId: everything,
        zoneIds: ['ru-central1-d'],
      },
    },
  },
  {
    service: 'compute',
    imageId: failed,
    folderId,
    operation: {
      id: 'fhmspecialfailed0001',
      description: 'Create image',
      createdAt: '2025-12-05T16:41:54.452564354Z',
      createdBy,
      modifiedAt: '2025-12-05T16:45:00Z',
      done: true,
      metadata: { '@type': 'type.googleapis.com/yandex.cloud.compute.v1.CreateImageMetadata', imageId: failed },
      error: { code: 9, message: 'The source image is encrypted with a key that is disabled.' },
    },
  },
  {
    // The error is there before the operation is done: the service is rolling back.
    service: 'compute',
    imageId: failed,
    folderId,
    operation: {
      id: 'fhmspecialrollback01',
      description: 'Update image',
      createdAt: '2025-12-06T08:00:00Z',
      createdBy,
      modifiedAt: '2025-12-06T08:00:30Z',
      metadata: { '@type': 'type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata', imageId: failed },
      error: { code: 13, message: 'Internal error.' },
    },
  },
  {
    service: 'baremetal',
    imageId: bareMetal,
    folderId,
    operation: {
      id: 'ly5specialdone000001',
      description: 'Image create',
      createdAt: '2026-02-28T23:59:59.999999999Z',
      createdBy,
      modifiedAt: '2026-03-01T00:03:20.001Z',
      done: true,
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.baremetal.v1alpha.CreateImageMetadata',
        imageId: bareMetal,
      },
      response: {
        '@type': 'type.googleapis.com/yandex.cloud.baremetal.v1alpha.Image',
        ...specialBareMetalImages.find(({ id }) => id === bareMetal),
      },
    },
  },
  {
    service: 'cloud-desktop',
    imageId: 'fbmspecial0creating0',
    folderId,
    operation: {
      id: 'e3nspecialrunning001',
      description: 'Copy image',
      createdAt: '2025-12-05T16:41:54.452564354Z',
      createdBy,
      modifiedAt: '2025-12-05T16:41:54.452564354Z',
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.clouddesktop.v1.api.CopyDesktopImageMetadata',
        imageId: 'fbmspecial0creating0',
      },
    },
  },
];
