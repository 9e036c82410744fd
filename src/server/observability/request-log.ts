import { pathOf } from '../request-path.ts';
import { callerPseudonym } from './caller-pseudonym.ts';
import type { RequestEnd } from './request-end.ts';
import { traceIdOf } from './tracing/trace-headers.ts';

/** Writes one line for a request that is over. It holds no token, no variable and no part of the document. */
export function logRequest({ request, reply, outcome, milliseconds }: RequestEnd): void {
  const { operation, principal, span } = request;
  // Of these, what is undefined is not written.
  const line = {
    method: request.method,
    path: pathOf(request).slice(0, 200),
    status: reply.statusCode,
    outcome,
    milliseconds: Math.round(milliseconds),
    traceId: traceIdOf(span?.context ?? null),
    caller: principal === null ? undefined : callerPseudonym(principal),
    operation: operation?.name,
    type: operation?.type,
    upstreamCalls: operation?.upstreamCalls,
    upstreamMilliseconds: operation === null ? undefined : Math.round(operation.upstreamMilliseconds),
    errors: operation?.errorCodes,
  };
  if (outcome === 'abandoned') request.log.info(line, 'request abandoned by the client');
  else if (reply.statusCode >= 500) request.log.error(line, 'request failed');
  else request.log.info(line, 'request');
}
