import { type FieldViolation, type StatusCode, statusCodes, UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { codeForHttpStatus } from './http-status.ts';
import { isJsonObject, type JsonObject } from './proto-json.ts';
import { areRates, quotaViolations } from './quota-failure.ts';
import type { Redaction, RequestIds } from './redaction.ts';

/** A request has fewer wrong fields than this: an input of the services has at most 64 labels. */
const mostViolations = 100;

/** An answer with a status outside 200 to 299. */
export interface ErrorAnswer extends RequestIds {
  readonly httpStatus: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The body, parsed where it is JSON. */
  readonly body: unknown;
}

/**
 * The error that an answer means: a google.rpc.Status in its body if there is one, otherwise its HTTP status.
 * Nothing else of a foreign body is passed on, since a proxy's error page may name hosts.
 *
 * An exhausted quota has the code of throttling, RESOURCE_EXHAUSTED. Only a quota of a rate refills by itself, so the
 * error is not retryable where another quota is exhausted.
 *
 * @param redaction applies to all that the service itself wrote
 */
export function errorOfAnswer({ service, title }: Endpoint, answer: ErrorAnswer, redaction: Redaction): UpstreamError {
  const status = isJsonObject(answer.body) ? answer.body : {};
  const codeByNumber = typeof status['code'] === 'number' ? statusCodes[status['code']] : undefined;
  const code =
    codeByNumber === undefined || codeByNumber === 'OK' ? codeForHttpStatus(answer.httpStatus) : codeByNumber;
  const told = codeByNumber !== undefined && typeof status['message'] === 'string' ? status['message'] : '';
  const details = codeByNumber === undefined ? [] : detailsOf(status);
  const retryAfterSeconds = retryDelay(details) ?? retryAfterHeader(answer.retryAfter);
  const quotas = quotaViolations(details, redaction);
  const fieldViolations = violations(details).map(({ field, description }) => ({
    field: redaction.text(field),
    description: redaction.text(description),
  }));
  return new UpstreamError({
    code,
    message: told === '' ? defaultMessage(title, code, answer.httpStatus) : redaction.text(told),
    service,
    httpStatus: answer.httpStatus,
    ...redaction.ids({ ...answer, requestId: requestInfo(details) ?? answer.requestId }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(fieldViolations.length === 0 ? {} : { fieldViolations }),
    ...(quotas.length === 0 ? {} : { quotaViolations: quotas }),
    ...(areRates(quotas) ? {} : { retryable: false }),
  });
}

function defaultMessage(title: string, code: StatusCode, httpStatus: number): string {
  return `${title} answered ${code} (HTTP ${httpStatus}) and did not say why.`;
}

function detailsOf(status: JsonObject): JsonObject[] {
  const details: unknown = status['details'];
  return Array.isArray(details) ? details.filter(isJsonObject) : [];
}

function detail(details: readonly JsonObject[], type: string): JsonObject | undefined {
  return details.find((candidate) => candidate['@type'] === `type.googleapis.com/google.rpc.${type}`);
}

function requestInfo(details: readonly JsonObject[]): string | undefined {
  const requestId = detail(details, 'RequestInfo')?.['requestId'];
  return typeof requestId === 'string' ? requestId : undefined;
}

/** A google.protobuf.Duration in JSON is decimal seconds with the suffix "s". */
function retryDelay(details: readonly JsonObject[]): number | undefined {
  const delay = detail(details, 'RetryInfo')?.['retryDelay'];
  const seconds = typeof delay === 'string' ? /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(delay)?.[1] : undefined;
  return seconds === undefined ? undefined : Number(seconds);
}

/** RFC 9110, section 10.2.3: seconds, or a date, which ends in GMT. `Date.parse` would read a date into most texts. */
function retryAfterHeader(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

function violations(details: readonly JsonObject[]): FieldViolation[] {
  const listed: unknown = detail(details, 'BadRequest')?.['fieldViolations'];
  if (!Array.isArray(listed)) return [];
  return listed
    .slice(0, mostViolations)
    .filter(isJsonObject)
    .flatMap(({ field, description }) =>
      typeof field === 'string' ? [{ field, description: typeof description === 'string' ? description : '' }] : [],
    );
}
