import type { ImageOrder } from '../data/order.ts';
import type { ComputeImage } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { mustListFolder } from '../lists/list-images.ts';
import { ApiError, invalidArgument, type FieldViolation } from '../status/api-error.ts';
import { readFolderId } from '../validation/folder-id.ts';

const familyPattern = /^[a-z][-a-z0-9]{1,61}[a-z0-9]$/;

/** Images newest first; those of one instant by ID. */
const newestFirst: ImageOrder = { column: 'createdAt', direction: 'desc', ties: 'id-asc', collation: 'code-unit' };

/** Answers the newest image of a family. Compute Cloud API reference, Image.getLatestByFamily. */
export function latestByFamily(call: Call): ComputeImage {
  const { query, sandbox } = call;
  const violations: FieldViolation[] = [];
  const folderId = readFolderId(query.get('folderId'), undefined, violations);
  const family = query.get('family') ?? '';
  if (!familyPattern.test(family)) {
    const description = `The value must match the regular expression ${familyPattern.source}.`;
    violations.push({ field: 'family', description });
  }
  if (violations.length > 0) throw invalidArgument(violations);
  // A folder that does not exist is denied as in a list: https://github.com/yandex-cloud/python-sdk/issues/9.
  mustListFolder(call, 'compute', folderId);
  const newest = sandbox.store.compute.ordered(folderId, newestFirst).find(({ image }) => image.family === family);
  if (newest === undefined) throw new ApiError('NOT_FOUND', `There is no image of the family ${family} in the folder.`);
  return newest.image;
}
