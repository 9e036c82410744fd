import { getNamedType, type GraphQLField, type GraphQLSchema, isEnumType } from 'graphql';
import { largestPageSize, readPromise } from '../../../connections/page-budget.ts';
import { maxFolders } from '../../../loaders/image-lists.ts';
import { maxLabelledImages } from '../../../loaders/image-source.ts';
import { type Arguments, atHand, type FieldCost } from './field-cost.ts';

const largestPage = 1000;
const defaultPage = 50;

/**
 * The cost of a field that returns a connection: a page of every upstream list that it is merged from. What its
 * arguments are out of bounds, it refuses with the reason, so they count as the nearest that it takes.
 */
export function pageCost(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, scanPages: number): FieldCost {
  const service = schema.getType('ImageService');
  const services = isEnumType(service) ? service.getValues().length : 1;
  const isOverServices = field.args.some(({ type }) => getNamedType(type) === service);
  const isOverFolders = field.args.some(({ name }) => name === 'folderIds');
  const folders = (args: Arguments): number =>
    isOverFolders ? Math.min(distinct(args['folderIds']) ?? 1, maxFolders) : 1;
  const sources = (args: Arguments): number =>
    folders(args) * (isOverServices ? (distinct(args['services']) ?? services) : 1);
  const promise = (args: Arguments) =>
    readPromise({
      scanPages,
      wanted: itemsWanted(args),
      merged: sources(args) > 1,
      filtered: isGiven(args['filter']),
      omits: folders(args) > 1,
      fromStart: !['after', 'last', 'before'].some((name) => isGiven(args[name]) && args[name] !== ''),
    });
  const gets = (args: Arguments): number => folders(args) * getsOfSearch(field, args, scanPages);
  return {
    ...atHand,
    calls: (args) => {
      const { pages, looks } = promise(args);
      return sources(args) * (pages + looks) + gets(args);
    },
    items: (args) => {
      const { items, looks } = promise(args);
      return sources(args) * (items + looks * largestPageSize) + gets(args);
    },
    pageSize: itemsWanted,
  };
}

function itemsWanted({ first, last }: Arguments): number {
  return Math.min(Math.max(Number(first ?? last ?? defaultPage), 0), largestPage);
}

/**
 * How many gets a search by labels takes in one folder: one for each image that is looked at, where the service's lists
 * omit labels (`src/loaders/image-source.ts`). Cloud Desktop's do.
 */
function getsOfSearch(field: GraphQLField<unknown, unknown>, args: Arguments, scanPages: number): number {
  const { filter, services } = args;
  const labels: unknown = typeof filter === 'object' && filter !== null && 'labels' in filter ? filter.labels : null;
  if (!Array.isArray(labels) || labels.length === 0) return 0;
  const connection = getNamedType(field.type).name;
  const isSearched =
    connection === 'DesktopImageConnection' ||
    (connection === 'ImageConnection' && (!Array.isArray(services) || services.includes('CLOUD_DESKTOP')));
  return isSearched ? scanPages * maxLabelledImages : 0;
}

/** How many different values a list has; `undefined` when there is no list. */
function distinct(list: unknown): number | undefined {
  return Array.isArray(list) ? new Set(list).size : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
