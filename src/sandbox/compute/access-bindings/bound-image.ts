import type { ComputeImage } from '../../data/resources.ts';
import type { Call } from '../../http/call.ts';
import { checkId, findImage } from '../../images/find-image.ts';
import { computeRules } from '../rules.ts';

/** IDs of resources with access bindings are limited so. */
const resourceIdRules = { maxLength: 64, description: 'The maximum string length in characters is 64.' };

/** The image whose access bindings a path names, if the caller may see it. */
export function boundImage(call: Call, field: string): ComputeImage {
  const id = call.path.get('resourceId') ?? '';
  checkId(field, id, resourceIdRules);
  call.caller.mustUse('compute');
  const image = findImage(call, computeRules, id);
  call.caller.mustReadFolder('compute', image.folderId);
  return image;
}
