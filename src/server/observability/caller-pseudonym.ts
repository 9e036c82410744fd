import type { Principal } from '../authentication/principal.ts';

/** 72 bits: enough to tell callers apart, and too little of the key to find what is kept under the whole of it. */
const length = 12;

/**
 * What the log calls a caller: the beginning of a hash, the same on every replica. It does not lead back to a token or
 * a key, which are too long to be guessed; of a JWT's subject that somebody guesses, they can find the lines.
 */
export function callerPseudonym({ callerKey }: Principal): string {
  return callerKey.slice(0, length);
}
