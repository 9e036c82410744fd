import { comparePositions, indexAfter, type Directions, type OrderPosition } from '../data/order.ts';
import type { Call } from '../http/call.ts';
import type { ImageServiceName } from '../services.ts';
import { invalidArgument, type FieldViolation } from '../status/api-error.ts';
import { readPageParameters, type PageRules } from './page-parameters.ts';
import { takePage } from './take-page.ts';

/** Something in a list, and its place there. */
export interface Positioned<T> extends OrderPosition {
  readonly item: T;
}

/** A short list that hangs on an image, such as its operations. */
export interface AttachedList<T> {
  readonly service: ImageServiceName;
  readonly paging: PageRules;
  /** The key of the list in the answer. */
  readonly listKey: string;
  readonly items: readonly Positioned<T>[];
  readonly direction: 'asc' | 'desc';
  /** Stands for the list in its page tokens. */
  readonly request: string;
}

/** Answers a page of a list that has no filter and only one order. */
export function listPositions<T>(call: Call, list: AttachedList<T>): Record<string, unknown> {
  const { query, sandbox } = call;
  const violations: FieldViolation[] = [];
  const { pageSize, pageToken } = readPageParameters(query, list.paging, violations);
  if (violations.length > 0) throw invalidArgument(violations);

  const order: Directions = { direction: list.direction, ties: 'follow-direction' };
  const sorted = [...list.items].sort(comparePositions(order));
  const state = pageToken === '' ? undefined : sandbox.pageTokens.redeem(list.request, pageToken);
  const page = takePage({
    sorted,
    start: state?.after === undefined ? 0 : indexAfter(sorted, state.after, order),
    matches: () => true,
    pageSize,
    state,
    quirks: sandbox.quirks[list.service],
    salt: [sandbox.seed, list.request],
  });
  return {
    ...(page.items.length > 0 && { [list.listKey]: page.items.map(({ item }) => item) }),
    ...(page.next !== undefined && { nextPageToken: sandbox.pageTokens.issue(list.request, page.next) }),
  };
}
