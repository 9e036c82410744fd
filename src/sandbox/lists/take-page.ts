import { digestFraction } from '../data/digest.ts';
import type { OrderPosition } from '../data/order.ts';
import type { ServiceQuirks } from '../quirks.ts';
import type { PageState } from './page-tokens.ts';

/** No more empty pages than this come one after the other. */
const longestEmptyRun = 3;

/** The part of a list's quirks that bears on its pages. */
export type PageQuirks = Pick<
  ServiceQuirks,
  | 'shortPages'
  | 'emptyPages'
  | 'emptyLastPage'
  | 'fixedPageSize'
  | 'leadingEmptyPages'
  | 'middleEmptyPages'
  | 'trailingEmptyPages'
>;

/** A part of a list: what to give now, and where to go on. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: PageState | undefined;
}

interface PageRequest<T extends OrderPosition> {
  readonly sorted: readonly T[];
  /** The index at which the page starts. */
  readonly start: number;
  readonly matches: (item: T) => boolean;
  readonly pageSize: number;
  readonly state: PageState | undefined;
  readonly quirks: PageQuirks;
  /** What makes the quirks' choices differ from list to list, and the same each time. */
  readonly salt: readonly (string | number)[];
}

/** Takes a page from a sorted list. */
export function takePage<T extends OrderPosition>(request: PageRequest<T>): Page<T> {
  const { sorted, start, matches, quirks, state } = request;
  const firstPageSize = state?.pageSize ?? request.pageSize;
  const pageSize = quirks.fixedPageSize ? firstPageSize : request.pageSize;
  const emptyRun = state?.emptyPages ?? 0;
  const chance = (what: string): number =>
    digestFraction(what, ...request.salt, state?.after?.key ?? '', state?.after?.tie ?? '', emptyRun, pageSize);

  const emptyPage: Page<T> = {
    items: [],
    next: { after: state?.after, emptyPages: emptyRun + 1, pageSize: firstPageSize },
  };
  const isStart = state?.after === undefined;
  if (isStart && emptyRun < quirks.leadingEmptyPages) return emptyPage;
  const hasMore = sorted.length > start;
  if (quirks.emptyPages && hasMore && emptyRun < longestEmptyRun && chance('empty') < 0.25) return emptyPage;

  const wanted = quirks.shortPages ? 1 + Math.floor(chance('short') * pageSize) : pageSize;
  const items: T[] = [];
  let isLast = true;
  for (let index = start; index < sorted.length; index++) {
    const item = sorted[index];
    if (item === undefined || !matches(item)) continue;
    if (items.length === wanted) {
      isLast = false;
      break;
    }
    items.push(item);
  }
  const last = items.at(-1);
  const trailing = Math.max(quirks.trailingEmptyPages, quirks.emptyLastPage ? 1 : 0);
  if (last === undefined) return !isStart && emptyRun + 1 < trailing ? emptyPage : { items, next: undefined };
  if (!isStart && emptyRun < quirks.middleEmptyPages) return emptyPage;
  if (isLast && trailing === 0) return { items, next: undefined };
  return { items, next: { after: { key: last.key, tie: last.tie }, emptyPages: 0, pageSize: firstPageSize } };
}
