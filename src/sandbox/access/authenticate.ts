import { ApiError } from '../status/api-error.ts';
import { Caller } from './caller.ts';
import type { TokenRights } from './tokens.ts';

/** The tokens that the sandbox takes, and what each may do. */
export type KnownTokens = Map<string, TokenRights>;

/** Tells who sends a request from its `Authorization` header, and refuses those who do not say. */
export function authenticate(authorization: string | undefined, tokens: KnownTokens): Caller {
  if (authorization === undefined || authorization === '') {
    throw new ApiError('UNAUTHENTICATED', 'Authentication is required: the request has no IAM token.');
  }
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  const rights = tokens.get(token);
  if (rights === undefined) throw new ApiError('UNAUTHENTICATED', 'Token is invalid or has expired.');
  return new Caller(rights);
}
