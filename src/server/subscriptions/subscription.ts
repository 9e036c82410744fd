import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  locatedError,
} from 'graphql';
import type { ExecutionResult } from 'graphql-ws';
import { Cancellation } from '../../services/cancellation.ts';
import { RefusedTokens } from '../../services/refused-tokens.ts';
import type { TraceContext } from '../../services/upstream-call.ts';
import type { OpenRights } from '../authentication/open-rights.ts';
import type { Authenticate, Principal } from '../authentication/principal.ts';
import type { CreateRequestContext, ServerContext } from '../context.ts';
import { propagatedHeaders } from '../edge/propagate-headers.ts';
import type { Exceeded, RateLimit } from '../edge/rate-limit/rate-limit.ts';
import { tooManyRequests } from '../edge/rate-limit/too-many-requests.ts';
import { formatErrors, logUnexpected } from '../format-errors.ts';
import type { Limits } from '../limits/limits.ts';
import { reportCheck } from '../limits/report-check.ts';
import { callerPseudonym } from '../observability/caller-pseudonym.ts';
import type {
  SubscriptionEnded,
  SubscriptionMetrics,
  SubscriptionTransport,
} from '../observability/metrics/subscription-metrics.ts';
import { traceIdOf } from '../observability/tracing/trace-headers.ts';
import type { Tracer } from '../observability/tracing/tracer.ts';
import { OperationRecord } from '../operation-record.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import type { OpenLimits } from './open-limits.ts';
import type { SubscriptionOperation, SubscriptionRequest } from './read-operation.ts';

/** What all subscriptions have in common. */
export interface SubscriptionEnvironment {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocuments | null;
  readonly createRequestContext: CreateRequestContext;
  readonly authenticate: Authenticate;
  readonly tracer: Tracer;
  /** The names of the headers of a request that go on to the services. */
  readonly headersToPropagate: readonly string[];
  readonly rateLimit: RateLimit;
  /** Ends what is open for callers whose rights end. */
  readonly openRights: OpenRights;
  readonly openLimits: OpenLimits;
  readonly metrics: SubscriptionMetrics;
  readonly log: FastifyBaseLogger;
}

/** Whose subscription it is. */
export interface Subscriber {
  /** The ID under which the services are called for it. */
  readonly requestId: string;
  /** The ID of the HTTP request that opened the connection. */
  readonly connectionId: string;
  readonly transport: SubscriptionTransport;
  readonly principal: Principal;
  /** The headers of the HTTP request that opened the connection. */
  readonly headers: IncomingHttpHeaders;
  /** Where in a trace it comes from; `null` for none. */
  readonly traceContext: TraceContext | null;
  /** Counts the operation by its estimated calls; returns `null` when it does not exceed the rate limit. */
  readonly countCalls: (calls: number | null) => Promise<Exceeded | null>;
  /** Told when the subscription has ended. */
  readonly onEnd: (subscription: Subscription) => void;
}

/** How a subscription ended: by itself, with errors, or because the client no longer wanted it. */
export type SubscriptionEnd = 'completed' | 'failed' | 'left';

/**
 * One subscription from its request to its end, whatever it is transported by. It is cancelled by itself, and its end is one
 * line in the log.
 */
export class Subscription {
  readonly #environment: SubscriptionEnvironment;
  readonly #subscriber: Subscriber;
  readonly #log: FastifyBaseLogger;
  readonly #record: OperationRecord;
  readonly #cancellation = new Cancellation();
  readonly #startedAt = performance.now();
  readonly #onEnded: (ended: SubscriptionEnded) => void;
  #operation: SubscriptionOperation | null = null;
  #events = 0;
  #end: SubscriptionEnd | null = null;

  constructor(environment: SubscriptionEnvironment, subscriber: Subscriber) {
    this.#environment = environment;
    this.#subscriber = subscriber;
    const { requestId, connectionId } = subscriber;
    this.#log = environment.log.child({ requestId, connectionId });
    this.#record = new OperationRecord(environment.tracer.beginOperation(subscriber.traceContext));
    this.#onEnded = environment.metrics.subscriptionBegun(subscriber.transport);
  }

  /** Counts the operation by its estimated calls; returns the error of one that exceeds the rate limit, or `null`. */
  async countCalls({ checked }: SubscriptionOperation): Promise<GraphQLError | null> {
    const exceeded = await this.#subscriber.countCalls(checked.estimate?.calls ?? null);
    return exceeded === null ? null : tooManyRequests(exceeded);
  }

  /** What graphql-js is to subscribe to. */
  argumentsFor(request: SubscriptionRequest, operation: SubscriptionOperation): ExecutionArgs {
    this.#operation = operation;
    this.#record.name = operation.definition.name?.value ?? null;
    this.#record.type = operation.definition.operation;
    reportCheck(operation.checked, this.#record, this.#log);
    const { principal, requestId, headers } = this.#subscriber;
    const context = this.#environment.createRequestContext({
      callerKey: principal.callerKey,
      credentials: principal.credentials,
      refusedTokens: new RefusedTokens(),
      propagated: propagatedHeaders(headers, this.#environment.headersToPropagate),
      cancellation: this.#cancellation,
      requestId,
      idempotencyKey: null,
      traceContext: this.#record.span.context,
      onRequest: this.#record.beginCall,
    });
    return {
      schema: this.#environment.schema,
      document: operation.document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: {
        ...context,
        record: this.#record,
        log: this.#log,
        coercedVariables: null,
        countCalls: this.#subscriber.countCalls,
      } satisfies ServerContext,
    };
  }

  /** Passes the events on, and ends with them or when they are no longer read. Nothing comes after the end. */
  follow(events: AsyncIterable<ExecutionResult>): AsyncIterableIterator<ExecutionResult, undefined> {
    const iterator = events[Symbol.asyncIterator]();
    const over = { done: true, value: undefined } as const;
    return {
      next: async () => {
        try {
          const step = await iterator.next();
          if (this.#end !== null) return over;
          if (step.done !== true) return step;
          this.end('completed');
        } catch (error) {
          if (this.#end === null) throw error;
        }
        return over;
      },
      return: async () => {
        this.end('left');
        await iterator.return?.();
        return over;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** An event in the form in which it is sent. */
  formatEvent({ data = null, errors }: ExecutionResult): FormattedExecutionResult {
    this.#events += 1;
    this.#environment.metrics.eventSent();
    return { data, ...(errors === undefined ? {} : { errors: this.#tell(errors) }) };
  }

  /** The error that has broken off the stream of events, at the field that the stream was opened for. */
  formatBreak(error: unknown): GraphQLFormattedError[] {
    const [field] = this.#operation?.definition.selectionSet.selections ?? [];
    const path = field?.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : undefined;
    return this.formatRefusal([locatedError(error, path === undefined ? [] : field, path)]);
  }

  /** Errors without which there would have been a stream of events. */
  formatRefusal(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    const told = this.#tell(errors);
    this.end('failed');
    return told;
  }

  /** Stops all that is done for the subscription. Only the first end counts. */
  end(how: SubscriptionEnd): void {
    if (this.#end !== null) return;
    this.#end = how;
    this.#cancellation.cancel('left');
    this.#log.info(
      {
        operation: this.#record.name,
        milliseconds: Math.round(performance.now() - this.#startedAt),
        traceId: traceIdOf(this.#record.span.context),
        caller: callerPseudonym(this.#subscriber.principal),
        events: this.#events,
        upstreamCalls: this.#record.upstreamCalls,
        upstreamMilliseconds: Math.round(this.#record.upstreamMilliseconds),
        errors: this.#record.errorCodes,
        end: how,
      },
      'subscription',
    );
    this.#record.execution = how === 'failed' ? 'failed' : this.#record.errorCodes.length > 0 ? 'partial' : 'whole';
    this.#record.span.end(this.#record);
    this.#onEnded({ end: how, errorCodes: this.#record.errorCodes });
    this.#subscriber.onEnd(this);
  }

  #tell(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    logUnexpected(errors, this.#log);
    const told = formatErrors(errors, this.#environment.limits.formatError);
    this.#record.addErrors(told);
    return told;
  }
}
