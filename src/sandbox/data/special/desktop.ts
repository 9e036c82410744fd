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
