import type { Condition } from './parse.ts';

/** Gives the value of a field of an image; a field that was left out is an empty string, its proto3 default. */
export type ReadField<T> = (image: T, field: string) => string;

/** Whether an image meets every condition. */
export function matchesAll<T>(image: T, conditions: readonly Condition[], readField: ReadField<T>): boolean {
  return conditions.every(({ field, operator, values }) => {
    const value = readField(image, field);
    switch (operator) {
      case '=':
      case 'IN':
        return values.includes(value);
      case '!=':
      case 'NOT IN':
        return !values.includes(value);
      case ':':
        return values.some((part) => value.includes(part));
    }
  });
}
