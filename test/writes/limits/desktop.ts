import { plainLabelLimits } from './baremetal.ts';
import { idLimit, limit, type Limit } from './limit.ts';
import { characters, ids, type Values } from './values.ts';

/* The limits of the Cloud Desktop API reference: DesktopImage.copy, .copyFromDesktop, .update, .delete. */

const description = limit('description', 'at most 1024', characters(0, 1024));

/** What all methods but delete, and the update of an image of any service, have in common. */
export const desktopMetadataLimits: readonly Limit[] = [
  limit('name', 'at most 50', characters(0, 50)),
  description,
  ...plainLabelLimits,
];

/** Of an image's ID the reference says no more than that it is required. */
export const requiredIds: Values<string> = {
  ...ids(50),
  broken: ids(50).allowed.map(() => ''),
  edges: { allowed: ['x'], broken: [''] },
};

/** An image of Cloud Desktop that is named by its own ID. */
export const desktopImageIdLimit = idLimit('imageId', 'required', requiredIds);

export const desktopUpdateLimits: readonly Limit[] = [desktopImageIdLimit, ...desktopMetadataLimits];

/** Here the name is required. */
export const desktopCopyLimits: readonly Limit[] = [
  limit('folderId', '1 to 50', ids(50)),
  idLimit('imageId', '1 to 50', ids(50)),
  limit('name', '1 to 50', characters(1, 50)),
  description,
  ...plainLabelLimits,
];

/** To the service, an empty ID is an omitted one. */
const optionalFolderIds: Values<string> = {
  ...ids(50),
  broken: ids(50).broken.filter((id) => id !== ''),
  edges: { ...ids(50).edges, broken: ids(50).edges.broken.filter((id) => id !== '') },
};

export const desktopCopyFromDesktopLimits: readonly Limit[] = [
  limit('folderId', '1 to 50', optionalFolderIds),
  idLimit('desktopId', '1 to 50', ids(50)),
  ...desktopMetadataLimits,
];
