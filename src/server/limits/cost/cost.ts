/** What an operation may come to at worst. */
export interface Cost {
  /** HTTP requests to the services. */
  readonly calls: number;
  /** Objects in the answer: images, folders, operations, and whatever else stands in a connection. */
  readonly nodes: number;
}

/** One of the two. */
export type CostMeasure = keyof Cost;

/** What is selected costs nothing. */
export const noCost: Cost = { calls: 0, nodes: 0 };

/** The cost of both. */
export function sumOf(a: Cost, b: Cost): Cost {
  return { calls: bounded(a.calls + b.calls), nodes: bounded(a.nodes + b.nodes) };
}

/** The cost of either, whichever it is. */
export function worstOf(a: Cost, b: Cost): Cost {
  return { calls: Math.max(a.calls, b.calls), nodes: Math.max(a.nodes, b.nodes) };
}

/** The cost of so many times the same. */
export function timesOf(times: number, { calls, nodes }: Cost): Cost {
  return { calls: bounded(times * calls), nodes: bounded(times * nodes) };
}

/** Whole numbers from here on are not exact, and a document can multiply beyond what a number can hold at all. */
function bounded(figure: number): number {
  return Math.min(figure, Number.MAX_SAFE_INTEGER);
}
