import type { TextCondition, TextField } from '../../model/image-condition.ts';

/** What a service's own filter language can say. */
export interface FilterLanguage {
  /** The service's names of the fields that its reference promises to be filterable. */
  readonly fields: Readonly<Partial<Record<TextField, string>>>;
  /** How many conditions it joins by AND. */
  readonly mostConditions: number;
  /** The most characters of an expression. */
  readonly longestExpression: number;
  /** A condition in this language; `null` where it has no words for it. */
  readonly express: (field: string, condition: TextCondition) => string | null;
}

/**
 * A value in double quotes, with the C-style escapes of the reference (Compute API reference, Image.list); `null` for
 * one with control characters, which the reference gives no spelling for, and one that UTF-8 cannot spell.
 */
export function quoted(value: string): string | null {
  if (/\p{Cc}/u.test(value) || !value.isWellFormed()) return null;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** `=`, `!=`, `IN` and `NOT IN`, as Compute and Cloud Desktop have them. */
export function expressMembership(field: string, { operator, values }: TextCondition): string | null {
  const [first, ...more] = values.map(quoted);
  if (operator === 'contains' || first === undefined || first === null) return null;
  if (more.length === 0) return `${field} ${operator === 'in' ? '=' : '!='} ${first}`;
  if (more.includes(null)) return null;
  return `${field} ${operator === 'in' ? 'IN' : 'NOT IN'} (${[first, ...more].join(', ')})`;
}

/** `=` for equality and `:` for a part, as BareMetal has them (BareMetal API reference, Image.list). */
export function expressEqualityOrPart(field: string, { operator, values }: TextCondition): string | null {
  const [first, ...more] = values.map(quoted);
  // Whether the empty text is part of a missing one is not said.
  if (first === undefined || first === null || first === '""' || more.length > 0 || operator === 'notIn') return null;
  return operator === 'in' ? `${field} = ${first}` : `${field} : ${first}`;
}
