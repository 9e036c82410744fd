import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLScalarType, parseValue } from 'graphql';
import { dateTime } from '../../src/resolvers/date-time.ts';
import { int64 } from '../../src/resolvers/int64.ts';

/** What a scalar makes of a value written in a document. */
function literal(scalar: GraphQLScalarType<string, string>, text: string): string {
  return scalar.parseLiteral(parseValue(text));
}

describe('DateTime', () => {
  it.each(['2024-03-11T10:57:40Z', '2025-12-05T16:41:54.452564354Z', '2018-08-09T12:54:53+00:00'])(
    'passes %s through to the last character',
    (text) => {
      expect(dateTime.serialize(text)).toBe(text);
      expect(dateTime.parseValue(text)).toBe(text);
      expect(literal(dateTime, JSON.stringify(text))).toBe(text);
    },
  );

  it.each(['yesterday', '2024-03-11', '2024-02-30T00:00:00Z', '', 1710154660, null, true, {}])(
    'takes %j for no timestamp and says what is one',
    (value) => {
      expect(() => dateTime.parseValue(value)).toThrow(/RFC 3339 timestamp in a string, such as "2025-/);
    },
  );

  it.each(['1710154660', 'true', 'TODAY', '["2024-03-11T10:57:40Z"]'])('takes the literal %s for none', (text) => {
    expect(() => literal(dateTime, text)).toThrow(/RFC 3339/);
  });

  it('repeats little of what it refuses', () => {
    expect(() => dateTime.parseValue('x'.repeat(10_000))).toThrow(/^.{1,200}$/);
  });
});

describe('Int64', () => {
  it('takes every 64-bit integer as a decimal string, in a value and in a document', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const text = value.toString();
        expect(int64.parseValue(text)).toBe(text);
        expect(literal(int64, `"${text}"`)).toBe(text);
        expect(literal(int64, text)).toBe(text);
        expect(int64.serialize(text)).toBe(text);
      }),
    );
  });

  it('takes a number that is exact', () => {
    expect(int64.parseValue(7_633_633_280)).toBe('7633633280');
    expect(int64.parseValue(-1)).toBe('-1');
  });

  it('writes one number in one way', () => {
    expect(int64.parseValue('007')).toBe('7');
    expect(int64.parseValue('-0')).toBe('0');
  });

  it.each(['9223372036854775808', '-9223372036854775809', '1e3', '0x10', '1.0', '+1', ' 1', '', 'one', '1_000'])(
    'does not take "%s"',
    (text) => {
      expect(() => int64.parseValue(text)).toThrow(
        'An Int64 is a decimal string or an integer literal from -9223372036854775808 to 9223372036854775807.',
      );
    },
  );

  it.each([1.5, 2 ** 53, NaN, true, null, {}, ['1']])('does not take the value %p', (value) => {
    expect(() => int64.parseValue(value)).toThrow(/An Int64 is/);
  });

  it.each(['1.0', '1e3', 'true', 'ONE', '9223372036854775808'])('does not take the literal %s', (text) => {
    expect(() => literal(int64, text)).toThrow(/An Int64 is/);
  });
});
