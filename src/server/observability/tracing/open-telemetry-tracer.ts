import { setTimeout as sleep } from 'node:timers/promises';
import { type Span, SpanKind, SpanStatusCode, type Tracer as OpenTelemetry } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import type { FastifyBaseLogger } from 'fastify';
import type { TraceContext } from '../../../services/upstream-call.ts';
import type { UpstreamObserver } from '../../../services/upstream-observer.ts';
import type { OperationRecord } from '../../operation-record.ts';
import type { TracingOptions } from './create-tracer.ts';
import { createSpanExporter } from './span-export.ts';
import { contextOf, parentContext } from './spans.ts';
import { traceHeaders } from './trace-headers.ts';
import type { OperationSpan, RequestSpan, TracedRequest, Tracer } from './tracer.ts';

/** How long the last spans may take to be handed over, while nothing else is left to wait for. */
const flushTimeoutMs = 5000;

/**
 * Records spans with OpenTelemetry, by its semantic conventions for HTTP and GraphQL, as far as these ask for nothing
 * that is to stay here: no document, no URL and no host is in a span.
 *
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 * https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
 */
export class OpenTelemetryTracer implements Tracer {
  readonly #provider: BasicTracerProvider;
  readonly #tracer: OpenTelemetry;
  readonly #log: FastifyBaseLogger;

  constructor(options: TracingOptions, log: FastifyBaseLogger) {
    this.#log = log;
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: options.serviceName }),
      sampler: createSampler(options),
      spanProcessors: [new BatchSpanProcessor(createSpanExporter(options, log))],
    });
    this.#tracer = this.#provider.getTracer('image-gateway');
  }

  readonly beginRequest = (parent: TraceContext | null, { method, route, requestId }: TracedRequest): RequestSpan => {
    const span = this.#tracer.startSpan(
      `${method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          [ATTR_HTTP_REQUEST_METHOD]: method,
          [ATTR_HTTP_ROUTE]: route,
          'image_gateway.request_id': requestId,
        },
      },
      parentContext(parent, true),
    );
    return {
      context: contextOf(span),
      end({ outcome, reply }) {
        span.setAttributes({ 'image_gateway.outcome': outcome });
        if (outcome !== 'abandoned') span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, reply.statusCode);
        if (reply.statusCode >= 500) fail(span, String(reply.statusCode));
        span.end();
      },
    };
  };

  readonly beginOperation = (parent: TraceContext | null): OperationSpan => {
    const span = this.#tracer.startSpan('GraphQL', { kind: SpanKind.INTERNAL }, parentContext(parent, false));
    return {
      context: contextOf(span),
      end(record) {
        if (!span.isRecording()) return;
        describeOperation(span, record);
        span.end();
      },
    };
  };

  readonly upstream: UpstreamObserver = {
    begin: ({ service, method, route, repetition, call }) => {
      const span = this.#tracer.startSpan(
        `${method} ${route}`,
        {
          kind: SpanKind.CLIENT,
          attributes: {
            [ATTR_HTTP_REQUEST_METHOD]: method,
            'url.template': route,
            'image_gateway.service': service,
            ...(repetition === 0 ? {} : { [ATTR_HTTP_REQUEST_RESEND_COUNT]: repetition }),
          },
        },
        parentContext(call.traceContext, false),
      );
      return {
        headers: traceHeaders(contextOf(span)),
        end({ code, httpStatus }) {
          if (httpStatus !== null) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, httpStatus);
          if (code !== 'OK') fail(span, code);
          span.end();
        },
      };
    },
    shared: () => undefined,
    looked: () => undefined,
    refused: () => undefined,
  };

  async close(): Promise<void> {
    const flushed = this.#provider.shutdown().then(
      () => true,
      () => false,
    );
    const isDone = await Promise.race([flushed, sleep(flushTimeoutMs, false, { ref: false })]);
    if (!isDone) this.#log.warn('the last spans could not be exported');
  }
}

function createSampler({ ratio, followsParent }: TracingOptions): Sampler {
  const root = new TraceIdRatioBasedSampler(ratio);
  return followsParent ? new ParentBasedSampler({ root }) : root;
}

/** The name of an operation can be anybody's invention, so it makes the name of a span only if it is trusted. */
function describeOperation(span: Span, { type, name, isTrusted, execution, errorCodes }: OperationRecord): void {
  if (type !== null) {
    span.updateName(isTrusted && name !== null ? `${type} ${name}` : type);
    span.setAttribute('graphql.operation.type', type);
  }
  if (name !== null) span.setAttribute('graphql.operation.name', name);
  if (errorCodes.length === 0) return;
  span.setAttribute('image_gateway.error_codes', [...errorCodes]);
  // What is wrong with a request is no failure of whoever refuses it.
  if (execution !== 'none') fail(span, errorCodes[0] ?? '');
}

function fail(span: Span, type: string): void {
  span.setAttribute(ATTR_ERROR_TYPE, type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
