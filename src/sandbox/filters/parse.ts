import { FilterError, tokenize, type Token } from './tokenize.ts';

/** An operator of the services' filter languages; `:` is "contains". */
export type FilterOperator = '=' | '!=' | 'IN' | 'NOT IN' | ':';

/** One condition of a filter. */
export interface Condition {
  readonly field: string;
  readonly operator: FilterOperator;
  /** More than one only after `IN` and `NOT IN`. */
  readonly values: readonly string[];
}

/** What of the common grammar a service knows. */
export interface FilterLanguage {
  readonly operators: readonly FilterOperator[];
  readonly fields: readonly string[];
  /** Whether conditions can be joined by AND. */
  readonly joins: boolean;
  /** The rules for the values of a field. Any value is allowed where a field has none. */
  readonly values?: Readonly<Record<string, ValueRules>>;
}

/** The form of the values that a filter may compare a field with. */
export interface ValueRules {
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp;
}

/** The rules of Compute's older reference. The current pages do not mention them, so a service may still apply them. */
export const strictNameValues: ValueRules = {
  minLength: 3,
  maxLength: 63,
  pattern: /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
};

/**
 * Reads a filter expression: `<field> <operator> <value> [AND <condition> …]`, values in quotes, lists of values in
 * parentheses. Compute Cloud API reference, Image.list; BareMetal API reference, Image.List; Cloud Desktop API
 * reference, DesktopImage.List.
 */
export function parseFilter(filter: string, language: FilterLanguage): readonly Condition[] {
  const reader = new TokenReader(tokenize(filter));
  const conditions = [parseCondition(reader, language)];
  while (reader.takeWord('AND')) {
    if (!language.joins) throw new FilterError('only one condition is supported.');
    conditions.push(parseCondition(reader, language));
  }
  reader.expectEnd(language.joins ? 'AND or the end of the filter' : 'the end of the filter');
  return conditions;
}

function parseCondition(reader: TokenReader, language: FilterLanguage): Condition {
  const field = reader.expect('word', 'a field name').text;
  if (!language.fields.includes(field)) {
    const supported = language.fields.length === 0 ? 'none' : language.fields.join(', ');
    throw new FilterError(`unsupported field "${field}". Supported fields: ${supported}.`);
  }
  const operator = parseOperator(reader, language);
  const isList = operator === 'IN' || operator === 'NOT IN';
  const values = isList ? parseList(reader) : [reader.expect('string', 'a quoted value').text];
  for (const value of values) checkValue(field, value, language);
  return { field, operator, values };
}

function checkValue(field: string, value: string, { values = {} }: FilterLanguage): void {
  const rules = Object.hasOwn(values, field) ? values[field] : undefined;
  if (rules === undefined) return;
  const { minLength, maxLength, pattern } = rules;
  if (value.length >= minLength && value.length <= maxLength && pattern.test(value)) return;
  const allowed = `${minLength} to ${maxLength} characters that match ${pattern.source}`;
  throw new FilterError(`the value of "${field}" is "${value}". It must have ${allowed}.`);
}

function parseOperator(reader: TokenReader, language: FilterLanguage): FilterOperator {
  const allowed = language.operators.join(', ');
  const token = reader.next();
  const operator = readOperator(token, reader);
  if (operator === undefined) throw reader.unexpected(token, `an operator (${allowed})`);
  if (!language.operators.includes(operator)) {
    throw new FilterError(`unsupported operator "${operator}". Supported operators: ${allowed}.`);
  }
  return operator;
}

function readOperator(token: Token, reader: TokenReader): FilterOperator | undefined {
  if (token.kind === 'symbol' && (token.text === '=' || token.text === '!=' || token.text === ':')) return token.text;
  if (token.kind !== 'word') return undefined;
  if (token.text === 'IN') return 'IN';
  return token.text === 'NOT' && reader.takeWord('IN') ? 'NOT IN' : undefined;
}

function parseList(reader: TokenReader): readonly string[] {
  reader.expectSymbol('(');
  const values = [reader.expect('string', 'a quoted value').text];
  while (reader.takeSymbol(',')) values.push(reader.expect('string', 'a quoted value').text);
  reader.expectSymbol(')');
  return values;
}

class TokenReader {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token {
    const token = this.#tokens[Math.min(this.#index, this.#tokens.length - 1)];
    if (token === undefined) throw new FilterError('the filter is empty.');
    this.#index++;
    return token;
  }

  takeWord(text: string): boolean {
    return this.#take('word', text);
  }

  takeSymbol(text: string): boolean {
    return this.#take('symbol', text);
  }

  expect(kind: Token['kind'], wanted: string): Token {
    const token = this.next();
    if (token.kind !== kind) throw this.unexpected(token, wanted);
    return token;
  }

  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw this.unexpected(this.next(), `"${text}"`);
  }

  expectEnd(wanted: string): void {
    const token = this.next();
    if (token.kind !== 'end') throw this.unexpected(token, wanted);
  }

  unexpected(token: Token, wanted: string): FilterError {
    const found = token.kind === 'end' ? token.text : `"${token.text}"`;
    return new FilterError(`expected ${wanted} at position ${token.at + 1}, found ${found}.`);
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#index];
    if (token?.kind !== kind || token.text !== text) return false;
    this.#index++;
    return true;
  }
}
