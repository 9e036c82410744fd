import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  GraphQLNonNull,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { schema } from '../../limits/check-operation.ts';
import type { RandomOperation } from '../../limits/random-operations.ts';
import { literal, randomValue, rightValue } from './random-values.ts';

/** What an argument is given: text of the document, in which variables are still without names. */
type Given = readonly (string | Variable)[];

interface Variable {
  /** Its type and its default as they are declared. */
  readonly declaration: string;
  /** `undefined` where the request leaves it out. */
  readonly value: unknown;
}

/** The fields of the query that take arguments, each with something to ask of it. */
const selections: Readonly<Record<string, string>> = {
  node: '__typename id ... on Image { ...Bits }',
  nodes: '__typename ... on Image { ...Bits } ... on Folder { folderId }',
  image: '...Bits',
  computeImage: '...Bits family',
  bareMetalImage: '...Bits checksum',
  latestComputeImage: '...Bits',
  folder: 'id',
  images: 'nodes { ...Bits } edges { cursor node { name } } pageInfo { endCursor }',
  computeImages: 'nodes { ...Bits ... on ComputeImage { family } }',
  desktopImages: 'edges { node { ...Bits } } pageInfo { hasNextPage }',
  operation: 'operationId status',
  _entities: '__typename ... on Image { ...Bits }',
};

/** A variable for a place that takes this type: declared in one of the ways that are allowed there. */
function variable(type: GraphQLInputType, name: string): fc.Arbitrary<Given> {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const withDefault = rightValue(nullable, name).map((value) => `${String(nullable)} = ${literal(value, nullable)}`);
  const declaration = fc.oneof(
    { weight: 3, arbitrary: fc.constant(String(type)) },
    { weight: 1, arbitrary: fc.constant(`${String(nullable)}!`) },
    { weight: 1, arbitrary: withDefault },
  );
  const value = fc.oneof(
    { weight: 12, arbitrary: randomValue(type, name) },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );
  return fc.record({ declaration, value }).map((made) => [made]);
}

/** A literal, a variable, or a literal that has variables inside. */
function given(type: GraphQLInputType, name: string): fc.Arbitrary<Given> {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return fc.oneof(
    { weight: 3, arbitrary: variable(type, name) },
    { weight: 1, arbitrary: rightValue(type, name).map((value) => [literal(value, type)]) },
    { weight: isListType(nullable) || isInputObjectType(nullable) ? 2 : 0, arbitrary: fc.constant(null).chain(nested) },
  );

  function nested(): fc.Arbitrary<Given> {
    if (isListType(nullable)) {
      return fc.array(given(nullable.ofType, name), { maxLength: 2 }).map((items) => enclosed('[', items, ']'));
    }
    const fields = isInputObjectType(nullable) ? Object.values(nullable.getFields()) : [];
    const values = fields.map((field) => {
      const value = given(field.type, field.name).map((inside): Given => [`${field.name}: `, ...inside]);
      return isRequiredInputField(field) ? value : fc.option(value, { freq: 1 });
    });
    return fc.tuple(...values).map((made) => enclosed('{', made, '}'));
  }
}

function enclosed(opening: string, parts: readonly (Given | null)[], closing: string): Given {
  return [opening, ...parts.flatMap((part) => (part === null ? [] : [...part, ' '])), closing];
}

function argumentsOf(args: readonly GraphQLArgument[]): fc.Arbitrary<Given> {
  const each = args.map((argument) => {
    const value = given(argument.type, argument.name).map((inside): Given => [`${argument.name}: `, ...inside]);
    return isRequiredArgument(argument) ? value : fc.option(value, { freq: 1 });
  });
  return fc.tuple(...each).map((made) => enclosed('(', made, ')'));
}

const boolean: Given[] = [
  [{ declaration: 'Boolean!', value: true }],
  [{ declaration: 'Boolean!', value: false }],
  [{ declaration: 'Boolean = true', value: undefined }],
  [{ declaration: 'Boolean = false', value: true }],
  ['true'],
  ['false'],
];
const condition = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Given>([]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('@skip', '@include'), fc.constantFrom(...boolean))
      .map(([directive, value]): Given => [`${directive}(if: `, ...value, ')']),
  },
);

const root = fc.constantFrom(...Object.keys(selections)).chain((name) => {
  const args = schema.getQueryType()?.getFields()[name]?.args ?? [];
  return fc
    .tuple(argumentsOf(args), condition)
    .map(([made, when]): Given => [name, ...made, ' ', ...when, ` { ${selections[name] ?? ''} }`]);
});

/** What is asked of images everywhere: in places that meet, under conditions of their own. */
const bits = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('...Labels', 'name', '... { createdAt }', '...Size'), condition), {
      minLength: 1,
      maxLength: 4,
    }),
    variable(new GraphQLNonNull(GraphQLString), 'key'),
    condition,
    condition,
  )
  .map(([parts, key, when, last]): Given => [
    'fragment Bits on Image { __typename ',
    ...parts.flatMap(([selection, conditional]) => [`${selection} `, ...conditional, ' ']),
    '...Labels ',
    ...last,
    '} fragment Labels on Image { label(key: ',
    ...key,
    ') labels ',
    ...when,
    ' { key } ...Size } fragment Size on Image { ... on ComputeImage { storageSize } ',
    '... on DesktopImage { storageSize minDiskSize } }',
  ]);

/** Queries with arguments of all kinds, given by variables of all kinds, that fit and that do not. */
export const randomVariables: fc.Arbitrary<RandomOperation> = fc
  .tuple(fc.array(root, { minLength: 1, maxLength: 3 }), bits)
  .map(([roots, fragments]) => {
    const declarations: string[] = [];
    const variables: Record<string, unknown> = {};
    const text = (part: string | Variable): string => {
      if (typeof part === 'string') return part;
      const name = `v${declarations.length}`;
      declarations.push(`$${name}: ${part.declaration}`);
      if (part.value !== undefined) variables[name] = part.value;
      return `$${name}`;
    };
    const body = roots.map((parts, index) => `r${index}: ${parts.map(text).join('')}`).join(' ');
    // A fragment that nothing uses is not allowed.
    const used = body.includes('...Bits') ? fragments.map(text).join('') : '';
    return {
      query: `query ${declarations.length === 0 ? '' : `(${declarations.join(', ')})`} { ${body} } ${used}`,
      variables,
    };
  });
