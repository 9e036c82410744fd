import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql';
import { largestPageSize } from '../../../connections/page-budget.ts';
import { worthListing } from '../../../loaders/image-batch.ts';
import { type Arguments, atHand, type CostSettings, type FieldCost } from './field-cost.ts';
import { looksWithin } from './looks.ts';
import { pageCost } from './page-cost.ts';

/** The fields that make other calls than the shape of the schema says. */
const exceptions: Readonly<Record<string, (args: Arguments, settings: CostSettings) => number>> = {
  // One look after the other while waiting.
  'Query.operation': ({ waitSeconds }, { watchPace }) => looksWithin(Number(waitSeconds ?? 0), watchPace),
  // By GET, and by POST where the service has no such GET.
  'Mutation.cancelOperation': () => 2,
  // By the family rather than by an ID.
  'Query.latestComputeImage': () => 1,
  'ComputeImage.latestInFamily': () => 1,
};

/** The lists of Cloud Desktop omit labels, so each image of a list takes a get (`src/loaders/image-labels.ts`). */
const fieldsThatNeedAGet: ReadonlySet<string> = new Set(['DesktopImage.labels', 'DesktopImage.label']);

/** Whether a field costs something although it returns no objects. */
export function isCostlyLeaf(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return fieldsThatNeedAGet.has(`${parent.name}.${field.name}`);
}

/**
 * The cost of a field that returns objects, by what its place in the schema says it does:
 *
 * - a field that returns a connection reads a page of an upstream list, or of several;
 * - what stands in a connection, an edge or a mutation's payload is at hand;
 * - a mutation is one write;
 * - any other field that returns something with a global ID looks it up, once for each ID that it is given, and of
 *   images many in their folder first; but for a folder, of which the services keep no record;
 * - all else is at hand.
 *
 * So the fields of a further image service cost what they should without being named here. Where a field does
 * something else, the table of exceptions says so; test/limits/cost-rules.test.ts compares all of this with what the
 * schema's descriptions promise.
 */
export function costByRule(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  settings: CostSettings,
): FieldCost {
  const type = getNamedType(field.type);
  if (isConnection(type)) return pageCost(schema, field, settings.scanPages);
  if (isConnection(parent) && field.name === 'nodes') return { ...itemsOfPage, countsNodes: true, fromList: true };
  if (isConnection(parent) && field.name === 'edges') return itemsOfPage;
  if (isEdge(parent)) return { ...atHand, countsNodes: field.name === 'node', fromList: field.name === 'node' };
  if (fieldsThatNeedAGet.has(`${parent.name}.${field.name}`)) return { ...atHand, calls: () => 1, needsGet: true };

  const exception = exceptions[`${parent.name}.${field.name}`];
  const calls = (otherwise: number) => (args: Arguments) => exception?.(args, settings) ?? otherwise;
  if (parent === schema.getMutationType()) return { ...atHand, calls: calls(1) };
  if (!isNode(schema, type)) return atHand;
  if (isPayload(parent) || type.name === 'Folder') return { ...atHand, countsNodes: true };
  return isListType(getNullableType(field.type))
    ? { ...lookups, countsNodes: true }
    : {
        ...atHand,
        calls: calls(perLookup),
        items: exception === undefined ? () => itemsPerLookup : null,
        countsNodes: true,
      };
}

/**
 * A call for each object, and for so many that seem to be in one folder one more, to find them there. What comes to no
 * whole call is none, so the sum is rounded down.
 */
const perLookup = 1 + 1 / worthListing;

/** One item for each object, and a page of items for so many of them. */
const itemsPerLookup = 1 + largestPageSize / worthListing;

/** As many objects as the page has items. */
const itemsOfPage: FieldCost = { ...atHand, objects: (_, pageSize) => pageSize };

/** One object for each entry of the field's list, and one lookup for each that is another than those before. */
const lookups: FieldCost = {
  ...atHand,
  calls: (args) => perLookup * distinctIn(args),
  items: (args) => itemsPerLookup * distinctIn(args),
  objects: (args) => listIn(args).length,
};

function distinctIn(args: Arguments): number {
  return new Set(listIn(args).map(identity)).size;
}

function listIn(args: Arguments): readonly unknown[] {
  return Object.values(args).find((value) => Array.isArray(value)) ?? [];
}

/** What is looked up by an entry: an ID, or a representation, whose keys are texts (`src/resolvers/entities.ts`). */
function identity(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return JSON.stringify(Object.entries(entry).filter(([, value]) => typeof value === 'string'));
}

/** Whether it has a global ID, or may have one. */
function isNode(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  const node = schema.getType('Node');
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return possible.some((each) => each.getInterfaces().some((implemented) => implemented === node));
}

function isConnection({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection');
}

function isEdge({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Edge');
}

function isPayload({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Payload');
}
