import { UpstreamError } from '../../model/errors.ts';
import type { CancellationReason } from '../cancellation.ts';
import type { Endpoint } from '../endpoint.ts';

/** The error of a call that nobody waits for any longer, by the reason why. */
export function abandonedCall({ service, title }: Endpoint, reason: CancellationReason): UpstreamError {
  if (reason === 'overdue') {
    const message = `${title} did not answer before the time for the whole request was over.`;
    return new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service, reason: 'REQUEST_TIMEOUT' });
  }
  const message = `${title} did not answer before the call was cancelled.`;
  return new UpstreamError({ code: 'CANCELLED', message, service });
}
