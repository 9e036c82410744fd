import type { Comparison } from './summary.ts';

/** What the gateway is to reach against a peer. */
export interface Target {
  readonly peer: string;
  readonly query: string;
  readonly figure: keyof Comparison;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const queries = ['list50', 'get20', 'one'];

/** Requests a second, by query in the order above. */
const throughputs: Readonly<Record<string, readonly number[]>> = {
  mercurius: [1.2, 1.5, 1.4],
  mesh: [4, 5.5, 8],
  aggregator: [1, 1, 1],
  passthrough: [0.27, 0.75, 0.7],
};

/** What the project aims at. */
export const targets: readonly Target[] = [
  ...Object.entries(throughputs).flatMap(([peer, values]) =>
    values.map((atLeast, index): Target => ({ peer, query: queries[index] ?? '', figure: 'throughput', atLeast })),
  ),
  ...queries.map((query): Target => ({ peer: 'aggregator', query, figure: 'p99', atMost: 1.2 })),
];
