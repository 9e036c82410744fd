/** What an operation may come to at worst. */
export interface Cost {
  /** HTTP requests to the services. */
  readonly calls: number;
  /** Objects in the answer: images, folders, operations, and whatever else stands in a connection. */
  readonly nodes: number;
  /** Items in the pages of lists and the other responses of the services, whether the operation returns them or not. */
  readonly items: number;
}

/** One of them. */
export type CostMeasure = keyof Cost;

/** What is selected costs nothing. */
export const noCost: Cost = { calls: 0, nodes: 0, items: 0 };

/** The cost of both. */
export function sumOf(a: Cost, b: Cost): Cost {
  return {
    calls: bounded(a.calls + b.calls),
    nodes: bounded(a.nodes + b.nodes),
    items: bounded(a.items + b.items),
  };
}

/** The cost of either, whichever it is. */
export function worstOf(a: Cost, b: Cost): Cost {
  return {
    calls: Math.max(a.calls, b.calls),
    nodes: Math.max(a.nodes, b.nodes),
    items: Math.max(a.items, b.items),
  };
}

/** The cost of so many times the same. */
export function timesOf(times: number, { calls, nodes, items }: Cost): Cost {
  return { calls: bounded(times * calls), nodes: bounded(times * nodes), items: bounded(times * items) };
}

/** Whole numbers from here on are not exact, and a document can multiply beyond what a number can hold at all. */
function bounded(figure: number): number {
  return Math.min(figure, Number.MAX_SAFE_INTEGER);
}
