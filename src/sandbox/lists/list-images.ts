import { digestWord } from '../data/digest.ts';
import { indexAfter } from '../data/order.ts';
import type { ListedResource } from '../data/resources.ts';
import { matchesAll } from '../filters/evaluate.ts';
import { parseFilter, strictNameValues, type Condition, type FilterLanguage } from '../filters/parse.ts';
import { FilterError } from '../filters/tokenize.ts';
import type { Call } from '../http/call.ts';
import type { ReadingRules } from '../image-service-rules.ts';
import type { ImageServiceName } from '../services.ts';
import { permissionDenied } from '../access/caller.ts';
import { readFolderId } from '../validation/folder-id.ts';
import { invalidArgument, type FieldViolation } from '../status/api-error.ts';
import { readOrderBy } from './order-by.ts';
import { pageParameterNames, readPageParameters } from './page-parameters.ts';
import { takePage } from './take-page.ts';

/** The query parameters of a list of images. */
export const listParameterNames = ['folderId', ...pageParameterNames, 'filter', 'orderBy'] as const;

/** Answers a list of the images of a folder. */
export function listImages<T extends ListedResource>(call: Call, rules: ReadingRules<T>): Record<string, unknown> {
  const { query, sandbox } = call;
  const quirks = sandbox.quirks[rules.service];
  const violations: FieldViolation[] = [];
  const folderId = readFolderId(query.get('folderId'), rules.folderIdPattern, violations);
  const { pageSize, pageToken } = readPageParameters(query, rules.paging, violations);
  const filter = query.get('filter') ?? '';
  const values = quirks.strictFilterValues && { values: { name: strictNameValues } };
  const language = { ...rules.filter.language, fields: quirks.filterFields, ...values };
  const conditions = readFilter(filter, rules.filter.maxLength ?? Infinity, language, violations);
  const orderBy = query.get('orderBy') ?? '';
  const order = { ...readOrderBy(orderBy, rules.order, violations), ties: quirks.ties, collation: quirks.collation };
  if (violations.length > 0) throw invalidArgument(violations);
  mustListFolder(call, rules.service, folderId);

  const request = digestWord(20, rules.service, rules.listKey, folderId, filter, orderBy);
  const state = pageToken === '' ? undefined : sandbox.pageTokens.redeem(request, pageToken);
  const sorted = rules.collection(sandbox.store).ordered(folderId, order);
  const page = takePage({
    sorted,
    start: state?.after === undefined ? 0 : indexAfter(sorted, state.after, order),
    matches: ({ image }) => matchesAll(image, conditions, rules.filter.readField),
    pageSize,
    state,
    quirks,
    salt: [sandbox.seed, request],
  });
  return {
    // Like any empty list, an empty page has no list in proto3 JSON.
    ...(page.items.length > 0 && {
      [rules.listKey]: page.items.map(({ image }) => (quirks.listsOmitLabels ? withoutLabels(image) : image)),
    }),
    ...(page.next !== undefined && { nextPageToken: sandbox.pageTokens.issue(request, page.next) }),
  };
}

/** Refuses a list of a folder that the caller may not read or, depending on the service's quirks, that does not exist. */
export function mustListFolder({ caller, sandbox }: Call, service: ImageServiceName, folderId: string): void {
  caller.mustReadFolder(service, folderId);
  const { unknownFolders } = sandbox.quirks[service];
  if (unknownFolders === 'denied' && !sandbox.store.knowsFolder(folderId)) throw permissionDenied(`folder ${folderId}`);
}

function withoutLabels({ labels: _labels, ...rest }: ListedResource): Omit<ListedResource, 'labels'> {
  return rest;
}

function readFilter(
  filter: string,
  maxLength: number,
  language: FilterLanguage,
  violations: FieldViolation[],
): readonly Condition[] {
  if (filter === '') return [];
  if (filter.length > maxLength) {
    violations.push({ field: 'filter', description: `The maximum string length in characters is ${maxLength}.` });
    return [];
  }
  try {
    return parseFilter(filter, language);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    violations.push({ field: 'filter', description: `Invalid filter: ${error.message}` });
    return [];
  }
}
