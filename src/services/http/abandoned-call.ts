import { UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';

/** The error of a call that nobody waits for any longer, by the reason of the signal that says so. */
export function abandonedCall({ service, title }: Endpoint, reason: unknown): UpstreamError {
  if (isTimeout(reason)) {
    const message = `${title} did not answer before the time for the whole request was over.`;
    return new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service, reason: 'REQUEST_TIMEOUT' });
  }
  const message = `${title} did not answer before the call was cancelled.`;
  return new UpstreamError({ code: 'CANCELLED', message, service });
}

/** What a signal that is aborted because time is over gives as its reason (`AbortSignal.timeout`). */
function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
