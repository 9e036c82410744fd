import { digestWord } from '../data/digest.ts';
import type { ComputeImage } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { checkId, findImage } from '../images/find-image.ts';
import { listPositions } from '../lists/list-positions.ts';
import { computeRules } from './rules.ts';

/** IDs of resources with access bindings are limited so. Access binding API reference. */
const resourceId = { maxLength: 64, description: 'The maximum string length in characters is 64.' };

/** The image whose access bindings a path names. */
export function imageOfBindings(call: Call): ComputeImage {
  const id = call.path.get('resourceId') ?? '';
  checkId('resource_id', id, resourceId);
  call.caller.mustUse('compute');
  const image = findImage(call, computeRules, id);
  call.caller.mustReadFolder('compute', image.folderId);
  return image;
}

/** Answers who holds which role on an image. Compute Cloud API reference, Image.listAccessBindings. */
export function listAccessBindings(call: Call): Record<string, unknown> {
  const image = imageOfBindings(call);
  const bindings = call.sandbox.store.accessBindings.get(image.id) ?? [];
  return listPositions(call, {
    service: 'compute',
    paging: computeRules.paging,
    listKey: 'accessBindings',
    items: bindings.map((item) => ({ item, key: item.roleId, tie: `${item.subject.type} ${item.subject.id}` })),
    direction: 'asc',
    request: digestWord(20, 'compute', 'access bindings', image.id),
  });
}
