import type { UpstreamService } from '../model/errors.ts';
import type { Cancellation } from './cancellation.ts';
import type { Credentials } from './credentials.ts';
import type { PropagatedHeaders } from './propagated-headers.ts';
import type { RefusedTokens } from './refused-tokens.ts';

/** What every call made for one GraphQL request shares. */
export interface UpstreamCall {
  /**
   * Tells callers apart: the same for calls of the same caller only. Whatever is kept or shared between requests is
   * kept under it, so that nobody is given what was fetched for another. It reveals no credentials.
   */
  readonly callerKey: string;
  /** On whose behalf the services see the call: the caller's, or the gateway's own. */
  readonly credentials: Credentials;
  /** The tokens that services have refused during this GraphQL request. */
  readonly refusedTokens: RefusedTokens;
  /** The headers of the caller's request that go on. */
  readonly propagated: PropagatedHeaders;
  /** Whether nothing but the answer of this moment will do, so that none is taken that was kept. */
  readonly fresh?: true;
  /** Says when the answer is no longer wanted. */
  readonly cancellation: Cancellation;
  /** The ID of the GraphQL request, sent on as `x-request-id`, and as a UUID in `x-client-request-id`. */
  readonly requestId: string;
  /** The caller's own idempotency key, which is never sent as it is; `null` when the caller sent none. */
  readonly idempotencyKey: CallersIdempotencyKey | null;
  /** The trace that the call is a part of; `null` for none. */
  readonly traceContext: TraceContext | null;
  /** Told of every HTTP request that is sent, also of repeated ones; what it returns is told of the end. */
  readonly onRequest: (service: UpstreamService) => () => void;
}

/** What the idempotency keys of a request's writes follow from. */
export interface CallersIdempotencyKey {
  /** The caller's header `Idempotency-Key`. */
  readonly key: string;
  /** Differs for callers whom the services cannot tell apart. It is the same at all replicas and after a restart. */
  readonly scope: string;
}

/** A place in a trace, in the words of the headers that carry it. https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  readonly traceparent: string;
  /** What the tracing systems on the way have to say; `null` for nothing. */
  readonly tracestate: string | null;
}
