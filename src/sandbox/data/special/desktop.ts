import { sandboxFolders } from '../folders.ts';
import type { DesktopImage } from '../resources.ts';

const folderId = sandboxFolders.alpha;
const sameInstant = '2025-12-05T16:41:54.452564354Z';

/** Cloud Desktop images of every odd kind that the service may answer with. */
export const specialDesktopImages: readonly DesktopImage[] = [
  // Nothing but what is always there.
  { id: 'fbmspecial0bare00000', folderId, createdAt: '2018-08-09T12:54:53+00:00' },
  { id: 'fbmspecial0creating0', folderId, createdAt: sameInstant, name: 'special-creating', status: 'CREATING' },
  { id: 'fbmspecial0deleting0', folderId, createdAt: sameInstant, name: 'special-deleting', status: 'DELETING' },
  {
    // A status that no reference page mentions, and a field that came later.
    id: 'fbmspecial0unheard00',
    folderId,
    createdAt: '2026-01-15T08:00:00.000000001Z',
    name: 'special-unheard-of',
    status: 'QUARANTINED',
    ...{ protocol: 'RDP' },
  },
  {
    id: 'fbmspecial0everythin',
    folderId,
    createdAt: '2026-02-28T23:59:59.999999999Z',
    name: 'Special "everything", it\'s \\ all there',
    description: 'Every field that the reference knows',
    labels: { env: 'prod', empty: '' },
    storageSize: '9007199254740993',
    minDiskSize: '68719476736',
    status: 'ACTIVE',
  },
  // Two of one name: this service does not say that names are unique.
  { id: 'fbmspecial0twin00001', folderId, createdAt: '2024-04-04T04:04:04.04Z', name: 'Twin', status: 'ACTIVE' },
  { id: 'fbmspecial0twin00002', folderId, createdAt: '2024-04-04T04:04:04.040Z', name: 'Twin', status: 'ACTIVE' },
];

/**
 * The system images of Cloud Desktop: they have no folder, and the list of every folder contains them. The first is the
 * image that the acceptance test of the provider's Terraform data source reads
 * (yandex-framework/services/cloud_desktops_image/datasource_test.go); its ID, name and labels are from there.
 */
export const systemDesktopImages: readonly DesktopImage[] = [
  {
    id: 'fdvvheamqk751hr09co9',
    createdAt: '2024-12-03T11:26:07Z',
    name: 'Ubuntu 20.04 LTS (2024-12-03)',
    labels: { 'x-hopper-operation-id': 'd9pvdgi26mio0o1ci5l1', 'x-hopper-source-image-id': 'fd8pi4srg296eb52abuk' },
    storageSize: '12348030976',
    minDiskSize: '21474836480',
    status: 'ACTIVE',
  },
  {
    id: 'fdvsystem0ubuntu2204',
    createdAt: '2025-03-18T09:41:52.318Z',
    name: 'Ubuntu 22.04 LTS (2025-03-18)',
    labels: { 'x-hopper-operation-id': 'd9psystemoperation02', 'x-hopper-source-image-id': 'fd8systemsource00002' },
    storageSize: '13958643712',
    minDiskSize: '21474836480',
    status: 'ACTIVE',
  },
  {
    id: 'fdvsystem0windows022',
    createdAt: '2025-08-21T16:05:33.000000007Z',
    name: 'Windows Server 2022 (2025-08-21)',
    labels: { 'x-hopper-operation-id': 'd9psystemoperation03', 'x-hopper-source-image-id': 'fd8systemsource00003' },
    storageSize: '27917287424',
    minDiskSize: '53687091200',
    status: 'ACTIVE',
  },
  {
    // A system image without labels.
    id: 'fdvsystem0astra00001',
    createdAt: '2026-02-10T07:00:00Z',
    name: 'Astra Linux 1.8 (2026-02-10)',
    storageSize: '9663676416',
    minDiskSize: '21474836480',
    status: 'ACTIVE',
  },
];
