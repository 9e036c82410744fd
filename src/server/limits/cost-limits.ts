import { GraphQLError } from 'graphql';
import type { Cost, CostMeasure } from './cost/cost.ts';
import type { CostliestField } from './cost/costliest-field.ts';
import type { Estimate } from './cost/estimator.ts';

/** The code of an operation that is refused for what it may cost. */
export const tooCostly = 'QUERY_TOO_COSTLY';

/** A limit that an operation may go beyond. */
export interface ExceededLimit {
  readonly measure: 'UPSTREAM_CALLS' | 'NODES' | 'ITEMS';
  readonly figure: number;
  readonly limit: number;
  /** The field that costs most, and what it costs over all the times that it is resolved. */
  readonly costliest: CostliestField;
}

const names: Readonly<Record<CostMeasure, ExceededLimit['measure']>> = {
  calls: 'UPSTREAM_CALLS',
  nodes: 'NODES',
  items: 'ITEMS',
};

/** What an operation does with so many of a measure, in the words of the error. */
const phrases: Readonly<Record<ExceededLimit['measure'], readonly [verb: string, unit: string]>> = {
  UPSTREAM_CALLS: ['take', 'calls to the services'],
  NODES: ['return', 'objects'],
  ITEMS: ['read', 'items from the services'],
};

/** The limits that an estimate is beyond. */
export function exceededLimits(estimate: Estimate, limits: Cost): ExceededLimit[] {
  const measures: readonly CostMeasure[] = ['calls', 'nodes', 'items'];
  return measures
    .filter((measure) => estimate[measure] > limits[measure])
    .map((measure) => ({
      measure: names[measure],
      figure: estimate[measure],
      limit: limits[measure],
      costliest: estimate.costliest(measure),
    }));
}

/** The error that says so to the client. */
export function tooCostlyError(exceeded: readonly ExceededLimit[]): GraphQLError {
  const reasons = exceeded.map(({ measure, figure, limit, costliest }) => {
    const [verb, unit] = phrases[measure];
    return (
      `It could ${verb} up to ${figure} ${unit}, and the limit is ${limit}; ` +
      `${costliest.figure} of them are for ${costliest.path.join('.')}.`
    );
  });
  const advice = 'Ask for smaller pages, for less inside of them, or in several requests.';
  return new GraphQLError(['This operation is too costly.', ...reasons, advice].join(' '), {
    extensions: { code: tooCostly, exceeded },
  });
}
