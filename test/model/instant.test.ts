import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantKey } from '../../src/model/instant.ts';

/** A timestamp as its parts, which can be spelled in many ways. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanoseconds: number;
  readonly offsetMinutes: number;
}

const parts: fc.Arbitrary<Parts> = fc.record({
  // The years 1 and 9999 are the ends of what google.protobuf.Timestamp holds; most cases lie close together.
  year: fc.oneof(fc.constantFrom(1, 9999), fc.integer({ min: 2023, max: 2025 }), fc.integer({ min: 1, max: 9999 })),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
  nanoseconds: fc.oneof(fc.constantFrom(0, 1, 10, 500_000_000, 999_999_999), fc.integer({ min: 0, max: 999_999_999 })),
  offsetMinutes: fc.oneof(fc.constant(0), fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 })),
});

const spelling = fc.record({ trailingZeros: fc.boolean(), lowerCase: fc.boolean(), zulu: fc.boolean() });

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function spell(
  at: Parts,
  how: { readonly trailingZeros: boolean; readonly lowerCase: boolean; readonly zulu: boolean },
) {
  const { year, month, day, hour, minute, second, nanoseconds, offsetMinutes } = at;
  const all = digits(nanoseconds, 9);
  const fraction = how.trailingZeros ? all : all.replace(/0+$/, '');
  const minutes = Math.abs(offsetMinutes);
  const numeric = `${offsetMinutes < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;
  const text =
    `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` +
    `T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}${fraction === '' ? '' : `.${fraction}`}` +
    (offsetMinutes === 0 && how.zulu ? 'Z' : numeric);
  return how.lowerCase ? text.toLowerCase() : text;
}

/** Nanoseconds since 1 March of the year 0 in UTC, in whole numbers, by the proleptic Gregorian calendar. */
function exactNanoseconds({ year, month, day, hour, minute, second, nanoseconds, offsetMinutes }: Parts): bigint {
  const monthFromMarch = (month + 9) % 12;
  const yearFromMarch = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(yearFromMarch / 4) - Math.floor(yearFromMarch / 100) + Math.floor(yearFromMarch / 400);
  const days = 365 * yearFromMarch + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day;
  const seconds = BigInt(days) * 86_400n + BigInt(hour * 3600 + (minute - offsetMinutes) * 60 + second);
  return seconds * 1_000_000_000n + BigInt(nanoseconds);
}

function order<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

describe('instantKey', () => {
  it('sorts as the instants do, however they are spelled', () => {
    fc.assert(
      fc.property(parts, spelling, parts, spelling, (a, howA, b, howB) => {
        const [keyA, keyB] = [instantKey(spell(a, howA)), instantKey(spell(b, howB))];
        expect(order(keyA ?? '', keyB ?? '')).toBe(order(exactNanoseconds(a), exactNanoseconds(b)));
      }),
      { numRuns: 5000 },
    );
  });

  it('sorts neighbours within a second by their nanoseconds', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 999_999_999 }), spelling, spelling, (a, nanoseconds, howA, howB) => {
        const b = { ...a, nanoseconds };
        const [keyA, keyB] = [instantKey(spell(a, howA)), instantKey(spell(b, howB))];
        expect(order(keyA ?? '', keyB ?? '')).toBe(Math.sign(a.nanoseconds - nanoseconds));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['2024-03-11T10:57:40Z', '2024-03-11T10:57:40.000000000Z'],
    ['2018-08-09T12:54:53+00:00', '2018-08-09T12:54:53-00:00'],
    ['2018-08-09T12:54:53Z', '2018-08-09t15:54:53+03:00'],
    ['2025-12-31T23:30:00-00:30', '2026-01-01T00:00:00z'],
    ['2024-02-29T23:59:59.5Z', '2024-03-01T00:59:59.50+01:00'],
  ])('gives the same key for %s and %s', (a, b) => {
    expect(instantKey(a)).not.toBeNull();
    expect(instantKey(a)).toBe(instantKey(b));
  });

  it.each([
    '',
    'yesterday',
    '2024-03-11',
    '2024-03-11 10:57:40Z',
    '2024-03-11T10:57Z',
    '2024-03-11T10:57:40',
    '2024-03-11T10:57:40.Z',
    '2024-03-11T10:57:40.1234567890Z',
    '2024-03-11T10:57:40+0300',
    '2024-03-11T10:57:40+24:00',
    '2024-03-11T24:00:00Z',
    '2024-03-11T10:60:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '0000-06-01T00:00:00Z',
    '12024-03-11T10:57:40Z',
    ' 2024-03-11T10:57:40Z',
    '2024-03-11T10:57:40Z\n',
  ])('gives none for %j', (text) => {
    expect(instantKey(text)).toBeNull();
  });
});
