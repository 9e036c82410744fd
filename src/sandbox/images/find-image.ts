import type { ListedResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { IdRules, ReadingRules } from '../image-service-rules.ts';
import { ApiError, invalidArgument } from '../status/api-error.ts';
import { characterCount } from '../validation/text-rules.ts';

/** Answers a get: the image that the path names, if the caller may see it. */
export function getImage<T extends ListedResource>(call: Call, rules: ReadingRules<T>): T {
  const imageId = call.path.get('imageId') ?? '';
  checkId(rules.imageId.field ?? 'image_id', imageId, rules.imageId);
  call.caller.mustUse(rules.service);
  const image = findImage(call, rules, imageId);
  // Every caller with rights in the service may read an image without a folder.
  if (image.folderId !== undefined) call.caller.mustReadFolder(rules.service, image.folderId);
  return image;
}

/** The image with an ID, or NOT_FOUND. */
export function findImage<T extends ListedResource>(call: Call, rules: ReadingRules<T>, imageId: string): T {
  const image = rules.collection(call.sandbox.store).get(imageId);
  if (image === undefined) throw new ApiError('NOT_FOUND', `Image ${imageId} not found.`);
  return image;
}

/** Refuses an ID that is not one. */
export function checkId(field: string, id: string, { maxLength, pattern, description }: IdRules): void {
  if (id === '') throw invalidArgument([{ field, description: 'The field is required.' }]);
  const fits = characterCount(id) <= maxLength && (pattern === undefined || pattern.test(id));
  if (!fits) throw invalidArgument([{ field, description }]);
}
