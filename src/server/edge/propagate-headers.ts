import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noPropagatedHeaders, type PropagatedHeaders } from '../../services/propagated-headers.ts';
import { sendError } from '../http-errors.ts';

/** Headers that are of the connection to the gateway, or say what this gateway is sent, and mean nothing beyond it. */
const hopByHop = [
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;

/** Headers that act for the caller. Its IAM token goes on by AUTH_MODE, or not at all. */
const credentials = ['authorization', 'cookie', 'proxy-authorization', 'set-cookie'] as const;

/** Headers that the gateway sets by itself, or that would make a service answer what it does not understand. */
const ownMatter = [
  'accept',
  'accept-charset',
  'accept-encoding',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
  'x-client-request-id',
  'x-request-id',
] as const;

const refused: ReadonlySet<string> = new Set([...hopByHop, ...credentials, ...ownMatter]);

/** Whether a header, its name in lower case, may be listed as one that goes on to the services. */
export function mayBePropagated(name: string): boolean {
  return !refused.has(name) && !name.startsWith('sec-websocket-');
}

/**
 * Refuses a request in which a listed header could not go on as it came: how bytes beyond ASCII are to be read is not
 * said anywhere (RFC 9110, section 5.5), and undici writes them as UTF-8.
 */
export function refuseOpaqueHeaders(
  names: readonly string[],
): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  return ({ headers }, reply, done) => {
    const opaque = listed(headers, names).find(([, value]) => !/^[\t\x20-\x7e]*$/.test(value));
    if (opaque === undefined) done();
    else sendError(reply, 400, `The header ${opaque[0]} has characters other than those of ASCII.`);
  };
}

/** Those headers of a request that are listed. */
export function propagatedHeaders(given: IncomingHttpHeaders, names: readonly string[]): PropagatedHeaders {
  const found = listed(given, names);
  if (found.length === 0) return noPropagatedHeaders;
  const key = hash('sha256', JSON.stringify(found), 'base64url');
  return { headers: Object.fromEntries(found), key };
}

function listed(given: IncomingHttpHeaders, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((name) => {
    const value = given[name];
    return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const];
  });
}
