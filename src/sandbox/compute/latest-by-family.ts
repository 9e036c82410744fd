import type { ImageOrder } from '../data/order.ts';
import type { ComputeImage } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { ApiError, invalidArgument, type FieldViolation } from '../status/api-error.ts';
import { readFolderId } from '../validation/folder-id.ts';

const familyPattern = /^[a-z][-a-z0-9]{1,61}[a-z0-9]$/;

/** Images newest first; those of one instant by ID. */
const newestFirst: ImageOrder = { column: 'createdAt', direction: 'desc', ties: 'id-asc', collation: 'code-unit' };

/** Answers the newest image of a family. Compute Cloud API reference, Image.getLatestByFamily. */
export function latestByFamily({ query, caller, sandbox }: Call): ComputeImage {
  const violations: FieldViolation[] = [];
  const folderId = readFolderId(query.get('folderId'), undefined, violations);
  const family = query.get('family') ?? '';
  if (!familyPattern.test(family)) {
    const description = `The value must match the regular expression ${familyPattern.source}.`;
    violations.push({ field: 'family', description });
  }
  if (violations.length > 0) throw invalidArgument(violations);
  caller.mustReadFolder('compute', folderId);
  const newest = sandbox.store.compute.ordered(folderId, newestFirst).find(({ image }) => image.family === family);
  if (newest === undefined) throw new ApiError('NOT_FOUND', `There is no image of the family ${family} in the folder.`);
  return newest.image;
}
