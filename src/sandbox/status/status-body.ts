import type { ApiError, FieldViolation, QuotaViolation } from './api-error.ts';
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
  | {
      readonly '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure';
      readonly violations: readonly unknown[];
    }
  | { readonly '@type': 'type.googleapis.com/google.rpc.RetryInfo'; readonly retryDelay: string };

/**
 * Writes an error as a service does: always with the request's ID, and where they are known with the fields at fault,
 * the exceeded quotas and the time to wait.
 * https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
 */
export function statusBody(error: ApiError, requestId: string): StatusBody {
  const { fieldViolations, quotaViolations, retryAfterSeconds } = error.details;
  const details: StatusDetail[] = [{ '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId }];
  if (fieldViolations !== undefined) {
    details.push({ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations });
  }
  if (quotaViolations !== undefined) {
    const violations = quotaViolations.map(encodeQuotaViolation);
    details.push({ '@type': 'type.googleapis.com/yandex.cloud.quota.QuotaFailure', violations });
  }
  if (retryAfterSeconds !== undefined) {
    const retryDelay = `${retryAfterSeconds}s`;
    details.push({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });
  }
  return { code: statusCodes[error.code].code, message: error.message, details };
}

/**
 * Writes a violation in proto3 JSON: `limit` and `required` are int64, `usage` is a double, and a 0 is omitted.
 * Interface definition, yandex/cloud/quota/quota_failure.proto.
 */
function encodeQuotaViolation({ metric, limit, usage, required }: QuotaViolation): unknown {
  return {
    metric: { name: metric, ...(limit !== 0 && { limit: String(limit) }), ...(usage !== 0 && { usage }) },
    ...(required !== 0 && { required: String(required) }),
  };
}
