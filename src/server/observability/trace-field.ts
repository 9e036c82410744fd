import type { TraceContext } from '../../services/upstream-call.ts';
import { traceIdOf } from './tracing/trace-headers.ts';

/** What a line of the log says of the trace that it belongs to; nothing where there is none. */
export function traceField(context: TraceContext | null): { readonly traceId?: string } {
  const traceId = traceIdOf(context);
  return traceId === null ? {} : { traceId };
}
