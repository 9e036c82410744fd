import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import { pathOf } from '../request-path.ts';
import { callerPseudonym } from './caller-pseudonym.ts';
import type { RequestEnd } from './request-end.ts';
import { traceIdOf } from './tracing/trace-headers.ts';

/**
 * Writes one line for each request that is over. It holds no token, no variable and no part of the document, and none of
 * its values has anything inside of it but codes of errors. So these lines, unlike all others, are not looked through
 * for credentials, which takes longer than writing them.
 */
export class RequestLog {
  readonly #log: FastifyBaseLogger;
  /** Some routes have a level of their own. */
  readonly #ofLevels = new Map<string, FastifyBaseLogger>();

  constructor(log: FastifyBaseLogger) {
    this.#log = log;
  }

  readonly requestEnded = ({ request, reply, outcome, milliseconds }: RequestEnd): void => {
    const { operation, principal, span } = request;
    const log = this.#logOf(request);
    // Of these, what is undefined is not written.
    const line = {
      requestId: request.id,
      method: request.method,
      path: pathOf(request).slice(0, 200),
      status: reply.statusCode,
      outcome,
      milliseconds: Math.round(milliseconds),
      traceId: traceIdOf(span?.context ?? null) ?? undefined,
      caller: principal === null ? undefined : callerPseudonym(principal),
      operation: operation?.name,
      type: operation?.type,
      upstreamCalls: operation?.upstreamCalls,
      upstreamMilliseconds: operation === null ? undefined : Math.round(operation.upstreamMilliseconds),
      errors: operation?.errorCodes,
    };
    if (outcome === 'abandoned') log.info(line, 'request abandoned by the client');
    else if (reply.statusCode >= 500) log.error(line, 'request failed');
    else log.info(line, 'request');
  };

  #logOf({ log: { level } }: FastifyRequest): FastifyBaseLogger {
    const known = this.#ofLevels.get(level);
    if (known !== undefined) return known;
    const log = this.#log.child({}, { level, redact: [] });
    this.#ofLevels.set(level, log);
    return log;
  }
}
