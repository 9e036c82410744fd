import { type Dataset, sandboxFolders } from '../../src/sandbox/sandbox.ts';

const { publicCompute, alpha, beta } = sandboxFolders;

/** The images that the tests of the catalogue look at. In the order of their creation, the newest first: */
export const namesNewestFirst = [
  'web-server',
  'office-desktop',
  'batch-worker',
  'rescue-iso',
  'windows-2022',
  'ubuntu-22-04-new',
  'lab-desktop',
  'broken-import',
  'debian-12-iso',
  'ubuntu-22-04-old',
];

/** The ID of an image by its name. */
export const imageIds = {
  'web-server': 'fd8webserver00000001',
  'batch-worker': 'fd8batchworker000001',
  'ubuntu-22-04-new': 'fd8ubuntu22new000001',
  'debian-12-iso': 'ly5debian12iso000001',
} as const;

/** A few images of every service, in the public folders and in one of the visitor's own. */
export const dataset: Dataset = {
  compute: [
    {
      id: imageIds['web-server'],
      folderId: alpha,
      createdAt: '2026-05-20T08:15:00.123456789Z',
      name: 'web-server',
      description: 'Built by the pipeline.',
      family: 'web',
      storageSize: '7633633280',
      minDiskSize: '8589934592',
      labels: { env: 'prod', team: 'web' },
      os: { type: 'LINUX' },
      status: 'READY',
      pooled: true,
    },
    {
      id: imageIds['batch-worker'],
      folderId: alpha,
      createdAt: '2026-05-18T08:00:00Z',
      name: 'batch-worker',
      storageSize: '2231369728',
      minDiskSize: '2621440000',
      labels: { env: 'test' },
      os: { type: 'LINUX' },
      status: 'READY',
    },
    {
      id: 'fd8windows2022000001',
      folderId: alpha,
      createdAt: '2026-05-16T08:00:00Z',
      name: 'windows-2022',
      storageSize: '26344423424',
      os: { type: 'WINDOWS' },
      status: 'READY',
    },
    {
      id: imageIds['ubuntu-22-04-new'],
      folderId: publicCompute,
      createdAt: '2024-03-11T10:57:40Z',
      name: 'ubuntu-22-04-new',
      family: 'ubuntu-2204-lts',
      storageSize: '7633633280',
      os: { type: 'LINUX' },
      status: 'READY',
    },
    {
      id: 'fd8brokenimport00001',
      folderId: alpha,
      createdAt: '2023-08-01T08:00:00Z',
      name: 'broken-import',
      status: 'ERROR',
    },
    {
      id: 'fd8ubuntu22old000001',
      folderId: publicCompute,
      createdAt: '2022-12-14T13:47:52Z',
      name: 'ubuntu-22-04-old',
      family: 'ubuntu-2204-lts',
      storageSize: '4957667328',
      os: { type: 'LINUX' },
      status: 'READY',
    },
    { id: 'fd8betaonly000000001', folderId: beta, createdAt: '2025-01-01T00:00:00Z', name: 'of-beta', status: 'READY' },
  ],
  baremetal: [
    {
      id: 'ly5rescueiso00000001',
      folderId: alpha,
      createdAt: '2026-05-17T08:00:00Z',
      name: 'rescue-iso',
      labels: { env: 'prod' },
      status: 'READY',
    },
    {
      id: imageIds['debian-12-iso'],
      folderId: alpha,
      createdAt: '2023-06-10T09:00:00.5Z',
      name: 'debian-12-iso',
      checksum: '9e107d9d372bb6826bd81d3542a419d6',
      status: 'READY',
    },
  ],
  desktop: [
    {
      id: 'fdvofficedesktop0001',
      folderId: alpha,
      createdAt: '2026-05-19T08:00:00Z',
      name: 'office-desktop',
      storageSize: '53687091200',
      minDiskSize: '68719476736',
      labels: { team: 'office' },
      status: 'ACTIVE',
    },
    {
      id: 'fdvlabdesktop0000001',
      folderId: alpha,
      createdAt: '2024-01-01T08:00:00Z',
      name: 'lab-desktop',
      status: 'ACTIVE',
    },
  ],
  operations: Array.from({ length: 7 }, (_, index) => ({
    service: 'compute',
    imageId: imageIds['web-server'],
    folderId: alpha,
    operation: {
      id: `fhmupdate0000000000${index}`,
      description: `Update ${index}`,
      createdAt: `2026-05-2${index}T12:00:00Z`,
      createdBy: 'ajesomebody000000000',
      modifiedAt: `2026-05-2${index}T12:00:05Z`,
      done: true,
      metadata: {
        '@type': 'type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata',
        imageId: imageIds['web-server'],
      },
      ...(index === 6 ? { error: { code: 8, message: 'The quota of the folder is used up.' } } : {}),
    },
  })),
};
