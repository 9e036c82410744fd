import fc from 'fast-check';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { toGlobalId } from 'graphql-relay';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';

/** Values that mean something to the services, by the name of the argument or the input field that they are for. */
const known: Readonly<Record<string, readonly (string | number)[]>> = {
  folderId: [sandboxFolders.alpha, sandboxFolders.beta, 'nowhere'],
  folderIds: [sandboxFolders.alpha, sandboxFolders.beta],
  imageId: ['fd8special0everythin', 'fd800000000000000000'],
  id: [toGlobalId('ComputeImage', 'fd8special0everythin'), toGlobalId('BareMetalImage', 'ly5special0everythin'), 'x'],
  ids: [toGlobalId('ComputeImage', 'fd8special0everythin'), toGlobalId('Folder', sandboxFolders.beta), 'x'],
  first: [1, 2, 3],
  last: [1, 2],
  after: ['x'],
  before: ['x'],
  filterExpression: ['name = "a"', 'name'],
  waitSeconds: [0],
  createdAfter: ['2024-01-01T00:00:00Z', '2030-01-01T00:00:00.123456789+03:00', 'soon'],
  createdBefore: ['2024-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
  family: ['ubuntu-2204-lts', 'none'],
  key: ['env', 'team'],
};

const texts = ['a', 'prod', 'ubuntu', '', '"quoted" \\ and \u2028 broken'];
const numbers = [0, 1, 5];

/** What is right for some type and wrong for others. */
const junk = fc.constantFrom<unknown>(
  null,
  true,
  7,
  1.5,
  2 ** 31,
  'x',
  'NAME',
  [],
  [null],
  [['x']],
  {},
  { unknown: 1 },
  { field: 'NAME', direction: null },
  { field: 'WRONG' },
  { key: 7 },
);

/** Some value for an argument or an input field of this name, in JSON: one of its type, mostly. */
export function randomValue(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fittingValue(type, name, randomValue) }, { weight: 1, arbitrary: junk });
}

/** Some value of this type. */
export function rightValue(type: GraphQLInputType, name: string): fc.Arbitrary<unknown> {
  return fittingValue(type, name, rightValue);
}

function fittingValue(type: GraphQLInputType, name: string, inside: typeof randomValue): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fittingValue(type.ofType, name, inside);
  if (isListType(type)) {
    const item = inside(type.ofType, name);
    // One that is not in a list counts as a list of one.
    return fc.oneof({ weight: 6, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: item });
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, inside(field.type, field.name)])), {
      requiredKeys: fields.filter(isRequiredInputField).map((field) => field.name),
    });
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  if (type.name === 'Boolean') return fc.boolean();
  if (type.name === '_Any') {
    return fc.constantFrom({ __typename: 'ComputeImage', imageId: 'fd8special0everythin' }, { __typename: 'Nothing' });
  }
  return fc.constantFrom<string | number>(...(known[name] ?? (type.name === 'Int' ? numbers : texts)));
}

/** A value of a type as it is written in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (value === null) return 'null';
  if (isListType(type)) {
    return Array.isArray(value)
      ? `[${value.map((item) => literal(item, type.ofType)).join(', ')}]`
      : literal(value, type.ofType);
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const given = Object.entries(Object(value) as Record<string, unknown>).flatMap(([name, inside]) => {
      const field = fields[name];
      return field === undefined ? [] : [`${name}: ${literal(inside, field.type)}`];
    });
    return `{ ${given.join(', ')} }`;
  }
  return isEnumType(type) && typeof value === 'string' ? value : untyped(value);
}

function untyped(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inside]) => `${name}: ${untyped(inside)}`)
    .join(', ')} }`;
}
