import { type FieldViolation, type StatusCode, statusCodes, UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { codeForHttpStatus } from './http-status.ts';
import { isJsonObject, type JsonObject } from './proto-json.ts';

/** An answer with a status outside 200 to 299. */
export interface ErrorAnswer {
  readonly httpStatus: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The header `x-request-id`. */
  readonly requestId: string | undefined;
  /** The body, parsed where it is JSON. */
  readonly body: unknown;
}

/** A message longer than this is cut: it is for a person to read. */
const longestMessage = 1000;

/**
 * The error that an answer means: a google.rpc.Status in its body if there is one, otherwise its HTTP status.
 * Nothing else of a foreign body is passed on, since a proxy's error page may name hosts.
 *
 * @param secrets what must not be passed on, should the service's own words repeat it
 */
export function errorOfAnswer(
  { service, title }: Endpoint,
  answer: ErrorAnswer,
  secrets: readonly string[],
): UpstreamError {
  const status = isJsonObject(answer.body) ? answer.body : {};
  const codeByNumber = typeof status['code'] === 'number' ? statusCodes[status['code']] : undefined;
  const code =
    codeByNumber === undefined || codeByNumber === 'OK' ? codeForHttpStatus(answer.httpStatus) : codeByNumber;
  const told = codeByNumber !== undefined && typeof status['message'] === 'string' ? status['message'] : '';
  const details = codeByNumber === undefined ? [] : detailsOf(status);
  const retryAfterSeconds = retryDelay(details) ?? retryAfterHeader(answer.retryAfter);
  const requestId = requestInfo(details) ?? answer.requestId;
  const hidden = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const fieldViolations = violations(details).map(({ field, description }) => ({
    field: hidden(field),
    description: hidden(description),
  }));
  return new UpstreamError({
    code,
    message: told === '' ? defaultMessage(title, code, answer.httpStatus) : hidden(told).slice(0, longestMessage),
    service,
    httpStatus: answer.httpStatus,
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(fieldViolations.length === 0 ? {} : { fieldViolations }),
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
    .filter(isJsonObject)
    .flatMap(({ field, description }) =>
      typeof field === 'string' ? [{ field, description: typeof description === 'string' ? description : '' }] : [],
    );
}
