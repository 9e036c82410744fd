import type { ApiError, FieldViolation } from './api-error.ts';
import { statusCodes } from './codes.ts';

/** The JSON of a google.rpc.Status, the body of every error answer. */
export interface StatusBody {
  readonly code: number;
  readonly message: string;
  readonly details: readonly StatusDetail[];
}

type StatusDetail =
  | { readonly '@type': 'type.googleapis.com/google.rpc.RequestInfo'; readonly requestId: string }
  | {
      readonly '@type': 'type.googleapis.com/google.rpc.BadRequest';
      readonly fieldViolations: readonly FieldViolation[];
    }
  | { readonly '@type': 'type.googleapis.com/google.rpc.RetryInfo'; readonly retryDelay: string };

/**
 * Writes an error as a service does: always with the request's ID, and where they are known with the fields at fault
 * and the time to wait. https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
 */
export function statusBody(error: ApiError, requestId: string): StatusBody {
  const { fieldViolations, retryAfterSeconds } = error.details;
  const details: StatusDetail[] = [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId }];
  if (fieldViolations !== undefined) {
    details.push({ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations });
  }
  if (retryAfterSeconds !== undefined) {
    const retryDelay = `${retryAfterSeconds}s`;
    details.push({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });
  }
  return { code: statusCodes[error.code].code, message: error.message, details };
}
