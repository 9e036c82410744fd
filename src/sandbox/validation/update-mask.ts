import type { Call } from '../http/call.ts';
import type { MessageReader } from './message-reader.ts';

/**
 * The fields that an update is about, from the query or the body. Without a mask it is about all of them, and what it
 * does not mention goes back to its default: so the guides of the APIs warn.
 */
export function readUpdateMask<F extends string>(call: Call, body: MessageReader, fields: readonly F[]): readonly F[] {
  const inQuery = call.query.get('updateMask') ?? '';
  const inBody = body.text('updateMask', {});
  if (inQuery !== '' && inBody !== '' && inQuery !== inBody) {
    body.refuse('updateMask', 'The masks in the query and in the body differ.');
  }
  const mask = inQuery === '' ? inBody : inQuery;
  if (mask === '') return fields;
  const paths = mask.split(',');
  for (const path of paths) {
    const known = fields.some((field) => field === path);
    if (!known) body.refuse('updateMask', `Unknown path "${path}". There are: ${fields.join(', ')}.`);
  }
  return fields.filter((field) => paths.includes(field));
}
