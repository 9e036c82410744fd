import type { IncomingHttpHeaders } from 'node:http';
import type { TraceContext } from '../../../services/upstream-call.ts';

/** What identifies a place in a trace. */
export interface TracePlace {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Bit 0 says whether the trace is recorded. */
  readonly flags: number;
}

/** Trace Context, section 3.2. A version later than ours may have more at the end; `ff` is none. */
const traceparentForm =
  /^(?!ff)(?<version>[0-9a-f]{2})-(?<traceId>(?!0{32})[0-9a-f]{32})-(?<spanId>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/** Trace Context, section 3.3: a list of key=value in printable ASCII, of which 512 characters are to be passed on. */
const tracestateForm = /^[\x20-\x7e\t]{1,512}$/;

/**
 * The place in a trace that a request comes from, by its headers `traceparent` and `tracestate`; `null` where it has
 * none that can be read, in which case it begins a trace of its own.
 */
export function traceContextOf(headers: IncomingHttpHeaders): TraceContext | null {
  const place = parseTraceparent(headers['traceparent']);
  if (place === null) return null;
  const { tracestate } = headers;
  const isUsable = typeof tracestate === 'string' && tracestateForm.test(tracestate);
  return { traceparent: formatTraceparent(place), tracestate: isUsable ? tracestate : null };
}

/** Reads the header `traceparent`. */
export function parseTraceparent(header: string | readonly string[] | undefined): TracePlace | null {
  const groups = typeof header === 'string' ? traceparentForm.exec(header)?.groups : undefined;
  if (groups === undefined || (groups['version'] === '00' && groups['more'] !== undefined)) return null;
  const { traceId = '', spanId = '', flags = '' } = groups;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** Writes the header `traceparent`, in version 00. Of the flags it knows one. */
export function formatTraceparent({ traceId, spanId, flags }: TracePlace): string {
  return `00-${traceId}-${spanId}-${(flags & 1) === 1 ? '01' : '00'}`;
}

/** The headers by which a request to a service carries on a trace. */
export function traceHeaders(context: TraceContext | null): Readonly<Record<string, string>> {
  if (context === null) return {};
  const { traceparent, tracestate } = context;
  return tracestate === null ? { traceparent } : { traceparent, tracestate };
}

/** The ID of the trace that a context is a part of; `undefined` for none, which the log does not write. */
export function traceIdOf(context: TraceContext | null): string | undefined {
  return parseTraceparent(context?.traceparent)?.traceId;
}
