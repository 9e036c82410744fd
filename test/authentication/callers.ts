import { callerKeyLine } from '../../src/server/authentication/caller-keys.ts';

/** Keys as they are given to callers. */
export const keys = {
  alice: 'alice-0123456789abcdef0123456789abcdef',
  bob: 'bob-0123456789abcdef0123456789abcdef00',
} as const;

/** The file by which the gateway knows them. */
export const keysFile = Object.entries(keys)
  .map(([name, key]) => `${callerKeyLine(name, key)}\n`)
  .join('');

/** A query that makes one call to a service. */
export const oneImage = '{ computeImage(imageId: "fd85u0rct32prepgjlv0") { name } }';

/** A query that makes none. */
export const noCall = '{ __typename }';
