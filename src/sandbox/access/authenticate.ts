import { ApiError } from '../status/api-error.ts';
import { Caller } from './caller.ts';
import type { TokenRights } from './tokens.ts';

/** A token that the sandbox takes. */
export interface KnownToken {
  readonly rights: TokenRights;
  /** Milliseconds since 1970; never if absent. */
  readonly expiresAt?: number;
}

/** The tokens that the sandbox takes. */
export type KnownTokens = Map<string, KnownToken>;

/** Tells who sends a request from its `Authorization` header, and refuses those who do not say. */
export function authenticate(authorization: string | undefined, tokens: KnownTokens, now: number): Caller {
  if (authorization === undefined || authorization === '') {
    throw new ApiError('UNAUTHENTICATED', 'Authentication is required: the request has no IAM token.');
  }
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const known = tokens.get(token);
  if (known === undefined || (known.expiresAt ?? Infinity) <= now) {
    throw new ApiError('UNAUTHENTICATED', 'Token is invalid or has expired.');
  }
  return new Caller(known.rights);
}
