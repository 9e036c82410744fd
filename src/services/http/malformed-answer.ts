import { UpstreamError, type UpstreamErrorDetails } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';

/**
 * Returns the error of a response that is not what the service promises. It is not retryable unless `details` say so:
 * a service sends the same record again.
 */
export function malformedAnswer(
  { service, title }: Endpoint,
  problem: string,
  details: Partial<UpstreamErrorDetails> = {},
): UpstreamError {
  return new UpstreamError({
    retryable: false,
    ...details,
    code: 'UPSTREAM_MALFORMED',
    message: `${title} gave an answer that is not what its reference promises: ${problem}.`,
    service,
  });
}
