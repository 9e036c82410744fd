import { InputError } from '../model/errors.ts';

/** What a global ID names. */
export interface GlobalId {
  readonly typename: string;
  /** The service's own ID. */
  readonly id: string;
}

/**
 * The global ID of an object: that of graphql-relay's `toGlobalId`, which is not used since it makes base64 character
 * by character. That was an eighth of all memory that a page of images took on its way.
 */
export function toGlobalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`, 'utf8').toString('base64');
}

/** Reads a global ID, which must name one of these types. */
export function parseGlobalId(globalId: string, typenames: readonly string[]): GlobalId {
  const text = Buffer.from(globalId, 'base64').toString('utf8');
  const end = text.indexOf(':');
  const [typename, id] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
  // Buffer reads anything; only what toGlobalId would write itself is a global ID.
  if (typename === '' || id === '' || toGlobalId(typename, id) !== globalId) {
    throw malformed(globalId, 'is not a global ID. Give the "id" of an object as this API returned it');
  }
  if (!typenames.includes(typename)) {
    throw malformed(globalId, `names a ${typename.slice(0, 50)}, and this takes the ID of: ${typenames.join(', ')}`);
  }
  return { typename, id };
}

function malformed(globalId: string, problem: string): InputError {
  return new InputError(`${JSON.stringify(globalId.slice(0, 100))} ${problem}.`, { reason: 'MALFORMED_ID' });
}
