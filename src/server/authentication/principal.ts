import { hash } from 'node:crypto';
import { type Credentials, callersOwn } from '../../services/credentials.ts';

/** Who is asking, and on whose behalf the services see what is asked. */
export interface Principal {
  /** The same for the same caller only; reveals nothing of what it has shown. */
  readonly callerKey: string;
  /** Whether the gateway has checked who it is, or a service will, or there is nothing to check. */
  readonly standing: 'verified' | 'claimed' | 'anonymous';
  readonly credentials: Credentials;
  /** Tells callers apart whom the services see as one and the same account; see `CallersIdempotencyKey`. */
  readonly idempotencyScope: string;
  /** The version of what the caller was checked by, as it was before the check; see `RightsVersion`. */
  readonly rightsVersion: number;
  /** When what the caller has shown ends, in milliseconds since 1970; `null` where it has no end that is known here. */
  readonly expiresAt: number | null;
}

/** Where the credentials of a caller are: the headers of its request, or what takes their place on a WebSocket. */
export interface CallerHeaders {
  readonly authorization?: string | undefined;
}

/** Finds out who is asking. It rejects with an `UnauthenticatedError` where a caller has to be known and is not. */
export type Authenticate = (headers: CallerHeaders) => Promise<Principal>;

/**
 * A key for what tells a caller from all others. Kinds are kept apart, so that none can pass for one of another. It is
 * the same at all replicas and after a restart.
 */
export function callerKeyOf(kind: 'token' | 'key' | 'jwt' | 'served', ...identity: readonly string[]): string {
  return hash('sha256', JSON.stringify([kind, ...identity]), 'base64url');
}

/** The scheme of RFC 6750, whose name has no case (RFC 9110, section 11.1), and a token that can stand in a header. */
const bearer = /^bearer +(?<token>[\x21-\x7e]+)$/i;

/** The token in an `Authorization` header; `null` when there is none, or credentials of another kind. */
export function bearerToken(authorization: string | undefined): string | null {
  return bearer.exec(authorization ?? '')?.groups?.['token'] ?? null;
}

/**
 * Lets callers act by their own tokens, which the services check. Who has sent none is a caller too, since part of the
 * schema needs no service; a call to one fails.
 */
export const passthrough: Authenticate = ({ authorization }) => {
  const token = bearerToken(authorization);
  return Promise.resolve({
    callerKey: callerKeyOf('token', token ?? ''),
    // The services see the caller itself and keep its keys apart from those of others. Its token is not a part of them:
    // a token is renewed within hours, and a write that is repeated with the new token must not be carried out twice.
    idempotencyScope: 'passthrough',
    standing: token === null ? 'anonymous' : 'claimed',
    credentials: callersOwn(token === null ? null : `Bearer ${token}`),
    rightsVersion: 0,
    expiresAt: null,
  });
};
