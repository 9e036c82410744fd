import { largestPageSize } from '../connections/page-budget.ts';
import { UpstreamError } from '../model/errors.ts';
import type { Image } from '../model/image.ts';
import type { ImageClient } from '../services/image-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { FolderHints } from './folder-hints.ts';
import type { ListedImages } from './listed-images.ts';

/** So many images of a folder are worth reading a page of it. */
export const worthListing = 8;

/**
 * How many images of a page may be read for each that is wanted: a get costs the gateway as much as some twenty images
 * of a page (bench/measurements/get-or-list.ts).
 */
const mostReadForEach = 20;

/**
 * The batch function of the images of one service: each ID succeeds or fails by itself. No service has a call for
 * several images, so there is one for each, all side by side. But where many seem to be in one small folder, that
 * folder is read first, and of these only what it does not hold is asked for one by one. What a list of the same request
 * has read is not asked for again.
 */
export function imageBatch(client: ImageClient, listed: ListedImages, hints: FolderHints, call: UpstreamCall) {
  const { typename } = client.dialect;

  const get = async (imageId: string): Promise<Image | null> => {
    const image = await client.get(imageId, call);
    if (image !== null) hints.sawImages([image]);
    return image;
  };

  /** Reads a page of a folder; of its images, it keeps only those that are wanted. */
  const readFolder = async (folderId: string, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Image>> => {
    const request = { folderId, filter: null, order: null };
    const { items, nextPageToken } = await client.list(request, { pageSize: largestPageSize, pageToken: null }, call);
    hints.sawFolder(typename, folderId, nextPageToken === null ? items.length : Infinity);
    return new Map(items.filter(({ imageId }) => wanted.has(imageId)).map((image) => [image.imageId, image]));
  };

  return (imageIds: readonly string[]): Promise<Image | null>[] => {
    const known = imageIds.map((imageId) => listed.find(typename, imageId));
    const folderIds = imageIds.map((imageId, index) =>
      known[index] === undefined ? hints.folderOf(typename, imageId) : null,
    );
    const wanted = new Map<string, Set<string>>();
    for (const [index, imageId] of imageIds.entries()) {
      const folderId = folderIds[index] ?? null;
      if (folderId === null) continue;
      const inFolder = wanted.get(folderId) ?? new Set();
      wanted.set(folderId, inFolder.add(imageId));
    }
    const folders = new Map<string | null, Promise<ReadonlyMap<string, Image>>>();
    for (const [folderId, ids] of wanted) {
      // A folder of unknown size is read once, and then known.
      const isSmall = (hints.sizeOf(typename, folderId) ?? 0) <= ids.size * mostReadForEach;
      if (ids.size >= worthListing && isSmall) folders.set(folderId, readFolder(folderId, ids).catch(orNothing));
    }
    return imageIds.map(async (imageId, index) => {
      const image = known[index];
      if (image !== undefined) return image;
      const folder = folders.get(folderIds[index] ?? null);
      return (folder === undefined ? undefined : (await folder).get(imageId)) ?? get(imageId);
    });
  };
}

const nothing: ReadonlyMap<string, Image> = new Map();

/**
 * Continues without the list where a get may succeed all the same: the caller may have no right to the folder, and the
 * page may not be what the service promises. A service that is down or too busy receives no further call.
 */
function orNothing(error: unknown): ReadonlyMap<string, Image> {
  if (error instanceof UpstreamError && !(error.retryable && error.code !== 'UPSTREAM_MALFORMED')) return nothing;
  throw error;
}
