import { digestWord } from '../../data/digest.ts';
import type { Call } from '../../http/call.ts';
import { listPositions } from '../../lists/list-positions.ts';
import { computeRules } from '../rules.ts';
import { boundImage } from './bound-image.ts';

/** Answers who holds which role on an image. Compute Cloud API reference, Image.listAccessBindings. */
export function listAccessBindings(call: Call): Record<string, unknown> {
  const image = boundImage(call, 'resource_id');
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
