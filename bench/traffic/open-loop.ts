import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Begins something so many times a second, whether or not what was begun before has ended: as many independent users
 * do, so that a slow answer does not keep others from being asked for.
 */
export async function openLoop(
  { perSecond, milliseconds }: { readonly perSecond: number; readonly milliseconds: number },
  begin: (number: number) => void,
): Promise<void> {
  const startedAt = performance.now();
  const count = Math.round((milliseconds / 1000) * perSecond);
  for (let number = 0; number < count; number++) {
    const dueAt = startedAt + (number * 1000) / perSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    begin(number);
  }
}
