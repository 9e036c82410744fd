import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renewAfterMs, tryAgainAfterMs } from '../../../src/services/iam/renewal-pace.ts';

const minute = 60_000;
const hour = 60 * minute;
const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('the renewal of a token', () => {
  it.each([
    ['twelve hours', 12 * hour, hour],
    ['an hour', hour, 54 * minute],
    ['ten minutes', 10 * minute, 5 * minute],
    ['four seconds', 4000, 2000],
  ])('of %s comes with time left, and not long before that', (_name, lifetime, latest) => {
    expect(renewAfterMs(lifetime, 0)).toBe(latest);
    expect(renewAfterMs(lifetime, 1)).toBe(Math.max(latest * 0.9, 1000));
  });

  it('comes before the end of every token that lives for two seconds or more, and never at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 24 * hour }), random, (lifetime, spread) => {
        const after = renewAfterMs(lifetime, spread);
        expect(after).toBeLessThan(lifetime);
        expect(after).toBeGreaterThanOrEqual(1000);
      }),
    );
  });

  it('of a token that is over already does not come at once either', () => {
    expect(renewAfterMs(-hour, 0.5)).toBe(1000);
  });
});

describe('the next try after a failure', () => {
  it('comes within four seconds while there is no token, so that what is back is found soon', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), random, (failures, spread) => {
        const pause = tryAgainAfterMs(failures, 0, spread);
        expect(pause).toBeGreaterThanOrEqual(375);
        expect(pause).toBeLessThanOrEqual(4000);
      }),
    );
  });

  it('is put off ever longer, up to a minute or so, while there is one', () => {
    const pauses = [1, 2, 3, 4, 20].map((failures) => tryAgainAfterMs(failures, 10 * hour, 0.5));
    expect(pauses).toEqual([500, 1000, 2000, 4000, minute]);
  });

  it('is not put off beyond the end of the token', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: hour }),
        random,
        (failures, left, spread) => {
          expect(tryAgainAfterMs(failures, left, spread)).toBeLessThanOrEqual(Math.max(left, 1000));
        },
      ),
    );
  });
});
