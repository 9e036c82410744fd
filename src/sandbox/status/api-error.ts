import { statusCodes, type StatusCode } from './codes.ts';

/** One thing that is wrong with a request: the field, and what is allowed there. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/** A quota that a request would exceed. */
export interface QuotaViolation {
  /** The name of the metric, such as `compute.images.count`. A name that ends in `.rate` is the name of a rate. */
  readonly metric: string;
  readonly limit: number;
  readonly usage: number;
  /** The limit that the request would have needed. */
  readonly required: number;
}

/** What an error may say beside its code and message. */
export interface ApiErrorDetails {
  readonly fieldViolations?: readonly FieldViolation[];
  readonly quotaViolations?: readonly QuotaViolation[];
  readonly retryAfterSeconds?: number;
  /** Where the answer's HTTP status is not the one that goes with the code. */
  readonly httpStatus?: number;
  /** Headers that go with the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal by a service: it becomes an answer with a google.rpc.Status in its body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: StatusCode;
  readonly details: ApiErrorDetails;

  constructor(code: StatusCode, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /** The HTTP status of the answer. */
  get httpStatus(): number {
    return this.details.httpStatus ?? statusCodes[this.code].httpStatus;
  }
}

/** The refusal of a request with mistakes in it, which names all of them. */
export function invalidArgument(violations: readonly FieldViolation[]): ApiError {
  const message = violations.map(({ field, description }) => `${field}: ${description}`).join(' ');
  return new ApiError('INVALID_ARGUMENT', `Request validation error: ${message}`, { fieldViolations: violations });
}
