import type { InputMaybe, LabelInput } from '../../generated/graphql.ts';
import type { FieldViolation } from '../../model/errors.ts';

/** What a service allows for a text. */
export interface TextLimit {
  readonly pattern: RegExp;
  /** The same for a person: what is allowed. */
  readonly allowed: string;
}

/** A limit on nothing but the length, in characters as Unicode counts them. */
export function characters(least: number, most: number): TextLimit {
  return {
    pattern: new RegExp(`^.{${least},${most}}$`, 'su'),
    allowed: least === 0 ? `at most ${most} characters` : `${least} to ${most} characters`,
  };
}

/** A limit on what characters there are, and how many. */
export function matching(pattern: RegExp, allowed: string): TextLimit {
  return { pattern, allowed };
}

/** A limit on the length of an ID that stands in a URL's path, and on what no path can spell (`pathSegment`). */
export function pathId(most: number): TextLimit {
  return {
    pattern: new RegExp(`^(?!\\.{1,2}$).{1,${most}}$`, 'su'),
    allowed: `1 to ${most} characters, but neither "." nor ".."`,
  };
}

/** Checks a text that may be left out. */
export function checkText(field: string, text: InputMaybe<string>, limit: TextLimit): FieldViolation[] {
  if (text === null || text === undefined) return [];
  if (!text.isWellFormed()) {
    return [{ field, description: 'Allowed: whole characters. Half of a surrogate pair stands for none.' }];
  }
  if (limit.pattern.test(text)) return [];
  return [{ field, description: `Allowed: ${limit.allowed}.` }];
}

export interface LabelLimits {
  readonly key: TextLimit;
  readonly value: TextLimit;
}

const mostLabels = 64;

export function checkLabels(labels: InputMaybe<readonly LabelInput[]>, limits: LabelLimits): FieldViolation[] {
  if (labels === null || labels === undefined) return [];
  const keys = labels.map(({ key }) => key);
  return [
    ...checkCount('labels', labels, 0, mostLabels),
    ...labels.flatMap(({ key, value }, index) => [
      ...checkText(`labels[${index}].key`, key, limits.key),
      ...checkText(`labels[${index}].value`, value, limits.value),
      ...(keys.indexOf(key) < index
        ? [{ field: `labels[${index}].key`, description: 'A key may be given only once.' }]
        : []),
    ]),
  ];
}

export function checkCount(
  field: string,
  list: InputMaybe<readonly unknown[]>,
  least: number,
  most: number,
): FieldViolation[] {
  if (list === null || list === undefined || (list.length >= least && list.length <= most)) return [];
  return [{ field, description: `Allowed: ${least} to ${most} entries; these are ${list.length}.` }];
}

/** Checks an int64, which comes as a decimal string. */
export function checkInt64(field: string, value: InputMaybe<string>, least: bigint, most: bigint): FieldViolation[] {
  if (value === null || value === undefined) return [];
  const number = BigInt(value);
  return number >= least && number <= most ? [] : [{ field, description: `Allowed: ${least} to ${most}.` }];
}

/** Checks that an update changes something. */
export function checkUpdatesSomething(input: object, fields: readonly string[]): FieldViolation[] {
  if (fields.some((field) => field in input)) return [];
  // The same method serves several mutations, and not each has all of its fields: so none is named.
  return [
    { field: '', description: 'Nothing to update. Give at least one field beside the one that names the image.' },
  ];
}
