import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { ApiError } from '../status/api-error.ts';
import { statusBody } from '../status/status-body.ts';

/** What goes back to the client. */
export interface Answer {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with JSON in it. */
export function jsonAnswer(body: unknown, httpStatus = 200): Answer {
  return { httpStatus, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** An error answer, with the ID that `x-request-id` will have. */
export function errorAnswer(error: ApiError, requestId: string): Answer {
  const { headers, retryAfterSeconds } = error.details;
  const answer = jsonAnswer(statusBody(error, requestId), error.httpStatus);
  // Retry-After knows whole seconds only (RFC 9110, section 10.2.3).
  const retryAfter = retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
  return { ...answer, headers: { ...answer.headers, ...headers, ...retryAfter } };
}

/**
 * Answers an HTTP method that a path does not have, as the transcoder in front of gRPC does: the request never reaches
 * the service, so the body is plain text and not a Status.
 */
export function unmatchedMethod(httpStatus: number, allow: string): Answer {
  return {
    httpStatus,
    // RFC 9110, section 15.5.6, requires the header for 405 only.
    headers: { 'content-type': 'text/plain; charset=utf-8', ...(httpStatus === 405 && { allow }) },
    body: `${STATUS_CODES[httpStatus] ?? 'Error'}\n`,
  };
}

/** The IDs that the services put on every answer. */
export interface AnswerIds {
  readonly requestId: string;
  readonly traceId: string;
}

/** New IDs for an answer. */
export function newAnswerIds(): AnswerIds {
  return { requestId: randomUUID(), traceId: randomUUID() };
}
