import type { JSONWebKeySet, LocalJWKSet } from 'jose';
import { createLocalJWKSet } from 'jose/jwks/local';
import { z } from 'zod';

/** The public keys of an issuer, of which a JWT names the one that it is signed with. */
export type Jwks = LocalJWKSet;

/** RFC 7517, section 5; of a key only what tells a public one from others (RFC 7518, section 6). */
const keySet = z.looseObject({
  keys: z
    .array(z.looseObject({ kty: z.string(), d: z.string().exactOptional(), k: z.string().exactOptional() }))
    .min(1),
});

/** Reads a JSON Web Key Set. What it throws says what is wrong, and repeats nothing of the text. */
export function parseJwks(text: string): Jwks {
  const read = keySet.safeParse(parseJson(text));
  if (!read.success) throw new Error('it is no JSON Web Key Set with at least one key');
  const { keys } = read.data;
  if (keys.some(({ d, k }) => d !== undefined || k !== undefined)) {
    throw new Error('it holds a private or a symmetric key; only public keys belong there');
  }
  return createLocalJWKSet({ keys } satisfies JSONWebKeySet);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
