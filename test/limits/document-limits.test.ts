import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { checkOperation, limitsOf } from './check-operation.ts';

/** So many times the same, with a number in it. */
function repeat(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

/** Why a document is refused; `null` when it is not. */
function refusalOf(query: string, options: Parameters<typeof checkOperation>[1] = {}): unknown {
  try {
    const { error } = checkOperation(query, options);
    return error === null ? null : { message: error.message, ...error.extensions };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { message: error.message, ...error.extensions };
  }
}

const deepFields = (depth: number): string => `image(id: "a") { ${nested(depth - 1)} }`;
const nested = (depth: number): string =>
  depth === 1 ? 'id' : `... on ComputeImage { latestInFamily { ${nested(depth - 1)} } }`;

const texts = (count: number): string => repeat(count, () => '"text"');

interface Limit {
  readonly what: string;
  readonly measure: string;
  readonly limit: number;
  /** A document of this size. */
  readonly document: (size: number) => string;
  readonly message: string;
}

const limits: readonly Limit[] = [
  {
    what: 'bytes',
    measure: 'DOCUMENT_BYTES',
    limit: 131_072,
    document: (bytes) => `{ __typename } #${'ä'.repeat((bytes - 16) / 2)}${'.'.repeat(bytes % 2)}`,
    message: 'The document has 131073 bytes; the limit is 131072.',
  },
  {
    what: 'tokens',
    measure: 'DOCUMENT_TOKENS',
    limit: 5000,
    document: (tokens) => `{
      images(folderIds: [${texts(1600)}], filter: { name: { in: [${texts(1600)}], notIn: [${texts(tokens - 3231)}] } }) {
        nodes { id }
      }
    } # comments do not count`,
    message: 'The document has 5001 tokens; the limit is 5000.',
  },
  {
    what: 'brackets inside of each other',
    measure: 'NESTING',
    limit: 100,
    document: (depth) => `${'{ ... '.repeat(depth - 1)} { __typename } ${'}'.repeat(depth - 1)} # {{{`,
    message: 'Brackets in the document are 101 deep; the limit is 100.',
  },
  {
    what: 'fields inside of each other',
    measure: 'DEPTH',
    limit: 15,
    document: (depth) => `{ ${deepFields(depth)} }`,
    message: 'Fields are selected 16 deep; the limit is 15.',
  },
  {
    what: 'fields inside of each other, by fragments',
    measure: 'DEPTH',
    limit: 15,
    document: (depth) => `
      query { image(id: "a") { ...F0 } }
      ${repeat(depth - 2, (index) => `fragment F${index} on ComputeImage { latestInFamily { ...F${index + 1} } }`)}
      fragment F${depth - 2} on ComputeImage { id }`,
    message: 'Fields are selected 16 deep; the limit is 15.',
  },
  {
    what: 'fields at the root',
    measure: 'ROOT_FIELDS',
    limit: 30,
    document: (count) => `{ ${repeat(count, (index) => `a${index}: __typename`)} }`,
    message: 'The operation has 31 fields at its root; the limit is 30.',
  },
  {
    what: 'equal fields at the root',
    measure: 'ROOT_FIELDS',
    limit: 30,
    document: (count) => `{ ${repeat(count, () => '__typename')} }`,
    message: 'The operation has 31 fields at its root; the limit is 30.',
  },
  {
    what: 'fields at the root, by fragments',
    measure: 'ROOT_FIELDS',
    limit: 30,
    document: (count) => `
      { ...A ... { ...B } ${repeat(count - 20, () => '__typename')} }
      fragment A on Query { ...B }
      fragment B on Query { ${repeat(10, () => '__typename')} }`,
    message: 'The operation has 31 fields at its root; the limit is 30.',
  },
  {
    what: 'aliases',
    measure: 'ALIASES',
    limit: 50,
    document: (count) => `{ image(id: "a") { ${repeat(count, (index) => `a${index}: id`)} } }`,
    message: 'The document has 51 aliases; the limit is 50.',
  },
  {
    what: 'directives in one place',
    measure: 'DIRECTIVES',
    limit: 5,
    document: (count) => `{ __typename ${repeat(count, () => '@unknown')} }`,
    message: '6 directives stand in one place; the limit is 5.',
  },
  {
    what: 'entries of a list',
    measure: 'LIST_ENTRIES',
    limit: 2000,
    document: (count) => `{ images(folderIds: ["a"], filter: { name: { in: [${texts(count)}] } }) { nodes { id } } }`,
    message: 'A list in the document has 2001 entries; the limit is 2000.',
  },
];

describe('a document', () => {
  it.each(limits)('may have up to $limit $what', ({ document, limit, what }) => {
    const refusal = refusalOf(document(limit));
    // No place takes as many directives as the limit lets through.
    if (what === 'directives in one place') expect(refusal).toMatchObject({ message: 'Unknown directive "@unknown".' });
    else expect(refusal).toBeNull();
  });

  it.each(limits)('may have no more than $limit $what', ({ document, limit, measure, message }) => {
    expect(refusalOf(document(limit + 1))).toMatchObject({ message, measure, figure: limit + 1, limit });
  });

  it('is told only that it is too large, nothing of what else is wrong with it', () => {
    expect(refusalOf(`{ a { b ${repeat(60, (index) => `c${index}: d`)} } ...E }`)).toMatchObject({
      measure: 'ALIASES',
    });
  });

  it('that is no GraphQL is told so, however many brackets come after the mistake', () => {
    expect(refusalOf(`{ a ! } ${'{'.repeat(50)} "`)).toMatchObject({ message: expect.stringMatching(/^Syntax Error/) });
  });

  it('that spreads a fragment in itself comes to an end', () => {
    expect(
      refusalOf('{ node(id: "a") { ...F } } fragment F on Node { ...G } fragment G on Node { ...F }'),
    ).toMatchObject({
      message: 'Cannot spread fragment "F" within itself via "G".',
    });
  });
});

describe('a variable', () => {
  const query = 'query ($filter: ImageFilter) { images(folderIds: ["a"], filter: $filter) { nodes { id } } }';
  const filter = (count: number) => ({ filter: { name: { in: Array.from({ length: count }, () => 'a') } } });

  it('may hold lists of up to 2,000 entries, wherever they are in it', () => {
    expect(refusalOf(query, { variables: filter(2000) })).toBeNull();
  });

  it('may hold no longer list', () => {
    expect(refusalOf(query, { variables: filter(2001) })).toEqual({
      message: 'A list in the variable "$filter" has 2001 entries; the limit is 2000.',
      code: 'BAD_USER_INPUT',
      measure: 'LIST_ENTRIES',
      figure: 2001,
      limit: 2000,
    });
  });

  it('may be as deep as a body is long', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(refusalOf(query, { variables: { other: deep } })).toBeNull();
  });
});

describe('each limit can be set', () => {
  it.each([
    ['DOCUMENT_LIMIT_BYTES', '1024', `{ __typename } # ${'.'.repeat(1024)}`],
    ['DOCUMENT_LIMIT_TOKENS', '100', `{ ${repeat(100, () => '__typename')} }`],
    ['DOCUMENT_LIMIT_NESTING', '10', '{...{...{...{...{...{...{...{...{...{...{ __typename } } } } } } } } } } }'],
    ['DOCUMENT_LIMIT_DEPTH', '1', '{ image(id: "a") { id } }'],
    ['DOCUMENT_LIMIT_ROOT_FIELDS', '1', '{ __typename __typename }'],
    ['DOCUMENT_LIMIT_ALIASES', '0', '{ a: __typename }'],
    ['DOCUMENT_LIMIT_DIRECTIVES', '0', '{ __typename @skip(if: true) }'],
    ['LIST_LIMIT_ENTRIES', '1', '{ nodes(ids: ["a", "b"]) { id } }'],
  ])('by %s', (variable, value, query) => {
    expect(refusalOf(query, { limits: limitsOf({ [variable]: value }) })).toMatchObject({ limit: Number(value) });
  });
});

it('a long document is judged alike however often it comes', () => {
  const long = `{ image(id: "a") { id } } # ${'.'.repeat(10_000)}`;
  const tooLong = `{ images(folderIds: [${texts(6000)}]) { nodes { id } } }`;
  const tight = limitsOf({ DOCUMENT_LIMIT_BYTES: '9000' });
  for (let n = 0; n < 3; n += 1) {
    expect(refusalOf(long)).toBeNull();
    expect(refusalOf(long, { limits: tight })).toMatchObject({ measure: 'DOCUMENT_BYTES' });
    expect(refusalOf(tooLong)).toMatchObject({ measure: 'DOCUMENT_TOKENS' });
  }
});
