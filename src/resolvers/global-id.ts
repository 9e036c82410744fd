import { fromGlobalId, toGlobalId } from 'graphql-relay';
import { InputError } from '../model/errors.ts';

export { toGlobalId };

/** What a global ID names. */
export interface GlobalId {
  readonly typename: string;
  /** The service's own ID. */
  readonly id: string;
}

/** Reads a global ID, which must name one of these types. */
export function parseGlobalId(globalId: string, typenames: readonly string[]): GlobalId {
  const { type: typename, id } = fromGlobalId(globalId);
  // fromGlobalId reads anything; only what it would write itself is a global ID.
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
