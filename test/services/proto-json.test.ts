import { describe, expect, it } from '@jest/globals';
import {
  boolean,
  enumName,
  integer,
  type JsonObject,
  MalformedAnswer,
  optionalInt64,
  optionalMessage,
  optionalText,
  repeated,
  repeatedText,
  requiredText,
  textMap,
} from '../../src/services/http/proto-json.ts';

type Decode = (json: JsonObject, field: string) => unknown;

const enumWord: Decode = (json, field) => enumName(json, field, 'STATUS_UNSPECIFIED');
const names: Decode = (json, field) => repeated(json, field, (item) => requiredText(item, 'name'));

describe('a field that has its default value is left out, so absence and null mean the same', () => {
  it.each<[string, Decode, unknown]>([
    ['optionalMessage', optionalMessage, null],
    ['optionalText', optionalText, null],
    ['boolean', boolean, false],
    ['integer', integer, 0],
    ['optionalInt64', optionalInt64, null],
    ['enumName', enumWord, 'STATUS_UNSPECIFIED'],
    ['repeated', names, []],
    ['repeatedText', repeatedText, []],
    ['textMap', textMap, []],
  ])('%s', (_, decode, expected) => {
    expect(decode({}, 'field')).toEqual(expected);
    expect(decode({ field: null }, 'field')).toEqual(expected);
  });

  it('except where the service always sets it', () => {
    for (const json of [{}, { field: null }, { field: '' }]) {
      expect(() => requiredText(json, 'field')).toThrow(new MalformedAnswer('"field" is not there'));
    }
  });
});

describe('a value of the promised type', () => {
  it.each<[string, Decode, unknown, unknown]>([
    ['a message', optionalMessage, {}, {}],
    ['a text', optionalText, 'some', 'some'],
    ['an empty text, which proto3 cannot tell from none', optionalText, '', null],
    ['true', boolean, true, true],
    ['an integer', integer, -7, -7],
    ['an int64 as a string', optionalInt64, '9223372036854775807', '9223372036854775807'],
    ['a negative int64', optionalInt64, '-9223372036854775808', '-9223372036854775808'],
    ['an int64 as a number', optionalInt64, 7633633280, '7633633280'],
    ['zero, the default, as an absent value', optionalInt64, '0', null],
    ['the name of an enum value', enumWord, 'READY', 'READY'],
    ['a name that was not there when this was written', enumWord, 'RESTING', 'RESTING'],
    ['the number of an enum value without a name', enumWord, 12, '12'],
    ['a list', names, [{ name: 'a' }, { name: 'b', newer: 1 }], ['a', 'b']],
    ['a list of texts', repeatedText, ['a', ''], ['a', '']],
    [
      'a map, sorted by key',
      textMap,
      { b: '', a: 'x', __proto__x: 'y' },
      [
        { key: '__proto__x', value: 'y' },
        { key: 'a', value: 'x' },
        { key: 'b', value: '' },
      ],
    ],
  ])('is taken: %s', (_, decode, value, expected) => {
    expect(decode({ field: value }, 'field')).toEqual(expected);
  });

  it('of a map may have a key that objects have too', () => {
    const json = JSON.parse('{"field": {"__proto__": "a", "constructor": "b"}}') as JsonObject;
    expect(textMap(json, 'field')).toEqual([
      { key: '__proto__', value: 'a' },
      { key: 'constructor', value: 'b' },
    ]);
  });
});

describe('a value of another type is malformed, and where is said', () => {
  it.each<[string, Decode, unknown[]]>([
    ['an object', optionalMessage, ['x', 1, true, []]],
    ['a string', optionalText, [1, true, {}, []]],
    ['a string', requiredText, [1, {}]],
    ['a boolean', boolean, ['true', 1, {}]],
    ['an integer', integer, [1.5, '1', {}, Number.NaN]],
    ['an int64', optionalInt64, ['', '1.0', '1e3', 'one', 1.5, 2 ** 60, true, {}, '1'.repeat(20)]],
    ['the name of an enum value', enumWord, [true, {}, []]],
    ['a list', names, [{}, 'x', 1]],
    ['a list of objects', names, [['x'], [null], [[]]]],
    ['a list', repeatedText, [{}, 'x']],
    ['a list of strings', repeatedText, [[1], [null]]],
    ['an object', textMap, [[], 'x']],
    ['a map of strings', textMap, [{ a: 1 }, { a: null }]],
  ])('it is not %s', (expected, decode, values) => {
    for (const value of values) {
      expect(() => decode({ field: value }, 'field')).toThrow(new MalformedAnswer(`"field" is not ${expected}`));
    }
  });
});
