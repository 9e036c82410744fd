import type { PollPace } from '../../../loaders/poll.ts';

/** The arguments of a field as its resolver gets them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What resolving a field once costs at worst, beside what is selected of the objects that it returns. */
export interface FieldCost {
  /** How many calls it makes; `null` for none whatever the arguments. */
  readonly calls: ((args: Arguments) => number) | null;
  /** How many items these calls return; `null` for one item a call. */
  readonly items: ((args: Arguments) => number) | null;
  /** How many objects it returns, `pageSize` being that of the connection that it belongs to; `null` for one. */
  readonly objects: ((args: Arguments, pageSize: number) => number) | null;
  /** Whether these objects count as nodes. */
  readonly countsNodes: boolean;
  /** Whether the objects that it returns come from a list, so that they may lack what only a get returns. */
  readonly fromList: boolean;
  /** Whether it needs what lists omit: one call for an object of a list, however many of its fields need it. */
  readonly needsGet: boolean;
  /** How many items the connection has that it returns; `null` when it returns none. */
  readonly pageSize: ((args: Arguments) => number) | null;
}

/** One object that is there already. */
export const atHand: FieldCost = {
  calls: null,
  items: null,
  objects: null,
  countsNodes: false,
  fromList: false,
  needsGet: false,
  pageSize: null,
};

/** What the costs depend on beside the schema. */
export interface CostSettings {
  /** After how many pages of one source the search for matching images is broken off. */
  readonly scanPages: number;
  /** How often the looks at an operation that is waited for are. */
  readonly watchPace: PollPace;
}
