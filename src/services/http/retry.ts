import { DelegateBackoff, handleWhen, type IRetryBackoffContext, retry, type RetryPolicy } from 'cockatiel';
import { UpstreamError } from '../../model/errors.ts';

/** How often a call is repeated, beside the first time. */
const mostRepetitions = 3;
const firstPauseMs = 100;
/** A service that wants to be left alone for longer is told to the caller instead. */
const longestPauseMs = 5000;

/**
 * Repeats a call that may be repeated: one that the service did not answer because it or the way to it was down
 * (UNAVAILABLE), or because it has too much to do (RESOURCE_EXHAUSTED). Pauses grow and are spread at random, so that
 * callers who failed together do not come back together; a pause that the service asks for is kept.
 */
export const repeating: RetryPolicy = retry(handleWhen(mayBeRepeated), {
  maxAttempts: mostRepetitions,
  backoff: new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => {
    const asked = 'error' in result && result.error instanceof UpstreamError ? result.error.retryAfterSeconds : null;
    return asked === null ? firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()) : asked * 1000;
  }),
});

function mayBeRepeated(error: Error): boolean {
  return (
    error instanceof UpstreamError &&
    (error.code === 'UNAVAILABLE' || error.code === 'RESOURCE_EXHAUSTED') &&
    (error.retryAfterSeconds ?? 0) * 1000 <= longestPauseMs
  );
}
