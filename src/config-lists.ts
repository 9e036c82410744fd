import type { z } from 'zod';
import type { HeldItemsLimits } from './connections/held-items.ts';
import { listOf, wholeNumber } from './config-variables.ts';

/** A key of 32 random bytes has 43 characters in base64; fewer than 32 characters can be guessed too easily. */
const shortestCursorKey = 32;

/** How lists are read: what a cursor is recognised by, and how many items may be held. docs/limits.md has the reasons. */
export const listsVariables = {
  CURSOR_KEY: listOf((key) => key.length >= shortestCursorKey, {
    meaning:
      'Signs cursors with the first key, and accepts cursors signed with any. Every replica needs the same keys.',
    allowed: `one or several secret keys of at least ${shortestCursorKey} characters, separated by commas`,
    isSecret: true,
  }),
  LIST_ITEMS_PER_REQUEST: wholeNumber(
    { standard: 100_000, from: 1000, to: 10_000_000 },
    'The number of items that the lists of one request may hold in memory while they are read.',
  ),
  LIST_ITEMS: wholeNumber(
    { standard: 150_000, from: 1000, to: 100_000_000 },
    'The number of items that the lists of all requests may hold in memory while they are read.',
  ),
} as const;

/** How lists are read. */
export interface ListsOptions {
  /** `null` for cursors without a signature. */
  readonly cursorKeys: readonly string[] | null;
  readonly items: HeldItemsLimits;
}

/** What the variables mean. */
export function listsOptions(variables: z.output<z.ZodObject<typeof listsVariables>>): ListsOptions {
  return {
    cursorKeys: variables.CURSOR_KEY ?? null,
    items: { perRequest: variables.LIST_ITEMS_PER_REQUEST, perProcess: variables.LIST_ITEMS },
  };
}
