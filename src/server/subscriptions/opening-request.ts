import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { answerOnSocket } from '../http-errors.ts';

/** The version of RFC 6455, and one of its drafts, which says the same in other words. */
const versions = '13, 8';

/**
 * Gives the answer to a request for a WebSocket what any other answer has, since it is not written by Fastify: the ID
 * of the request, and the form of a GraphQL error when it refuses.
 */
export function answerOpenings(app: FastifyInstance): void {
  const ids = new WeakMap<IncomingMessage, string>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.ws) ids.set(request.raw, request.id);
    done();
  });
  app.websocketServer.on('headers', (headers, request) => {
    const id = ids.get(request);
    if (id !== undefined) headers.push(`x-request-id: ${id}`);
  });
  // By itself ws would answer with a page.
  app.websocketServer.on('wsClientError', ({ message }: Error, socket: Duplex, request: IncomingMessage) => {
    const id = ids.get(request);
    answerOnSocket(socket, 400, `The request for a WebSocket is not valid: ${message}.`, {
      ...(id === undefined ? {} : { 'x-request-id': id }),
      // RFC 6455, section 4.4: so that a client can come back with another version.
      ...(message.includes('Sec-WebSocket-Version') ? { 'sec-websocket-version': versions } : {}),
    });
  });
}
