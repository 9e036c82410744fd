import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toGlobalId } from 'graphql-relay';
import { sandboxFolders } from '../../src/sandbox/sandbox.ts';

/** A document with one query, and the variables that it uses. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A list at the root, without the arguments for the page, and cursors of it. */
export interface KnownList {
  readonly field: string;
  readonly args: string;
  readonly cursors: readonly string[];
}

const folderIds = [sandboxFolders.alpha, sandboxFolders.beta, sandboxFolders.empty];

const filters = [
  '',
  'filter: { name: { contains: "a" } }',
  'filter: { status: [READY] }',
  'filter: { family: { eq: "ubuntu-2204-lts" } }',
  'filter: { labels: [{ key: "env", value: "prod" }], createdAfter: "2024-01-01T00:00:00Z" }',
];

const pairs: readonly (readonly [filter: string, order: string])[] = [
  ['', ''],
  ['', 'orderBy: { field: NAME }'],
  ['', 'orderBy: { field: CREATED_AT, direction: DESC }'],
  ...filters.slice(1).map((filter) => [filter, ''] as const),
];

/** The lists that are read from the root, in some filters and orders. */
export const rootLists: readonly Omit<KnownList, 'cursors'>[] = pairs.flatMap(([filter, order]) => [
  { field: 'images', args: `folderIds: ${JSON.stringify(folderIds)} ${filter} ${order}` },
  { field: 'images', args: `folderIds: ["${sandboxFolders.alpha}"] services: [COMPUTE] ${filter} ${order}` },
  ...['computeImages', 'bareMetalImages', 'desktopImages'].map((field) => ({
    field,
    args: `folderId: "${sandboxFolders.alpha}" ${filter} ${order}`,
  })),
]);

const globalIds = [
  toGlobalId('ComputeImage', 'fd8special0everythin'),
  toGlobalId('ComputeImage', 'fd85u0rct32prepgjlv0'),
  toGlobalId('ComputeImage', 'fd800000000000000000'),
  toGlobalId('BareMetalImage', 'ly5special0everythin'),
  toGlobalId('Folder', sandboxFolders.beta),
  toGlobalId('Operation', 'fhmspecialdone000001'),
  'malformed',
];

const variables: Readonly<Record<string, { readonly type: string; readonly value: unknown }>> = {
  one: { type: 'Int', value: 1 },
  two: { type: 'Int = 7', value: 2 },
  three: { type: 'Int = 3', value: undefined },
  yes: { type: 'Boolean!', value: true },
  no: { type: 'Boolean = false', value: undefined },
  ids: { type: '[ID!]!', value: [...globalIds, ...globalIds.slice(2)] },
};

const count = fc.constantFrom('1', '2', '4', '$one', '$two', '$three');
const condition = fc.constantFrom('', '', '', '', '@include(if: $yes)', '@skip(if: $no)', '@skip(if: $yes)');

/**
 * A field with what is selected of it. One with arguments has an alias that follows from them, so that equal fields
 * merge and others do not meet.
 */
function field(name: string, args: string, selection: string, directive = ''): string {
  const given = args.trim();
  const alias = createHash('sha256').update(given).digest('hex').slice(0, 6);
  const call = given === '' ? name : `${name}_${alias}: ${name}(${given})`;
  return `${call} ${directive} { __typename ${selection} }`;
}

/** Some of these, in some order, one after the other. */
function some(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 3 }).map((selections) => selections.join(' '));
}

function connection(node: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return some(
    node.map((selection) => `nodes { __typename ${selection} }`),
    node.map((selection) => `edges { cursor node { __typename ${selection} } }`),
    fc.constant('pageInfo { hasNextPage endCursor }'),
  );
}

function image(depth: number): fc.Arbitrary<string> {
  const plain = fc.constant('id imageId');
  if (depth === 0) return plain;
  const latest = image(depth - 1).map((inside) => field('latestInFamily', '', inside));
  const operations = fc
    .tuple(count, connection(operation(depth - 1)))
    .map(([first, inside]) => field('operations', `first: ${first}`, inside));
  const bindings = fc
    .tuple(count, connection(fc.constant('roleId')))
    .map(([first, inside]) => field('accessBindings', `first: ${first}`, inside));
  return some(
    plain,
    fc.tuple(folder(depth - 1), condition).map(([inside, directive]) => field('folder', '', inside, directive)),
    some(latest, operations, bindings).map((inside) => `... on ComputeImage { ${inside} }`),
    operations.map((inside) => `... on BareMetalImage { ${inside} }`),
    fc.constant('...ImageBits'),
    // The kind of image may be known here; through the interface any kind may be named.
  ).map((inside) => `... on Image { ${inside} }`);
}

function operation(depth: number): fc.Arbitrary<string> {
  return depth === 0
    ? fc.constant('operationId')
    : some(
        fc.constant('operationId'),
        image(depth - 1).map((inside) => field('image', '', inside)),
      );
}

function folder(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.constant('folderId');
  const inImages = connection(depth === 1 ? fc.constant('id') : image(depth - 1));
  const compute = connection(fc.constant('...ComputeBits'));
  const page = fc.tuple(fc.constantFrom('first', 'last'), count, fc.constantFrom(...filters));
  const argumentsOf = ([end, size, filter]: readonly [string, string, string]): string => `${end}: ${size} ${filter}`;
  return some(
    fc.constant('folderId'),
    fc.tuple(page, inImages).map(([args, inside]) => field('images', argumentsOf(args), inside)),
    fc.tuple(page, compute).map(([args, inside]) => field('computeImages', argumentsOf(args), inside)),
  );
}

function rootList(lists: readonly KnownList[]): fc.Arbitrary<string> {
  return fc.constantFrom(...lists).chain(({ field: name, args, cursors }) => {
    const cursor = cursors.length === 0 ? fc.constant('') : fc.constantFrom('', ...cursors);
    return fc
      .tuple(fc.constantFrom('first', 'last'), count, cursor, cursor, connection(image(2)), condition)
      .map(([end, size, after, before, inside, directive]) => {
        const bounds = [after === '' ? '' : `after: "${after}"`, before === '' ? '' : `before: "${before}"`];
        return field(name, `${args} ${end}: ${size} ${bounds.join(' ')}`, inside, directive);
      });
  });
}

function root(lists: readonly KnownList[]): fc.Arbitrary<string> {
  const anything = fc
    .tuple(image(2), operation(2), folder(1))
    .map(
      ([ofImage, ofOperation, ofFolder]) =>
        `... on Image { ${ofImage} } ... on Operation { ${ofOperation} } ... on Folder { ${ofFolder} }`,
    );
  const id = fc.constantFrom(...globalIds.map((globalId) => JSON.stringify(globalId)));
  return fc.oneof(
    { weight: 4, arbitrary: rootList(lists) },
    fc.tuple(id, anything).map(([given, inside]) => field('node', `id: ${given}`, inside)),
    fc.tuple(id, image(3)).map(([given, inside]) => field('image', `id: ${given}`, inside)),
    fc
      .tuple(fc.constantFrom('$ids', '[]', JSON.stringify(globalIds)), anything)
      .map(([given, inside]) => field('nodes', `ids: ${given}`, inside)),
    folder(3).map((inside) => field('folder', `folderId: "${sandboxFolders.alpha}"`, inside)),
    fc
      .tuple(fc.constantFrom('0', '1'), operation(3))
      .map(([wait, inside]) =>
        field('operation', `id: "${toGlobalId('Operation', 'fhmspecialdone000001')}" waitSeconds: ${wait}`, inside),
      ),
    anything.map((inside) =>
      field(
        '_entities',
        `representations: [{ __typename: "ComputeImage", imageId: "fd8special0everythin" }, { __typename: "Operation", id: "${toGlobalId('Operation', 'fhmspecialdone000001')}" }]`,
        inside,
      ),
    ),
  );
}

/** Any query of images, folders and operations: with fragments, aliases, conditions, variables and their defaults. */
export function randomOperations(lists: readonly KnownList[]): fc.Arbitrary<RandomOperation> {
  return fc
    .record({
      roots: fc.array(root(lists), { minLength: 1, maxLength: 3 }),
      imageBits: some(
        fc.constant('id'),
        folder(1).map((inside) => field('folder', '', inside)),
        fc.constant('... on ComputeImage { ...ComputeBits }'),
      ),
      computeBits: some(fc.constant('imageId'), fc.constant(field('latestInFamily', '', 'id ...MoreBits'))),
      moreBits: some(
        fc.constant('family'),
        fc.constant(field('latestInFamily', '', 'id')),
        fc.constant(field('folder', '', 'folderId')),
      ),
    })
    .map(({ roots, imageBits, computeBits, moreBits }) => {
      const fragments = [
        `fragment ImageBits on Image { __typename ${imageBits} }`,
        `fragment ComputeBits on ComputeImage { __typename ${computeBits} }`,
        `fragment MoreBits on ComputeImage { __typename ${moreBits} }`,
      ];
      // What is declared has to be used, fragments and variables alike.
      let body = `{ __typename ${roots.join(' ')} }`;
      for (const fragment of fragments) {
        const name = fragment.split(' ')[1] ?? '';
        if (body.includes(`...${name}`)) body += ` ${fragment}`;
      }
      const used = Object.entries(variables).filter(([name]) => body.includes(`$${name}`));
      const declared = used.map(([name, { type }]) => `$${name}: ${type}`).join(', ');
      return {
        query: `query ${declared === '' ? '' : `(${declared})`} ${body}`,
        variables: Object.fromEntries(used.map(([name, { value }]) => [name, value])),
      };
    });
}
