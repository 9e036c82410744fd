import { setFlagsFromString } from 'node:v8';

/**
 * By how much the heap may grow, in percent of what is in use, before V8 collects what is old. V8 decides by the memory
 * that the machine has, and on a large one lets it grow to four times as much, nearly all of which is what requests
 * leave behind. (docs/performance.md has figures.)
 */
const growthPercent = 50;

/** Has V8 keep the heap of this process small. */
export function limitHeapGrowth(): void {
  // It takes this flag at any time, since it looks at it at the end of each collection.
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
