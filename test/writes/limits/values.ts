import fc from 'fast-check';

/** Values that a limit allows and values that it does not, with those next to the limit always among them. */
export interface Values<T> {
  readonly allowed: fc.Arbitrary<T>;
  readonly broken: fc.Arbitrary<T>;
  /** The last allowed and the first broken values, which every run tries. */
  readonly edges: { readonly allowed: readonly T[]; readonly broken: readonly T[] };
}

/** Unicode as it comes, half surrogates left out. Each unit is one character, as the services count them. */
function unicode(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', minLength, maxLength });
}

/** Outside of the basic plane: one character, but two code units in UTF-16. */
const key = '🔑';

/** Texts that are limited in their length only. */
export function characters(least: number, most: number): Values<string> {
  const short = least === 0 ? [] : [''];
  return {
    allowed: unicode(least, Math.min(most, least + 60)),
    broken: unicode(most + 1, most + 60),
    edges: {
      allowed: ['x'.repeat(least), 'x'.repeat(most), key.repeat(most)],
      broken: [...short, 'x'.repeat(most + 1)],
    },
  };
}

/** Texts that have to match a regular expression whole. */
export function matching(
  pattern: RegExp,
  edges: { readonly allowed: readonly string[]; readonly broken: readonly string[] },
): Values<string> {
  return {
    allowed: fc.stringMatching(pattern),
    broken: fc
      .oneof(
        unicode(0, 70),
        fc.stringMatching(pattern).map((text) => `${text}${text.slice(0, 1)}!`),
      )
      .filter((text) => !pattern.test(text)),
    edges,
  };
}

/** IDs of which the length is limited. Those that no path can spell are left out. */
export function ids(most: number): Values<string> {
  const { allowed, broken, edges } = characters(1, most);
  return { allowed: allowed.filter((id) => id !== '.' && id !== '..'), broken, edges };
}

/** 64-bit integers, in both of the ways that a GraphQL client may write them. */
export function int64(least: bigint, most: bigint): Values<string | number> {
  const spelled = (numbers: fc.Arbitrary<bigint>): fc.Arbitrary<string | number> =>
    fc.oneof(
      numbers.map(String),
      numbers.map((number) => (Number.isSafeInteger(Number(number)) ? Number(number) : String(number))),
    );
  return {
    allowed: spelled(fc.bigInt({ min: least, max: most })),
    broken: spelled(
      fc.oneof(
        fc.bigInt({ min: -(2n ** 63n), max: -1n }),
        // 0 is left out: to a service it is the same as none.
        fc.bigInt({ min: 1n, max: least - 1n }),
        fc.bigInt({ min: most + 1n, max: 2n ** 63n - 1n }),
      ),
    ),
    edges: {
      allowed: [String(least), Number(most)],
      broken: [String(least - 1n), Number(most + 1n), String(2n ** 63n - 1n)],
    },
  };
}

/** Lists of which the length is limited. */
export function counts(least: number, most: number): Values<number> {
  const few = least === 0 ? [] : [0];
  return {
    allowed: fc.integer({ min: least, max: Math.min(most, least + 10) }),
    broken: fc.integer({ min: most + 1, max: most + 10 }),
    edges: { allowed: [least, most], broken: [...few, most + 1] },
  };
}

/** One of a few words, and none of others. */
export function words(allowed: readonly string[], broken: readonly string[]): Values<string> {
  return { allowed: fc.constantFrom(...allowed), broken: fc.constantFrom(...broken), edges: { allowed, broken } };
}
