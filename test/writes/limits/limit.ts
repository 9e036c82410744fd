import type fc from 'fast-check';
import type { Input } from '../methods/method.ts';
import type { Values } from './values.ts';

/** A limit that a service's reference states for something in a mutation's input. */
export interface Limit {
  /** The field and what is allowed, in the words of the reference. */
  readonly rule: string;
  /** Where a violation is, in the mutation's `input`. */
  readonly path: string;
  /** Changes to a right input that keep it right, and changes that do not. */
  readonly allowed: fc.Arbitrary<Input>;
  readonly broken: fc.Arbitrary<Input>;
  readonly edges: { readonly allowed: readonly Input[]; readonly broken: readonly Input[] };
  /** What is right in form names nothing, so the service says that it does not exist. */
  readonly namesNothing: boolean;
}

/**
 * A limit on a field of an input.
 *
 * @param place puts a value into the input, where it is not simply the value of the field
 */
export function limit<T>(
  field: string,
  allowed: string,
  values: Values<T>,
  place: (value: T) => Input = (value) => ({ [field]: value }),
): Limit {
  return {
    rule: `${field}: ${allowed}`,
    path: field,
    allowed: values.allowed.map(place),
    broken: values.broken.map(place),
    edges: { allowed: values.edges.allowed.map(place), broken: values.edges.broken.map(place) },
    namesNothing: false,
  };
}

/** A limit on an ID. One that is made up names nothing. */
export function idLimit(...parameters: Parameters<typeof limit<string>>): Limit {
  return { ...limit(...parameters), namesNothing: true };
}

/** What services say of labels: their number, and what their keys and values are made of. */
export interface LabelLimits {
  readonly key: Values<string>;
  readonly value: Values<string>;
  readonly characters: { readonly key: string; readonly value: string };
}

/** The three limits on labels, which are 64 at most in every service. */
export function labelLimits(count: Values<number>, { key, value, characters }: LabelLimits): readonly Limit[] {
  const labels = (length: number) => Array.from({ length }, (_, index) => ({ key: `key${index}`, value: '' }));
  return [
    limit('labels', 'at most 64', count, (length) => ({ labels: labels(length) })),
    limit('labels[0].key', `1 to 63, ${characters.key}`, key, (text) => ({ labels: [{ key: text, value: '' }] })),
    limit('labels[1].value', `at most 63, ${characters.value}`, value, (text) => ({
      labels: [
        { key: 'a', value: '' },
        { key: 'b', value: text },
      ],
    })),
  ];
}
