import { sandboxFolders } from '../folders.ts';
import type { BareMetalImage, BareMetalStandardImage } from '../resources.ts';

const folderId = sandboxFolders.alpha;
const sameInstant = '2025-12-05T16:41:54.452564354Z';

/** BareMetal images of every odd kind that the service may answer with. */
export const specialBareMetalImages: readonly BareMetalImage[] = [
  // Nothing but what is always there.
  { id: 'ly5special0bare00000', folderId, createdAt: '2018-08-09T12:54:53+00:00' },
  { id: 'ly5special0creating0', folderId, createdAt: sameInstant, name: 'special-creating', status: 'CREATING' },
  {
    id: 'ly5special0updating0',
    folderId,
    createdAt: sameInstant,
    name: 'special-updating',
    checksum: '9e107d9d372bb6826bd81d3542a419d6',
    status: 'UPDATING',
  },
  { id: 'ly5special0error0000', folderId, createdAt: sameInstant, name: 'special-error', status: 'ERROR' },
  { id: 'ly5special0deleting0', folderId, createdAt: sameInstant, name: 'special-deleting', status: 'DELETING' },
  {
    // A status that no reference page mentions, and a field that came later.
    id: 'ly5special0unheard00',
    folderId,
    createdAt: '2026-01-15T08:00:00.000000001Z',
    name: 'special-unheard-of',
    status: 'QUARANTINED',
    ...{ firmware: { uefi: true } },
  },
  {
    id: 'ly5special0everythin',
    folderId,
    createdAt: '2026-02-28T23:59:59.999999999Z',
    name: 'special-everything',
    description: 'Every field that the reference knows',
    checksum: 'd41d8cd98f00b204e9800998ecf8427e',
    labels: { env: 'prod', empty: '' },
    status: 'READY',
  },
];

const publicFolderId = sandboxFolders.publicBareMetal;

/** Public images of BareMetal: a usual image, an image without a name, and two images with the same name. */
export const specialBareMetalStandardImages: readonly BareMetalStandardImage[] = [
  { id: 'ly5special0public000', folderId: publicFolderId, name: 'ubuntu-24-04-installer' },
  { id: 'ly5special0nameless0', folderId: publicFolderId },
  { id: 'ly5special0twin00001', folderId: publicFolderId, name: 'debian-12-installer' },
  { id: 'ly5special0twin00002', folderId: publicFolderId, name: 'debian-12-installer' },
];
