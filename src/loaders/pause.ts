import type { Cancellable, Cancellation } from '../services/cancellation.ts';

/** Lets some time pass, but no more once one of the cancellations says so. */
export function pauseUnless(milliseconds: number, ...cancellations: readonly Cancellation[]): Promise<void> {
  if (cancellations.some(({ isCancelled }) => isCancelled)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      for (const cancellation of cancellations) cancellation.forget(pause);
      resolve();
    };
    const pause: Cancellable = { cancelled: end };
    const timer = setTimeout(end, milliseconds);
    for (const cancellation of cancellations) cancellation.tell(pause);
  });
}
