import type { FastifyInstance } from 'fastify';
import { pathOf } from './request-path.ts';

/** Writes one line for every request when it is over. It holds no token, no variable and no part of the document. */
export function logRequests(app: FastifyInstance): void {
  // Said before any route is there: a route in an encapsulated context has only what was said before it.
  app.decorateRequest('operation', null);
  app.addHook('onRequest', (request, reply, done) => {
    // `close` comes after an answer has been sent and also when the client leaves before that, unlike onResponse.
    reply.raw.once('close', () => {
      // What has become a WebSocket has no answer; src/server/subscriptions/connection.ts tells what it came to.
      if (request.ws && !reply.raw.headersSent) return;
      const { operation } = request;
      const line = {
        method: request.method,
        path: pathOf(request).slice(0, 200),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...(operation === null
          ? {}
          : { operation: operation.name, upstreamCalls: operation.upstream.calls, errors: operation.errorCodes }),
      };
      if (!reply.raw.writableFinished) request.log.info(line, 'request abandoned by the client');
      else if (reply.statusCode >= 500) request.log.error(line, 'request failed');
      else request.log.info(line, 'request');
    });
    done();
  });
}
