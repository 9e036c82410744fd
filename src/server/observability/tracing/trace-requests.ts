import type { FastifyInstance } from 'fastify';
import type { RequestEnd } from '../request-end.ts';
import { traceContextOf } from './trace-headers.ts';
import type { RequestSpan, Tracer } from './tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `null` for a request that is not traced. */
    span: RequestSpan | null;
  }
}

/**
 * Traces the requests for GraphQL. Probes and pages are not worth it; what comes over a WebSocket is traced by the
 * subscription. To be called before any route is there.
 */
export function traceRequests(app: FastifyInstance, tracer: Tracer): void {
  app.decorateRequest('span', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, headers, id: requestId, routeOptions } = request;
    if (routeOptions.url === '/graphql' && !request.ws) {
      request.span = tracer.beginRequest(traceContextOf(headers), { method, route: routeOptions.url, requestId });
    }
    done();
  });
}

/** Ends the spans of a request that is over. */
export function endTrace(end: RequestEnd): void {
  const { operation, span } = end.request;
  // It has ended with its answer, unless it never came to one.
  operation?.span.end(operation);
  span?.end(end);
}
