import type { PollPace } from '../../../loaders/poll.ts';

/** `waitSeconds` may be no more; an operation that is waited for longer is not asked for at all. */
const longestWaitSeconds = 60;

/** How many looks at an operation waiting for its end takes (`src/loaders/operation-waiter.ts`). */
export function looksWithin(seconds: number, { firstPauseMs, longestPauseMs, growth }: PollPace): number {
  if (seconds <= 0 || seconds > longestWaitSeconds) return 1;
  let looks = 1;
  let left = seconds * 1000;
  for (let pause = firstPauseMs; left > 0; pause = Math.min(pause * growth, longestPauseMs)) {
    left -= pause;
    looks += 1;
  }
  // A timer may fire a fraction of a millisecond early, and then what is left of the time is worth one look more.
  return looks + 1;
}
