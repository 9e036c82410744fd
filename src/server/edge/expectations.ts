import type { FastifyInstance } from 'fastify';
import { sendError } from '../http-errors.ts';

/**
 * Refuses requests that expect of the gateway what it does not do (RFC 9110, section 10.1.1). Node.js would refuse them
 * by itself, before anything of the gateway sees them: without a body, without the headers that all answers have, and
 * without a line in the log.
 */
export function refuseExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => {
    app.routing(request, response);
  });
  app.addHook('onRequest', ({ headers: { expect } }, reply, done) => {
    if (expect === undefined || expect.toLowerCase() === '100-continue') done();
    // The body may still follow, or not, as the client waits to be told.
    else
      sendError(
        reply.header('connection', 'close'),
        417,
        'The header Expect is not supported; supported: 100-continue.',
      );
  });
}
