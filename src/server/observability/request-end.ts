import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * What became of a request: answered without an error; with errors beside data; not, by a fault of the gateway's or of
 * a service; not, because something is wrong with the request; or its client did not wait.
 */
export type RequestOutcome = 'ok' | 'partial' | 'failed' | 'refused' | 'abandoned';

/** A request that is over. */
export interface RequestEnd {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly outcome: RequestOutcome;
  readonly milliseconds: number;
}

/** Tells of every request when it is over. To be called before any route is there, since those have only earlier hooks. */
export function onRequestEnd(app: FastifyInstance, listeners: readonly ((end: RequestEnd) => void)[]): void {
  app.addHook('onRequest', (request, reply, done) => {
    // `close` comes after an answer has been sent and also when the client leaves before that, unlike onResponse.
    reply.raw.once('close', () => {
      // What has become a WebSocket has no answer; src/server/subscriptions/connection.ts tells what it came to.
      if (request.ws && !reply.raw.headersSent) return;
      const end = { request, reply, outcome: outcomeOf(request, reply), milliseconds: reply.elapsedTime };
      for (const listen of listeners) listen(end);
    });
    done();
  });
}

function outcomeOf({ operation }: FastifyRequest, { raw, statusCode }: FastifyReply): RequestOutcome {
  if (!raw.writableFinished) return 'abandoned';
  if (statusCode >= 500) return 'failed';
  switch (operation?.execution) {
    case 'whole':
      return 'ok';
    case 'partial':
    case 'failed':
      return operation.execution;
    case 'none':
      return 'refused';
    case undefined:
      return statusCode >= 400 ? 'refused' : 'ok';
  }
}
