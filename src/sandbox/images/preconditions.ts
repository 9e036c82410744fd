import type { ImageResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { mustHaveOperationQuota } from '../quotas.ts';
import { permissionDenied } from '../access/caller.ts';
import { ApiError } from '../status/api-error.ts';
import { checkId, findImage } from './find-image.ts';

/** Statuses in which an image cannot be changed. */
const unsettledStatuses: readonly (string | undefined)[] = ['CREATING', 'UPDATING', 'DELETING'];

/** An image that can be changed: it has a folder. */
export interface ChangeableImage<T extends ImageResource> {
  readonly image: T;
  readonly folderId: string;
}

/**
 * Returns the image that the path names, if the caller may change it and nothing else is changing it. Nobody may change
 * an image without a folder.
 */
export function imageToChange<T extends ImageResource>(call: Call, rules: ImageServiceRules<T>): ChangeableImage<T> {
  const imageId = call.path.get('imageId') ?? '';
  checkId('imageId', imageId, rules.imageId);
  call.caller.mustUse(rules.service);
  const image = findImage(call, rules, imageId);
  const { folderId } = image;
  if (folderId === undefined) throw permissionDenied(`image ${imageId}`);
  call.caller.mustWriteFolder(rules.service, folderId);
  mustBeIdle(call, rules, image);
  mustHaveOperationQuota(call, rules.service, folderId);
  return { image, folderId };
}

/** Refuses an image that is being changed already. */
export function mustBeIdle<T extends ImageResource>(call: Call, rules: ImageServiceRules<T>, image: T): void {
  if (unsettledStatuses.includes(image.status)) {
    throw new ApiError('FAILED_PRECONDITION', `Image ${image.id} is in the status ${image.status ?? ''}.`);
  }
  if (call.sandbox.runner.isBusy(rules.service, image.id)) {
    throw new ApiError('ABORTED', `Another operation on the image ${image.id} is running.`);
  }
}

/** Refuses a name that another image of the folder has, where the service says that names are unique. */
export function mustHaveUniqueName<T extends ImageResource>(
  call: Call,
  rules: ImageServiceRules<T>,
  image: { readonly folderId: string; readonly id: string },
  name: string,
): void {
  if (name === '' || !rules.writing.uniqueNames) return;
  const images = rules.collection(call.sandbox.store).inFolder(image.folderId);
  if (images.some((other) => other.name === name && other.id !== image.id)) {
    throw new ApiError('ALREADY_EXISTS', `An image with the name "${name}" exists in the folder already.`);
  }
}
