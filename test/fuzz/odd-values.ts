import type { NonEmpty, SeededRandom } from '../../src/sandbox/data/random.ts';

/** Words that mean something to JavaScript, to GraphQL, to a shell, to a database or to a template. */
const loadedWords: NonEmpty<string> = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '__typename',
  '__schema',
  'null',
  'undefined',
  'NaN',
  '-Infinity',
  'true',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '%c0%ae',
  "' OR '1'='1",
  '"; DROP TABLE images; --',
  '$(id)',
  '`id`',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  '\\',
  '"""',
  '',
  ' ',
];

/** Characters over which programs stumble: control codes, marks of order and width, halves of pairs, emoji. */
const oddCharacters: NonEmpty<string> = [
  '\0',
  '\u0001',
  '\t',
  '\n',
  '\r',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  'ä',
  '中',
  '👩‍💻',
  'Z̸̢̛',
  '\u{10ffff}',
];

const oddNumbers: NonEmpty<string> = [
  '0',
  '-0',
  '1',
  '-1',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1',
  '1E+2',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775808',
  '123456789012345678901234567890123456789012345678901234567890',
];

/** A text that somebody might hope breaks something. */
export function oddText(random: SeededRandom): string {
  if (random.chance(0.45)) return random.pick(loadedWords);
  if (random.chance(0.1)) return random.word('aA0-_./', random.integer(100, 3000));
  const length = random.integer(0, 12);
  return Array.from({ length }, () =>
    random.chance(0.4) ? random.pick(oddCharacters) : random.word('abcXYZ019_-=&', 1),
  ).join('');
}

/** Written out, since some of these are no numbers of JavaScript. */
export function oddNumber(random: SeededRandom): string {
  return random.pick(oddNumbers);
}

/** JSON, written out: keys may come twice, and be such as no object of JavaScript has. */
export function oddJson(random: SeededRandom, depth = 3): string {
  const kind = random.integer(0, depth > 0 ? 7 : 4);
  if (kind === 0) return 'null';
  if (kind === 1) return String(random.chance(0.5));
  if (kind === 2) return oddNumber(random);
  if (kind <= 4) return JSON.stringify(oddText(random));
  const items = Array.from({ length: random.integer(0, 4) }, () => oddJson(random, depth - 1));
  if (kind === 5) return `[${items.join(',')}]`;
  return `{${items.map((item) => `${JSON.stringify(oddText(random))}:${item}`).join(',')}}`;
}

/** JSON in JSON in JSON, deeper than a parser may like. */
export function deepJson(random: SeededRandom): string {
  const depth = random.integer(20, 4000);
  return random.chance(0.5) ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}
