import type { FieldViolation } from '../status/api-error.ts';

/** What a text may be. */
export interface TextRules {
  /** Whether an empty text, which in proto3 is the same as none, is refused. */
  readonly required?: boolean;
  /** In characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Has to match the whole text. An empty text need not match anything. */
  readonly pattern?: RegExp;
}

/** What is wrong with a text. */
export function textViolations(field: string, text: string, rules: TextRules): readonly FieldViolation[] {
  const { required = false, minLength = 0, maxLength = Infinity, pattern } = rules;
  if (text === '') return required ? [{ field, description: 'The field is required.' }] : [];
  const length = characterCount(text);
  if (length < minLength || length > maxLength) {
    const range = minLength === 0 ? `at most ${maxLength}` : `${minLength} to ${maxLength}`;
    return [{ field, description: `The length must be ${range} characters, but is ${length}.` }];
  }
  if (pattern !== undefined && !pattern.test(text)) {
    return [{ field, description: `The value must match the regular expression ${pattern.source}.` }];
  }
  return [];
}

/** The length of a text in characters, not in UTF-16 code units: the limits are those of protocol buffers' strings. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}
