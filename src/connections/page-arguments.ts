import { InputError } from '../model/errors.ts';
import type { Direction } from './source.ts';

/** The pagination arguments of a connection field (Relay cursor connections specification, section 4). */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Which items of a list are wanted. */
export interface PageWanted {
  /** FORWARD: from the start or from `after` on. BACKWARD: from the end or from `before` back. */
  readonly direction: Direction;
  readonly count: number;
  readonly after: string | null;
  readonly before: string | null;
}

export const largestPage = 1000;
const defaultPage = 50;

export function pageWanted({ first, after, last, before }: PageArguments): PageWanted {
  if (isGiven(first) && isGiven(last)) {
    throw new InputError('Give either "first" or "last", not both: they ask for the two ends of the list.');
  }
  return {
    direction: isGiven(last) ? 'BACKWARD' : 'FORWARD',
    count: isGiven(last) ? checkedCount('last', last) : checkedCount('first', first ?? defaultPage),
    after: givenCursor(after),
    before: givenCursor(before),
  };
}

function isGiven(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

/** Returns the cursor; an empty string counts as absent. */
function givenCursor(cursor: string | null | undefined): string | null {
  return cursor === undefined || cursor === '' ? null : cursor;
}

function checkedCount(argument: string, count: number): number {
  if (count >= 0 && count <= largestPage) return count;
  throw new InputError(`"${argument}" is ${count}. It must be between 0 and ${largestPage}.`);
}
