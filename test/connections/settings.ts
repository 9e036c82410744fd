import { createCursorSeal } from '../../src/connections/cursor-seal.ts';
import { HeldItems } from '../../src/connections/held-items.ts';
import { mostPagesLookedAt, readPromise } from '../../src/connections/page-budget.ts';
import type { ConnectionSettings } from '../../src/connections/read-connection.ts';

export const unsigned = createCursorSeal(null);

/** Counts items without ever rejecting any. */
export const unlimitedItems = new HeldItems({ perRequest: Infinity, perProcess: Infinity });

/** The settings of a gateway. */
export function settings(scanPages: number): ConnectionSettings {
  return { scanPages, promise: readPromise, seal: unsigned, items: unlimitedItems.forRequest() };
}

/**
 * Settings for services whose pages are short or empty, which no gateway expects: only the scan limit ends a page early,
 * and not the pages that an estimate promises.
 */
export function patientSettings(scanPages: number): ConnectionSettings {
  // A look at equal keys may follow in each of two listings: from the page of the place, and from the start.
  const promise = { pages: Infinity, looks: 2 * mostPagesLookedAt, items: Infinity };
  return { ...settings(scanPages), promise: () => promise };
}
