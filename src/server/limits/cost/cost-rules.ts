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
import { worthListing } from '../../../loaders/image-batch.ts';
import { type Arguments, atHand, type CostSettings, type FieldCost } from './field-cost.ts';
import { looksWithin } from './looks.ts';
import { pageCost } from './page-cost.ts';

/** The fields that make other calls than the shape of the schema says. */
const exceptions: Readonly<Record<string, (args: Arguments, settings: CostSettings) => number>> = {
  // One look after the other while waiting.
  'Query.operation': ({ waitSeconds }, { watchPace }) => looksWithin(Number(waitSeconds ?? 0), watchPace),
  // By POST, and by GET where the service does not know that.
  'Mutation.cancelOperation': () => 2,
};

/**
 * The cost of a field that returns objects, by what its place in the schema says it does:
 *
 * - a field that returns a connection reads a page of an upstream list, or of several;
 * - what stands in a connection, an edge or a mutation's payload is at hand;
 * - a mutation is one write;
 * - any other field that returns something with a global ID looks it up, once for each ID that it is given; but for
 *   a folder, of which the services keep no record;
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
  if (isConnection(parent) && field.name === 'nodes') return { ...items, countsNodes: true };
  if (isConnection(parent) && field.name === 'edges') return items;
  if (isEdge(parent)) return { ...atHand, countsNodes: field.name === 'node' };

  const exception = exceptions[`${parent.name}.${field.name}`];
  const calls = exception === undefined ? once : (args: Arguments) => exception(args, settings);
  if (parent === schema.getMutationType()) return { ...atHand, calls };
  if (!isNode(schema, type)) return atHand;
  if (isPayload(parent) || type.name === 'Folder') return { ...atHand, countsNodes: true };
  return isListType(getNullableType(field.type))
    ? { ...lookups, countsNodes: true }
    : { ...atHand, calls, countsNodes: true };
}

const once = (): number => 1;

/** As many objects as the page has items. */
const items: FieldCost = { ...atHand, objects: (_, pageSize) => pageSize };

/**
 * One object for each entry of the field's list, and one call for each that is another than those before; and before
 * these, one call for each folder that seems to hold enough of them.
 */
const lookups: FieldCost = {
  ...atHand,
  calls: (args) => {
    const distinct = new Set(listIn(args).map(identity)).size;
    return distinct + Math.floor(distinct / worthListing);
  },
  objects: (args) => listIn(args).length,
};

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
