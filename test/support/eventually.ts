import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats an assertion until it holds, for what happens elsewhere and tells nobody; then it counts as it stands. */
export async function eventually(assertion: () => Promise<void>, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(50);
    }
  }
}
