import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-errors.ts';

/**
 * Refuses a request whose Host header is missing or names no host, as RFC 9112, section 3.2 demands. Apollo's
 * integration for Fastify makes a URL of the header and would throw.
 */
export function requireHost(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (URL.canParse(`http://${request.hostname}/`)) done();
  else sendError(reply, 400, 'The header Host of the request is missing or names no host.');
}
