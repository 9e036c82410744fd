import type { ImageService } from '../generated/graphql.ts';

/**
 * The names of google.rpc.Code, each at the index of its number.
 * https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
 */
export const statusCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** A name of google.rpc.Code. */
export type StatusCode = (typeof statusCodes)[number];

/** One thing that is wrong with an input: where, and what is allowed there. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

/**
 * A quota that a request would exceed. Numbers are decimal strings, as in the service's JSON; a value that the service
 * omits is `null`.
 */
export interface QuotaViolation {
  /** The name of the quota, for example `compute.images.count`. */
  readonly metric: string | null;
  readonly limit: string | null;
  readonly usage: string | null;
  /** The value that the request needs. */
  readonly required: string | null;
}

/** Why an input is refused, for a client that has to tell the reasons apart. */
export type InputErrorReason = 'CURSOR_MALFORMED' | 'CURSOR_MISMATCH' | 'CURSOR_EXPIRED' | 'MALFORMED_ID';

/**
 * An error that is meant for the client. graphql-js copies `extensions` into the GraphQL error that it makes of an
 * error thrown by a resolver (`GraphQLError`, `originalError`), so these classes need no translation on the way out.
 */
export abstract class GatewayError extends Error {
  abstract readonly code: string;
  abstract readonly extensions: Readonly<Record<string, unknown>>;
}

/** The gateway refuses what the client asked for. */
export class InputError extends GatewayError {
  override readonly name = 'InputError';
  readonly code = 'BAD_USER_INPUT';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    details: { readonly reason?: InputErrorReason; readonly fieldViolations?: readonly FieldViolation[] } = {},
  ) {
    super(message);
    this.extensions = { code: this.code, ...details };
  }
}

/** Who failed: one of the image services, or a service that stands beside them. */
export type UpstreamService = ImageService | 'OPERATION' | 'IAM';

export interface UpstreamErrorDetails {
  /** A google.rpc code, or `UPSTREAM_MALFORMED` for an answer that is not the promised JSON. */
  readonly code: StatusCode | 'UPSTREAM_MALFORMED';
  readonly message: string;
  readonly service: UpstreamService;
  /** The status of the answer; absent when there was none. */
  readonly httpStatus?: number;
  /** The service's ID of the request, for asking its support. */
  readonly requestId?: string;
  /** The service's ID of the trace that the request belongs to. */
  readonly serverTraceId?: string;
  readonly retryAfterSeconds?: number;
  readonly fieldViolations?: readonly FieldViolation[];
  readonly quotaViolations?: readonly QuotaViolation[];
  /** Whether the same request may succeed later, where the code does not decide that. */
  readonly retryable?: boolean;
  /** Why the gateway did not ask the service, or did not wait for it; absent for what came of asking. */
  readonly reason?: SparedReason;
}

/**
 * Why a call was not made, or not waited for:
 *
 * - `CIRCUIT_OPEN`: the service has been failing.
 * - `TOO_MANY_CALLS`: too many calls of all callers wait for the service already.
 * - `TOO_MANY_CALLS_OF_CALLER`: too many calls of this caller wait for the service already.
 * - `QUEUE_TIMEOUT`: the call waited for its turn until its time was over.
 * - `TOO_MANY_BYTES`: responses that are being received have too many bytes.
 * - `REQUEST_TIMEOUT`: the time for the whole request was over.
 */
export type SparedReason =
  | 'CIRCUIT_OPEN'
  | 'TOO_MANY_CALLS'
  | 'TOO_MANY_CALLS_OF_CALLER'
  | 'QUEUE_TIMEOUT'
  | 'TOO_MANY_BYTES'
  | 'REQUEST_TIMEOUT';

/** A service answered with an error, with something else than it promises, or not at all. */
export class UpstreamError extends GatewayError {
  override readonly name = 'UpstreamError';
  readonly #details: UpstreamErrorDetails;
  readonly code: UpstreamErrorDetails['code'];
  readonly service: UpstreamService;
  readonly fieldViolations: readonly FieldViolation[];
  /** The exhausted quotas; empty where the error is not about a quota. */
  readonly quotaViolations: readonly QuotaViolation[];
  /** The HTTP status of the answer; `null` when there was none. */
  readonly httpStatus: number | null;
  /** How long the service asks to be left alone; `null` when it does not say. */
  readonly retryAfterSeconds: number | null;
  /** Why the gateway did not ask the service, or did not wait for it; `null` for what came of asking. */
  readonly reason: SparedReason | null;
  /** Whether the same request may succeed later without anything being changed. */
  readonly retryable: boolean;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(details: UpstreamErrorDetails) {
    const { message, ...rest } = details;
    super(message);
    this.code = details.code;
    this.service = details.service;
    this.#details = details;
    this.fieldViolations = details.fieldViolations ?? [];
    this.quotaViolations = details.quotaViolations ?? [];
    this.httpStatus = details.httpStatus ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.reason = details.reason ?? null;
    this.retryable = details.retryable ?? retryableCodes.has(details.code);
    this.extensions = { ...rest, retryable: this.retryable };
  }

  /** The same error with its violations named in other words. */
  withFieldViolations(fieldViolations: readonly FieldViolation[]): UpstreamError {
    return new UpstreamError({ ...this.#details, fieldViolations });
  }
}

/**
 * The codes after which the caller may repeat the same request, by the descriptions in google/rpc/code.proto; and
 * a response that is not JSON, which comes from a proxy in between rather than from the service.
 */
const retryableCodes: ReadonlySet<string> = new Set<UpstreamErrorDetails['code']>([
  'CANCELLED',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'ABORTED',
  'UNAVAILABLE',
  'UPSTREAM_MALFORMED',
]);

/** The caller has not said who it is, or not so that it is believed; no call was made. */
export class UnauthenticatedError extends GatewayError {
  override readonly name = 'UnauthenticatedError';
  readonly code = 'UNAUTHENTICATED';
  readonly extensions = { code: this.code };

  constructor(message = 'This request carries no credentials. Send the header "Authorization: Bearer <IAM token>".') {
    super(message);
  }
}

/** Who the caller is cannot be found out at the moment, which is no fault of the caller's. */
export class AuthenticationUnavailableError extends GatewayError {
  override readonly name = 'AuthenticationUnavailableError';
  readonly code = 'UNAVAILABLE';
  readonly extensions = { code: this.code, retryable: true };

  constructor() {
    super('The gateway cannot check credentials at the moment. Try again.');
  }
}

/** The client uses a service that is not part of this deployment, as its configuration has it. No call was made. */
export class ServiceAbsentError extends GatewayError {
  override readonly name = 'ServiceAbsentError';
  readonly code = 'FAILED_PRECONDITION';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(service: UpstreamService) {
    super(`The service ${service} is not part of this deployment.`);
    this.extensions = { code: this.code, service, retryable: false };
  }
}

/** What the client asks to follow does not exist. */
export class NotFoundError extends GatewayError {
  override readonly name = 'NotFoundError';
  readonly code = 'NOT_FOUND';
  readonly extensions = { code: this.code };
}

/**
 * This process, or one caller by it, follows as many things for subscribers as it is allowed to. Where it is the process,
 * another one, or a later moment, may do.
 */
export class WatchLimitError extends GatewayError {
  override readonly name = 'WatchLimitError';
  readonly code = 'RESOURCE_EXHAUSTED';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(follower: 'gateway' | 'caller', limit: number) {
    const [subject, variable, advice] =
      follower === 'gateway'
        ? ['The gateway', 'WATCH_LIMIT', 'Try again later.']
        : ['This caller', 'WATCHES_PER_CALLER', 'End some of its subscriptions first.'];
    super(`${subject} follows ${limit} operations and images, the most that ${variable} allows. ${advice}`);
    this.extensions = { code: this.code, reason: 'TOO_MANY_OPEN', limit: variable, retryable: true };
  }
}

/** The environment variables that limit how many items lists hold in memory: for one request, and for the process. */
export type ListItemsLimit = 'LIST_ITEMS_PER_REQUEST' | 'LIST_ITEMS';

/** Reading a list would hold more items in memory than a limit allows. The message names the limit. */
export class ListItemsError extends GatewayError {
  override readonly name = 'ListItemsError';
  readonly code = 'RESOURCE_EXHAUSTED';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(limit: ListItemsLimit, figure: number) {
    const isRequest = limit === 'LIST_ITEMS_PER_REQUEST';
    super(
      isRequest
        ? `The lists of this request would hold more than ${figure} items in memory while they are read. That is the ` +
            `limit (${limit}). Ask for fewer lists, folders or services in one request.`
        : `The lists of all requests would hold more than ${figure} items in memory while they are read. That is the ` +
            `limit (${limit}). Try again later.`,
    );
    // The other requests end, and this one does not change.
    this.extensions = { code: this.code, limit, retryable: !isRequest };
  }
}
