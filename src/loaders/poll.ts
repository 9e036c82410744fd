import { UpstreamError } from '../model/errors.ts';
import type { Cancellation } from '../services/cancellation.ts';
import { pauseUnless } from './pause.ts';

/** How often to look: first often, since much is done quickly, then less and less. */
export interface PollPace {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly growth: number;
}

/** Operations take seconds to minutes, so the first looks are close together and later ones apart. */
export const defaultPollPace: PollPace = { firstPauseMs: 250, longestPauseMs: 4000, growth: 1.6 };

/** How many looks in a row may fail for a passing reason before the failure is told. */
const mostFailures = 5;

/** A service that wants to be left alone for longer than this is told of instead. */
const longestPauseAskedMs = 60_000;

/**
 * Looks at something again and again until it is over or no longer wanted: gives every look that
 * differs from the one before.
 *
 * @param read one look
 * @param isLast whether nothing more will change
 * @param differs whether a look tells anything new
 */
export async function* poll<T>(
  read: () => Promise<T>,
  options: {
    readonly pace: PollPace;
    readonly cancellation: Cancellation;
    readonly isLast: (value: T) => boolean;
    readonly differs: (before: T, now: T) => boolean;
  },
): AsyncGenerator<T, void, undefined> {
  const { pace, cancellation, isLast, differs } = options;
  let before: { readonly value: T } | null = null;
  let failures = 0;
  for (let pause = pace.firstPauseMs; ; pause = Math.min(pause * pace.growth, pace.longestPauseMs)) {
    let askedMs = 0;
    try {
      const value = await read();
      failures = 0;
      if (before === null || differs(before.value, value)) yield value;
      if (isLast(value)) return;
      before = { value };
    } catch (error) {
      if (!(error instanceof UpstreamError) || !error.retryable || ++failures > mostFailures) throw error;
      askedMs = (error.retryAfterSeconds ?? 0) * 1000;
      if (askedMs > longestPauseAskedMs) throw error;
    }
    await pauseUnless(Math.max(pause, askedMs), cancellation);
    if (cancellation.isCancelled) return;
  }
}
