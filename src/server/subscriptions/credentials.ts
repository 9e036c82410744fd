import type { FastifyRequest } from 'fastify';
import { isOwnOrigin } from '../edge/origins.ts';

/** What a WebSocket acts with: an `Authorization` header for the services, or why it may not act at all. */
export type Credentials = { readonly authorization: string } | { readonly refusal: string };

/** A token as a header can carry it: it goes into one when the services are called. */
const token = /^(?:bearer +)?(?<token>[\x21-\x7e]+)$/i;

/** A reason for closing a WebSocket has at most 123 bytes (RFC 6455, section 5.5). */
const refusals = {
  none: 'No credentials: send "authorization" in the connection parameters or as a header.',
  malformed: '"authorization" in the connection parameters has to be "Bearer <token>" or the token alone.',
  foreign: 'A page of another origin has to send "authorization" in the connection parameters.',
} as const;

/**
 * Reads the credentials of a connection: from its parameters, since a page in a browser cannot set headers of a
 * WebSocket, else from the header of the request that opened it.
 *
 * A page of another origin that is allowed to open WebSockets has to send them as a parameter. An `Authorization` header
 * can come by itself: a browser repeats what a user once typed into its password dialog, and a proxy in front may make
 * one out of a cookie. It must not act for the user whenever some page wants to.
 */
export function readCredentials(
  parameters: Readonly<Record<string, unknown>> | undefined,
  request: FastifyRequest,
): Credentials {
  const given = parameterOf(parameters ?? {});
  if (given !== undefined) {
    const match = typeof given === 'string' ? token.exec(given)?.groups?.['token'] : undefined;
    return match === undefined ? { refusal: refusals.malformed } : { authorization: `Bearer ${match}` };
  }
  const { authorization } = request.headers;
  if (authorization === undefined) return { refusal: refusals.none };
  return isOwnOrigin(request) ? { authorization } : { refusal: refusals.foreign };
}

/** The parameter is spelled like the header, whose name has no case. */
function parameterOf(parameters: Readonly<Record<string, unknown>>): unknown {
  const name = Object.keys(parameters).find((key) => key.toLowerCase() === 'authorization');
  return name === undefined ? undefined : (parameters[name] ?? undefined);
}
