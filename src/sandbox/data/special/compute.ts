import { sandboxFolders } from '../folders.ts';
import type { ComputeImage } from '../resources.ts';

const folderId = sandboxFolders.alpha;

/** One instant shared by several images, so that only the tie-break orders them. */
const sameInstant = '2025-12-05T16:41:54.452564354Z';

/** Compute images of every odd kind that the service may answer with. */
export const specialComputeImages: readonly ComputeImage[] = [
  // Nothing but what is always there: no name, family, labels, sizes; a status with the number 0.
  { id: 'fd8special0bare00000', folderId, createdAt: '2018-08-09T12:54:53+00:00' },
  {
    id: 'fd8special0creating0',
    folderId,
    createdAt: sameInstant,
    name: 'special-creating',
    family: 'special',
    status: 'CREATING',
    os: { type: 'LINUX' },
  },
  {
    id: 'fd8special0error0000',
    folderId,
    createdAt: sameInstant,
    name: 'special-error',
    description: 'The source could not be read',
    family: 'special',
    status: 'ERROR',
    os: {},
  },
  {
    id: 'fd8special0deleting0',
    folderId,
    createdAt: sameInstant,
    name: 'special-deleting',
    family: 'special',
    status: 'DELETING',
    os: { type: 'WINDOWS' },
  },
  {
    // A status and an operating system that no reference page mentions, and fields that came later.
    id: 'fd8special0unheard00',
    folderId,
    createdAt: '2026-01-15T08:00:00.000000001Z',
    name: 'special-unheard-of',
    status: 'QUARANTINED',
    os: { type: 'PLAN9' },
    ...{ replicationZones: ['ru-central1-a', 'ru-central1-d'], signing: { keyId: 'abjsigningkey0000001' } },
  },
  {
    id: 'fd8special0everythin',
    folderId,
    createdAt: '2026-02-28T23:59:59.999999999Z',
    name: 'special-everything',
    description: 'Every field that the reference knows, "quoted" and \\escaped\\, ключ 🔑',
    labels: { env: 'prod', 'with.dots/and@signs': 'a_b-c.d/e@f', empty: '' },
    family: 'special-everything',
    // Beyond 2^53, so that a client that makes a number of it loses the last digits.
    storageSize: '9007199254740993',
    size: '9223372036854775807',
    minDiskSize: '4398046511104',
    productIds: ['f2especialproduct001', 'f2especialproduct002'],
    status: 'READY',
    os: { type: 'LINUX', nvidia: { driver: '550.54.15' } },
    pooled: true,
    hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V2' } },
    kmsKey: { keyId: 'abjspecialkey0000001', versionId: 'abjspecialversion001' },
  },
  {
    id: 'fd8special0legacy100',
    folderId,
    createdAt: '2022-06-01T10:00:00.5Z',
    name: 'special-legacy-v1',
    status: 'READY',
    hardwareGeneration: { legacyFeatures: { pciTopology: 'PCI_TOPOLOGY_V1' } },
  },
  {
    id: 'fd8special0legacy000',
    folderId,
    createdAt: '2022-06-01T13:00:00.50+03:00',
    name: 'special-legacy-unspecified',
    status: 'READY',
    hardwareGeneration: { legacyFeatures: {} },
  },
  {
    id: 'fd8special0secondgen',
    folderId,
    createdAt: '2022-06-01T10:00:00.500000001Z',
    name: 'special-generation-2',
    status: 'READY',
    hardwareGeneration: { generation2Features: {} },
  },
  {
    id: 'fd8special0emptylabe',
    folderId,
    createdAt: '2023-03-03T03:03:03Z',
    name: 'special-empty-labels',
    labels: { marked: '', owner: '' },
    status: 'READY',
  },
  {
    // Public and, as some public images are, of no family.
    id: 'fd8special0public000',
    folderId: sandboxFolders.publicCompute,
    createdAt: '2020-02-29T12:00:00.123Z',
    name: 'toolbox-1582977600',
    storageSize: '1073741824',
    minDiskSize: '2147483648',
    status: 'READY',
    os: { type: 'LINUX' },
  },
];
