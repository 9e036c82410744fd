import {
  type Context,
  createTraceState,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import type { TraceContext } from '../../../services/upstream-call.ts';
import { formatTraceparent, parseTraceparent } from './trace-headers.ts';

/**
 * A place in a trace as the parent of a span.
 *
 * @param isRemote whether the place is in another process
 */
export function parentContext(context: TraceContext | null, isRemote: boolean): Context {
  const place = parseTraceparent(context?.traceparent);
  if (place === null) return ROOT_CONTEXT;
  const tracestate = context?.tracestate ?? null;
  const spanContext: SpanContext = {
    traceId: place.traceId,
    spanId: place.spanId,
    traceFlags: place.flags & TraceFlags.SAMPLED,
    isRemote,
    ...(tracestate === null ? {} : { traceState: createTraceState(tracestate) }),
  };
  return trace.setSpanContext(ROOT_CONTEXT, spanContext);
}

/** The place of a span, for what begins inside of it. */
export function contextOf(span: Span): TraceContext {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const tracestate = traceState?.serialize() ?? '';
  return {
    traceparent: formatTraceparent({ traceId, spanId, flags: traceFlags }),
    tracestate: tracestate === '' ? null : tracestate,
  };
}
