import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Sends the ID of the request that opens a WebSocket back with the answer that opens it, as with any other answer. That
 * one is not written by Fastify.
 */
export function identifyOpenings(app: FastifyInstance): void {
  const ids = new WeakMap<IncomingMessage, string>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.ws) ids.set(request.raw, request.id);
    done();
  });
  app.websocketServer.on('headers', (headers, request) => {
    const id = ids.get(request);
    if (id !== undefined) headers.push(`x-request-id: ${id}`);
  });
}
