import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RetryBudget } from '../../../src/services/http/retry-budget.ts';
import { checkProperty } from '../../support/seed.ts';

const failures = (budget: RetryBudget, count: number): boolean[] =>
  Array.from({ length: count }, () => budget.failed());

function succeed(budget: RetryBudget, times: number): void {
  for (let time = 0; time < times; time++) budget.succeeded();
}

describe('a retry budget', () => {
  it('lets the first failures be repeated and then no more', () => {
    const allowed = failures(new RetryBudget(), 500);
    expect(allowed.slice(0, 49)).toEqual(Array(49).fill(true));
    expect(allowed.slice(49)).toEqual(Array(451).fill(false));
  });

  it('recovers by successes, ten for each repetition', () => {
    const budget = new RetryBudget();
    failures(budget, 1000);
    succeed(budget, 510);
    expect(budget.failed()).toBe(false);
    succeed(budget, 20);
    expect([budget.failed(), budget.failed()]).toEqual([true, false]);
  });

  it('cannot be saved up: after any time of health there are as many repetitions as at first', () => {
    const budget = new RetryBudget();
    succeed(budget, 100_000);
    expect(failures(budget, 100).filter(Boolean)).toHaveLength(49);
  });

  it('never allows more than 50 repetitions and one for each ten successes, in whatever order they come', async () => {
    const calls = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 80 })), { maxLength: 50 });
    const property = fc.asyncProperty(calls, (runs) => {
      const budget = new RetryBudget();
      let [allowed, succeeded] = [0, 0];
      for (const [success, count] of runs) {
        if (success) {
          succeed(budget, count);
          succeeded += count;
        } else {
          allowed += failures(budget, count).filter(Boolean).length;
        }
        expect(allowed).toBeLessThanOrEqual(50 + succeeded / 10);
      }
      return Promise.resolve();
    });
    await checkProperty('retry budget', 1000, property);
  });
});
