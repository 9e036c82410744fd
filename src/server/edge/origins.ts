import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from '../http-errors.ts';

/** Whether the page that a request came from is the gateway's own; so is a request that came from no page. */
export function isOwnOrigin({ headers: { origin }, host }: FastifyRequest): boolean {
  if (origin === undefined) return true;
  // The scheme is not compared: behind a proxy that ends TLS the gateway does not know its own.
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/**
 * Refuses a WebSocket that a page of an origin other than the gateway's own and those listed asks for. Browsers let any
 * page open one to any host, since neither the same-origin policy nor CORS stands in between; they only say whose page
 * it is (cross-site WebSocket hijacking). Programs other than browsers say nothing.
 */
export function refuseForeignSockets(
  origins: readonly string[],
): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  return (request, reply, done) => {
    const { origin } = request.headers;
    if (!request.ws || isOwnOrigin(request) || (origin !== undefined && origins.includes(origin))) done();
    else sendError(reply, 403, 'Pages of this origin may not open a WebSocket here.');
  };
}
