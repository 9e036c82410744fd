import type { FastifyBaseLogger } from 'fastify';
import { openReloadingFile } from '../reloading-file.ts';
import { CallerKeys, parseCallerKeys } from './caller-keys.ts';
import type { CallerVerifier } from './caller-verifier.ts';
import { parseJwks } from './jwks.ts';
import { type JwksSource, type JwtClaims, JwtVerifier } from './jwt-verifier.ts';
import { RemoteJwks } from './remote-jwks.ts';

/** By what callers are known; one at least is not `null`. */
export interface CallersOptions {
  readonly jwt: (JwtClaims & { readonly jwks: JwksLocation }) | null;
  /** A file of keys that callers were given. */
  readonly keysFile: string | null;
}

/** Where the keys of the JWTs' issuer are. */
export type JwksLocation = { readonly url: string } | { readonly file: string };

/**
 * Throws when a file cannot be used, or if there is nothing by which callers could be known.
 *
 * @param onKeysChange called when keys were added, replaced or withdrawn
 */
export function createVerifiers(
  { jwt, keysFile }: CallersOptions,
  log: FastifyBaseLogger,
  onKeysChange: () => void,
): readonly CallerVerifier[] {
  const verifiers: CallerVerifier[] = [];
  if (keysFile !== null) {
    verifiers.push(new CallerKeys(openReloadingFile('CALLER_KEYS_FILE', keysFile, parseCallerKeys, log, onKeysChange)));
  }
  if (jwt !== null) verifiers.push(new JwtVerifier(openJwks(jwt.jwks, log, onKeysChange), jwt));
  if (verifiers.length === 0) throw new TypeError('Nothing is said of how the callers of the gateway are known.');
  return verifiers;
}

function openJwks(location: JwksLocation, log: FastifyBaseLogger, onChange: () => void): JwksSource {
  if ('url' in location) {
    const onFailure = (reason: string): void =>
      log.warn({ reason }, 'the keys of CALLER_JWKS_URL could not be fetched');
    return new RemoteJwks({ url: location.url, onFailure, onChange });
  }
  const file = openReloadingFile('CALLER_JWKS_FILE', location.file, parseJwks, log, onChange);
  return {
    current: () => Promise.resolve(file.value),
    // The file is looked at all the time.
    newer: () => Promise.resolve(null),
    close() {
      file.close();
      return Promise.resolve();
    },
  };
}
