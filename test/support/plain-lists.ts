import { createCursorSeal } from '../../src/connections/cursor-seal.ts';
import { HeldItems } from '../../src/connections/held-items.ts';

/** How lists are read where a test has none. */
export const plainLists = {
  cursorSeal: createCursorSeal(null),
  heldItems: new HeldItems({ perRequest: 1000, perProcess: 1000 }),
};
