import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentCalls } from '../../../src/services/http/recent-calls.ts';
import { checkProperty } from '../../support/seed.ts';

const windowMs = 1000;
const stepMs = windowMs / 10;

it('are counted while they are recent and forgotten when they are not, however long nothing happens', async () => {
  const calls = fc.array(
    fc.record({
      afterMs: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 5000 })),
      failed: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  const property = fc.asyncProperty(calls, fc.integer({ min: 0, max: 3000 }), (made, quietMs) => {
    let now = 0;
    const recent = new RecentCalls(windowMs, () => now);
    const times: { readonly at: number; readonly failed: boolean }[] = [];
    for (const { afterMs, failed } of made) {
      now += afterMs;
      recent.add(failed);
      times.push({ at: now, failed });
    }
    now += quietMs;
    const { calls: counted, failures } = recent.count();
    const since = (ms: number) => times.filter(({ at }) => at > now - ms);
    // A step is counted as long as any of it is recent.
    expect(counted).toBeGreaterThanOrEqual(since(windowMs - stepMs).length);
    expect(counted).toBeLessThanOrEqual(since(windowMs).length);
    expect(failures).toBeGreaterThanOrEqual(since(windowMs - stepMs).filter(({ failed }) => failed).length);
    expect(failures).toBeLessThanOrEqual(since(windowMs).filter(({ failed }) => failed).length);
    return Promise.resolve();
  });
  await checkProperty('recent calls', 2000, property);
});

it('are none after they were cleared', () => {
  const recent = new RecentCalls(windowMs, () => 0);
  recent.add(true);
  recent.clear();
  expect(recent.count()).toEqual({ calls: 0, failures: 0 });
});
