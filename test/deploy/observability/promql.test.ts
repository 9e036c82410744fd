import { describe, expect, it } from '@jest/globals';
import { promqlNames } from './promql.ts';

describe('promqlNames', () => {
  it.each([
    ['up', [{ name: 'up', labels: [] }], []],
    ['sum(rate(a_total[5m])) > 0.5e9', [{ name: 'a_total', labels: [] }], []],
    ['sum by (b, c) (rate(a{d="e{f}", g=~"h|i"}[$__rate_interval]))', [{ name: 'a', labels: ['d', 'g'] }], ['b', 'c']],
    [
      'absent(a{b="c"} == 1) or d unless sum without(e) (f)',
      [
        { name: 'a', labels: ['b'] },
        { name: 'd', labels: [] },
        { name: 'f', labels: [] },
      ],
      ['e'],
    ],
  ])('finds the names in %s', (expression, metrics, groupings) => {
    expect(promqlNames(expression)).toEqual({ metrics, groupings });
  });
});
