import * as errors from 'jose/errors';
import { jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose/jwt/verify';
import { GatewayError } from '../../model/errors.ts';
import type { CallerVerifier, Verdict } from './caller-verifier.ts';
import type { Jwks } from './jwks.ts';
import { callerKeyOf } from './principal.ts';

/** Where the keys of an issuer are. */
export interface JwksSource {
  current(): Promise<Jwks>;
  /** Newer keys, for a JWT that is signed with none of the current ones; `null` when there are none. */
  newer(): Promise<Jwks | null>;
  close(): Promise<void>;
}

export interface JwtClaims {
  readonly issuer: string;
  readonly audience: string;
}

/** How far the issuer's clock and the gateway's may differ. */
const clockToleranceSeconds = 30;

/**
 * With a symmetric algorithm whoever can check a JWT can make one, and one that takes the text of a public key for the
 * shared secret lets anybody make one (RFC 8725, section 2.1).
 */
const asymmetricAlgorithms: NonNullable<JWTVerifyOptions['algorithms']> = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/**
 * The types of JWTs that may be shown as credentials: JWTs that do not tell, plain ones, and access tokens (RFC 9068,
 * section 2.1). Issuers sign JWTs of other types with the same keys, such as logout tokens (`logout+jwt`) and DPoP proofs
 * (`dpop+jwt`). Such a JWT must not pass for an access token (RFC 8725, section 3.11).
 */
const acceptedTypes: ReadonlySet<string> = new Set(['jwt', 'at+jwt']);

/** A header, claims and a signature (RFC 7519, section 3.1); of an unsecured JWT the last is empty. */
const jwtShape = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Knows callers by JWTs of an issuer that the operator trusts. */
export class JwtVerifier implements CallerVerifier {
  readonly expected = 'a JWT of the issuer that this gateway trusts';
  readonly #source: JwksSource;
  readonly #options: JWTVerifyOptions;

  constructor(source: JwksSource, { issuer, audience }: JwtClaims) {
    this.#source = source;
    this.#options = {
      issuer,
      audience,
      algorithms: asymmetricAlgorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'sub'],
    };
  }

  async verify(token: string): Promise<Verdict | null> {
    if (!jwtShape.test(token)) return null;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#key, this.#options);
      const { iss = '', sub, exp = 0, iat = 0 } = payload;
      if (!isAcceptedType(protectedHeader.typ)) return { refusal: 'its "typ" is neither "JWT" nor "at+jwt"' };
      // jose checks "iat" only together with the greatest age of a JWT.
      if (iat > Date.now() / 1000 + clockToleranceSeconds) return { refusal: 'its "iat" is in the future' };
      if (typeof sub !== 'string' || sub === '') return { refusal: 'it has no "sub"' };
      return { callerKey: callerKeyOf('jwt', iss, sub), expiresAt: (exp + clockToleranceSeconds) * 1000 };
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      return { refusal: explain(error) };
    }
  }

  async refresh(): Promise<void> {
    await this.#source.current();
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  readonly #key: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.#source.current();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const newer = await this.#source.newer();
      if (newer === null) throw error;
      return newer(header, token);
    }
  };
}

/** Types are media types: case does not matter, and `application/` may be left out (RFC 7515, section 4.1.9). */
function isAcceptedType(type: unknown): boolean {
  if (type === undefined) return true;
  return typeof type === 'string' && acceptedTypes.has(type.toLowerCase().replace(/^application\//, ''));
}

/** What a caller may know of why its JWT is refused. The claims are looked at after the signature has been found right. */
function explain(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return `it has no "${error.claim}"`;
    return error.claim === 'nbf' ? 'it is not valid yet' : `its "${error.claim}" is not the one that is expected`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not accepted';
  if (error instanceof errors.JOSENotSupported) return 'it asks for something that is not supported';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'it does not say which key it is signed with ("kid")';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return 'it is not signed with a key that is known here';
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'it is no JWT that can be read';
  return 'it cannot be checked with the key that it names';
}
