import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something that happens elsewhere. */
export async function until(isSo: () => boolean, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Within ${milliseconds} ms it never became so: ${isSo.toString()}`);
    await sleep(5);
  }
}
