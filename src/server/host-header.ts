import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-errors.ts';

/**
 * Refuses a request whose Host header is missing or names no host, as RFC 9112, section 3.2 demands. Apollo's
 * integration for Fastify makes a URL of the header and would throw.
 */
export function requireHost(): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  // Most requests are for the same host as the one before.
  let accepted: string | null = null;
  return ({ hostname }, reply, done) => {
    if (hostname === accepted) {
      done();
    } else if (URL.canParse(`http://${hostname}/`)) {
      accepted = hostname;
      done();
    } else {
      sendError(reply, 400, 'The header Host of the request is missing or names no host.');
    }
  };
}
