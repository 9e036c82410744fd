import { constants, verify } from 'node:crypto';
import type { TokenRights } from '../access/tokens.ts';
import { ApiError } from '../status/api-error.ts';
import { isMessage } from '../validation/message-reader.ts';
import { defaultIdentityRights, type ServiceAccountKey, type ServiceAccountKeys } from './service-accounts.ts';

/** The longest life of a JWT, and how far clocks may differ. */
const maxLifetimeSeconds = 3600;
const clockSkewSeconds = 60;

/**
 * Checks the JWT of a service account: signed PS256 with its authorised key `kid`, made out by the account (`iss`) for
 * the address of the tokens (`aud`), and for an hour at most. Gives what the account may do.
 */
export function checkJwt(jwt: string, keys: ServiceAccountKeys | undefined, nowSeconds: number): TokenRights {
  const [header = '', payload = '', signature = '', ...rest] = jwt.split('.');
  if (signature === '' || rest.length > 0) throw refused('it does not have three parts');
  const { alg, kid } = decodePart(header, 'header');
  if (alg !== 'PS256') throw refused('its algorithm is not PS256');
  if (typeof kid !== 'string' || kid === '') throw refused('its header has no kid');
  const claims = decodePart(payload, 'payload');
  checkClaims(claims, nowSeconds);
  if (keys === undefined) return defaultIdentityRights;
  const key = Object.hasOwn(keys, kid) ? keys[kid] : undefined;
  if (key === undefined || key.serviceAccountId !== claims['iss']) throw refused('there is no such key of its issuer');
  checkSignature(key, `${header}.${payload}`, signature);
  return key.rights ?? defaultIdentityRights;
}

function checkClaims({ iss, aud, iat, exp }: Readonly<Record<string, unknown>>, nowSeconds: number): void {
  if (typeof iss !== 'string' || iss === '') throw refused('it has no iss');
  if (typeof aud !== 'string' || !/^https?:\/\/[^/]+\/iam\/v1\/tokens$/.test(aud)) {
    throw refused('its aud is not the address of the tokens');
  }
  if (typeof iat !== 'number' || typeof exp !== 'number') throw refused('it has no iat or no exp');
  if (exp - iat > maxLifetimeSeconds) throw refused('it lives for more than an hour');
  if (iat > nowSeconds + clockSkewSeconds) throw refused('it was issued in the future');
  if (exp <= nowSeconds - clockSkewSeconds) throw refused('it has expired');
}

/** PS256 of RFC 7518, section 3.5: the salt is as long as the digest. */
function checkSignature({ publicKey }: ServiceAccountKey, signed: string, signature: string): void {
  if (publicKey === undefined) return;
  const options = {
    key: publicKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
  const isRight = verify('sha256', Buffer.from(signed), options, Buffer.from(signature, 'base64url'));
  if (!isRight) throw refused('its signature is wrong');
}

function decodePart(part: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (isMessage(decoded)) return decoded;
  } catch {
    // Told below, in the same words as a part that is another kind of JSON.
  }
  throw refused(`its ${name} is no JSON object`);
}

function refused(reason: string): ApiError {
  return new ApiError('UNAUTHENTICATED', `The JWT is refused: ${reason}.`);
}
