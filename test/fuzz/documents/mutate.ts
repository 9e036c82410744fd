import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { oddNumber, oddText } from '../odd-values.ts';

/** The tokens of a document (GraphQL specification, section 2.1.6), and what stands between them. */
const token = /"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|[_A-Za-z]\w*|-?\d[\d.eE+-]*|[^\s]|\s+/g;

/** Pieces that do not fit where they are put. */
const strangers: NonEmpty<string> = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '!',
  '$',
  '@',
  '&',
  '|',
  ':',
  '=',
  '...',
  '..',
  '"',
  '"""',
  '#',
  ',',
  '\\',
  '\0',
  '\ufeff',
  '%',
  ';',
  '?',
  '<',
  'query',
  'mutation',
  'subscription',
  'fragment',
  'on',
  'null',
  'true',
  'type',
  'schema',
  'extend',
  'directive',
  '__proto__',
  '__schema { types { name } }',
  '__type(name: "Query") { name }',
  '_service { sdl }',
  'constructor',
  'toString',
  '"\\u{110000}"',
  '"\\ud800"',
  '"\\x"',
  '"""\\"""',
  '0x1',
  '01',
  '1.',
  '1e',
  '-',
  '1e999',
  '...Unknown',
  '... on Unknown { id }',
  '... on String { id }',
  '$unknown',
  ': Unknown',
  'unknown(unknown: 1)',
];

/** Directives that are wrong, or wrong in most places. */
const directives: NonEmpty<string> = [
  '@include(if: "no")',
  '@include(if: $unknown)',
  '@include',
  '@skip',
  '@skip(if: null)',
  '@unknown',
  '@deprecated',
  '@oneOf',
  '@defer',
  '@stream',
  '@key(fields: "id")',
];

/** Names that are there in few places or in none. */
const names: NonEmpty<string> = [
  'unknown',
  'Unknown',
  'Query',
  'String',
  'Node',
  'id',
  'edges',
  '__type',
  'constructor',
];

/** A document with one thing or several wrong with it, or at least other than it was. */
export function mutated(random: SeededRandom, document: string): string {
  let tokens: string[] = document.match(token) ?? [];
  const count = random.chance(0.6) ? 1 : random.integer(2, 4);
  for (let done = 0; done < count; done++) tokens = mutatedOnce(random, tokens);
  const text = tokens.join('');
  return random.chance(0.05) ? text.slice(0, random.integer(0, text.length)) : text;
}

function mutatedOnce(random: SeededRandom, tokens: readonly string[]): string[] {
  const at = somewhere(random, tokens, /\S/);
  const other = somewhere(random, tokens, /\S/);
  const [before, current = '', after] = [tokens.slice(0, at), tokens[at], tokens.slice(at + 1)];
  switch (random.integer(0, 12)) {
    case 0:
      return [...before, ...after];
    case 1:
      return [...before, current, ' ', current, ...after];
    case 2:
      return tokens.map((text, index) => (index === at ? (tokens[other] ?? '') : index === other ? current : text));
    case 3:
      return [...before, ' ', random.pick(strangers), ' ', current, ...after];
    case 4:
      // A literal of another type.
      return [
        ...before,
        random.pick([JSON.stringify(oddText(random)), oddNumber(random), 'null', '{}', '[]', 'ENUM']),
        ...after,
      ];
    case 5:
      return [...before, ` ${oddText(random)} `, ...after];
    case 6:
      return [...before, ...nested(random), current, ...after];
    case 7:
      // A whole part of it again.
      return [...tokens, ...tokens.slice(Math.min(at, other), Math.max(at, other))];
    case 8:
    case 9:
      return withInstead(tokens, somewhere(random, tokens, aName), random.pick(names));
    case 10:
    case 11:
      return withInstead(tokens, somewhere(random, tokens, aName), tokens[somewhere(random, tokens, aName)] ?? '');
    default: {
      const brace = somewhere(random, tokens, /^\{$/);
      return withInstead(tokens, brace, `${random.pick(directives)} ${tokens[brace] ?? ''}`);
    }
  }
}

const aName = /^\w+$/;

/** The place of one of the tokens that are like this; 0 where there is none. */
function somewhere(random: SeededRandom, tokens: readonly string[], like: RegExp): number {
  const places = tokens.flatMap((text, place) => (like.test(text) ? [place] : []));
  return places[random.integer(0, Math.max(0, places.length - 1))] ?? 0;
}

function withInstead(tokens: readonly string[], at: number, text: string): string[] {
  return tokens.map((old, place) => (place === at ? text : old));
}

/** Brackets in brackets, some of which are closed again. */
function nested(random: SeededRandom): string[] {
  const depth = random.integer(2, 120);
  const [open, close] = random.pick<readonly [open: string, close: string]>([
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
    ['{ ... {', '} }'],
    ['{a:', '}'],
    ['{ node(id: "a") ', '}'],
  ]);
  return [open.repeat(depth), random.chance(0.8) ? close.repeat(depth) : ''];
}
