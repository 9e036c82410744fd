import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
} from 'graphql';
import { toGlobalId } from 'graphql-relay';
import type { NonEmpty, SeededRandom } from '../../../src/sandbox/data/random.ts';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { oddText } from '../odd-values.ts';

const folders: NonEmpty<string> = [sandboxFolders.alpha, sandboxFolders.publicCompute, sandboxFolders.empty, 'nowhere'];

const globalIds: NonEmpty<string> = [
  toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0'),
  toGlobalId('ComputeImage', 'fd8special0everythin'),
  toGlobalId('BareMetalImage', 'ly5special0everythin'),
  toGlobalId('Folder', sandboxFolders.alpha),
  toGlobalId('Operation', 'fhmspecialdone000001'),
  toGlobalId('Nothing', 'x'),
  'malformed',
];

/** Values that mean something in the sandbox, by the names of the arguments and fields that they are for. */
const known: Readonly<Record<string, NonEmpty<unknown>>> = {
  id: globalIds,
  ids: globalIds,
  imageId: ['fd85u0rct32prepgjlv0', 'fd8special0everythin', 'fd800000000000000000', 'x/../y'],
  folderId: folders,
  folderIds: folders,
  first: [1, 2, 3, 3, 0, -1, 1001],
  last: [1, 2],
  // A minute would be right too, and take as long.
  waitSeconds: [0, 0, 1, -1, 61],
  after: ['', 'malformed', 'AQAA'],
  before: ['malformed'],
  family: ['ubuntu-2204-lts', 'nothing'],
  name: ['fuzzed', 'Not-A-Name'],
  filterExpression: ['name="ubuntu"', 'name=', 'x AND', 'id IN ("a","b")'],
  representations: [
    { __typename: 'ComputeImage', imageId: 'fd85u0rct32prepgjlv0' },
    { __typename: 'Folder', folderId: sandboxFolders.alpha },
    { __typename: 'Nothing' },
    { __typename: 'ComputeImage' },
  ],
};

/** A value of a type, as JSON; `undefined` for none where none is needed. */
export function valueOf(random: SeededRandom, type: GraphQLInputType, name: string, depth = 4): unknown {
  if (isNonNullType(type)) return valueOf(random, type.ofType, name, depth) ?? fallback(type.ofType);
  if (isListType(type)) {
    return Array.from({ length: random.integer(0, 3) }, () => valueOf(random, type.ofType, name, depth - 1) ?? null);
  }
  if (random.chance(0.03)) return null;
  if (isEnumType(type)) return pickFrom(random, type.getValues())?.name;
  if (isInputObjectType(type)) return depth <= 0 ? undefined : objectOf(random, type, depth);
  const values = known[name];
  if (values !== undefined && random.chance(0.9)) return random.pick(values);
  switch (type.name) {
    case 'Int':
      return random.integer(-2, 1200);
    case 'Boolean':
      return random.chance(0.5);
    case 'DateTime':
      return random.pick(['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.123456789+03:00', '0001-01-01T00:00:00Z']);
    case 'Int64':
      return random.pick(['0', '9223372036854775807', '4194304']);
    default:
      // No document can have half of a pair (GraphQL specification, section 2.9.4).
      return oddText(random).toWellFormed();
  }
}

function objectOf(random: SeededRandom, type: GraphQLInputObjectType, depth: number): unknown {
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const field = pickFrom(random, fields);
    if (field === undefined) return undefined;
    return { [field.name]: valueOf(random, field.type, field.name, depth - 1) ?? fallback(field.type) };
  }
  const chosen = fields.filter((field) => isNonNullType(field.type) || random.chance(0.4));
  return Object.fromEntries(
    chosen.flatMap((field) => {
      const value = valueOf(random, field.type, field.name, depth - 1);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** Where a value has to be, and there was to be none. */
function fallback(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return fallback(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => type.isOneOf || isNonNullType(field.type));
    const needed = type.isOneOf ? fields.slice(0, 1) : fields;
    return Object.fromEntries(needed.map((field) => [field.name, fallback(field.type)]));
  }
  return type.name === 'Int'
    ? 1
    : type.name === 'Boolean'
      ? true
      : type.name === 'DateTime'
        ? '2024-01-01T00:00:00Z'
        : '1';
}

function pickFrom<T>(random: SeededRandom, items: readonly T[]): T | undefined {
  return items[random.integer(0, items.length - 1)];
}

/** A value as it is written in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null';
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => literal(item, type.ofType)).join(', ')}]`;
  }
  if (isEnumType(type)) return typeof value === 'string' ? value : 'null';
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value).map(([name, member]) => {
      const field = fields[name];
      return field === undefined ? '' : `${name}: ${literal(member, field.type)}`;
    });
    return `{ ${members.join(', ')} }`;
  }
  if (typeof value === 'object') {
    // The scalar of federation takes objects.
    return `{ ${Object.entries(value)
      .map(([name, member]) => `${name}: ${JSON.stringify(member)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}
