import { randomUUID } from 'node:crypto';
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

/** The IDs that the services put on every answer. */
export interface AnswerIds {
  readonly requestId: string;
  readonly traceId: string;
}

/** New IDs for an answer. */
export function newAnswerIds(): AnswerIds {
  return { requestId: randomUUID(), traceId: randomUUID() };
}
