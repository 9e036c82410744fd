import type { SortColumn } from '../data/order.ts';
import type { FieldViolation } from '../status/api-error.ts';

/** A service's rules for `orderBy`. */
export interface OrderRules {
  /** The spellings of the columns, and what they mean. */
  readonly columns: Readonly<Record<string, SortColumn>>;
  /** What a list is sorted by, ascending, when nothing is asked for. */
  readonly defaultColumn: SortColumn;
  readonly maxLength?: number;
}

/** What a list is sorted by. */
export interface OrderBy {
  readonly column: SortColumn;
  readonly direction: 'asc' | 'desc';
}

/** Reads `orderBy`: a column, and `asc` or `desc` behind one space. Adds to `violations` what is wrong with it. */
export function readOrderBy(text: string, rules: OrderRules, violations: FieldViolation[]): OrderBy {
  const fallback: OrderBy = { column: rules.defaultColumn, direction: 'asc' };
  if (text === '') return fallback;
  const { maxLength = Infinity } = rules;
  if (text.length > maxLength) {
    violations.push({ field: 'order_by', description: `The maximum string length in characters is ${maxLength}.` });
    return fallback;
  }
  const [, name = '', direction = 'asc'] = /^(\w+)(?: (asc|desc))?$/.exec(text) ?? [];
  const column = Object.hasOwn(rules.columns, name) ? rules.columns[name] : undefined;
  if (column === undefined) {
    const columns = Object.keys(rules.columns).join(', ');
    const description = `Expected "<column> [asc|desc]" with one of the columns ${columns}, found "${text}".`;
    violations.push({ field: 'order_by', description });
    return fallback;
  }
  return { column, direction: direction === 'desc' ? 'desc' : 'asc' };
}
