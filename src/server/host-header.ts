import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-errors.ts';

/**
 * Refuses a request whose Host header is missing, is there twice or names no host, as RFC 9112, section 3.2 demands. Of
 * two, Node.js would take the first and a proxy in front perhaps the last. Of one that names no host Apollo's integration
 * for Fastify could make no URL and would throw.
 */
export function requireHost(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (isSingle(request) && URL.canParse(`http://${request.hostname}/`)) done();
  else sendError(reply, 400, 'The header Host of the request is missing, is there twice or names no host.');
}

/** Names and values follow each other in `rawHeaders`. */
function isSingle({ raw: { rawHeaders } }: FastifyRequest): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length === 1;
}
