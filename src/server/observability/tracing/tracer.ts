import type { TraceContext } from '../../../services/upstream-call.ts';
import type { UpstreamObserver } from '../../../services/upstream-observer.ts';
import type { OperationRecord } from '../../operation-record.ts';
import type { RequestEnd } from '../request-end.ts';

/**
 * Follows requests through the gateway. Where a span begins inside of another it is given the context of that one
 * explicitly, so nothing has to be changed in Node.js to keep track of it.
 */
export interface Tracer {
  /** An HTTP request has come, from the place in a trace that its headers name. */
  readonly beginRequest: (parent: TraceContext | null, request: TracedRequest) => RequestSpan;
  /** An operation is about to be read and executed. */
  readonly beginOperation: (parent: TraceContext | null) => OperationSpan;
  /** Is told of every call to a service, and gives it the headers that carry on the trace. */
  readonly upstream: UpstreamObserver;
  /** Hands over what has been recorded, within a time limit. */
  close(): Promise<void>;
}

/** What is known of a request at its beginning. */
export interface TracedRequest {
  readonly method: string;
  readonly route: string;
  readonly requestId: string;
}

/** What is recorded of an HTTP request. */
export interface RequestSpan {
  /** What begins inside of it begins here; `null` where there is no trace. */
  readonly context: TraceContext | null;
  readonly end: (end: RequestEnd) => void;
}

/** What is recorded of an operation. */
export interface OperationSpan {
  readonly context: TraceContext | null;
  /** Only the first end counts. */
  readonly end: (record: OperationRecord) => void;
}
