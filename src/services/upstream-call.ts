import type { UpstreamService } from '../model/errors.ts';

/** What every call made for one GraphQL request shares. */
export interface UpstreamCall {
  /** The `Authorization` header to send; `null` when the caller sent none, and then no call is made. */
  readonly authorization: string | null;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** The ID of the GraphQL request, sent on as `x-client-request-id`. */
  readonly requestId: string;
  /** The caller's own header `Idempotency-Key`; `null` when it sent none. */
  readonly idempotencyKey: string | null;
  /** Told of every HTTP request that is sent, also of repeated ones. */
  readonly onRequest: (service: UpstreamService) => void;
}
