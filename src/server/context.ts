import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../resolvers/context.ts';
import { RefusedTokens } from '../services/refused-tokens.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { Exceeded, RateLimit } from './edge/rate-limit/rate-limit.ts';
import { propagatedHeaders } from './edge/propagate-headers.ts';
import type { VariableValues } from './limits/cost/plan-builder.ts';
import type { Tracer } from './observability/tracing/tracer.ts';
import { OperationRecord } from './operation-record.ts';
import { requestCancellation } from './request-cancellation.ts';

/** What the resolvers of one GraphQL request are given, and beside it what only the server's own plugins use. */
export interface ServerContext extends RequestContext {
  readonly record: OperationRecord;
  readonly log: FastifyBaseLogger;
  /** The variables as they are when the operation is executed; `null` until they have been looked at, or for good. */
  coercedVariables: VariableValues | null;
  /** Counts the operation by its estimated calls; returns `null` when it does not exceed the rate limit. */
  readonly countCalls: (calls: number | null) => Promise<Exceeded | null>;
}

/** Makes the part of a context that the resolvers use. */
export type CreateRequestContext = (call: UpstreamCall) => RequestContext;

export interface ContextOptions {
  readonly createRequestContext: CreateRequestContext;
  /** How long a request may take. */
  readonly requestTimeoutMs: number;
  readonly tracer: Tracer;
  /** The names of the headers of a request that go on to the services. */
  readonly headersToPropagate: readonly string[];
  readonly rateLimit: RateLimit;
}

/** Makes the context of one GraphQL request out of its HTTP request. */
export function createContext(
  { createRequestContext, requestTimeoutMs, tracer, headersToPropagate, rateLimit }: ContextOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): ServerContext {
  const { principal } = request;
  if (principal === null) throw new TypeError('A request has come to GraphQL without its caller being known.');
  const span = tracer.beginOperation(request.span?.context ?? null);
  const record = new OperationRecord(span);
  request.operation = record;
  const key = singleHeader(request.headers['idempotency-key']);
  const context = createRequestContext({
    callerKey: principal.callerKey,
    credentials: principal.credentials,
    refusedTokens: new RefusedTokens(),
    propagated: propagatedHeaders(request.headers, headersToPropagate),
    cancellation: requestCancellation(reply, requestTimeoutMs),
    requestId: request.id,
    idempotencyKey: key === null ? null : { key, scope: principal.idempotencyScope },
    traceContext: span.context,
    onRequest: record.beginCall,
  });
  return {
    ...context,
    record,
    log: request.log,
    coercedVariables: null,
    countCalls: (calls) => rateLimit.countCalls(request, calls),
  };
}

function singleHeader(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}
