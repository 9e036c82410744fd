import type { StatusCode } from '../../model/errors.ts';

/**
 * The code of an error answer that has no google.rpc.Status body, so most likely comes from a proxy. Where several
 * codes share an HTTP status (google/rpc/code.proto), the one that a proxy can mean is taken.
 */
const codeOfHttpStatus: Readonly<Record<number, StatusCode>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

export function codeForHttpStatus(httpStatus: number): StatusCode {
  return codeOfHttpStatus[httpStatus] ?? 'UNKNOWN';
}
