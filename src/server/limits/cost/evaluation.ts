import { getArgumentValues, GraphQLError } from 'graphql';
import type { PlannedField, PlannedSelection } from './cost-plan.ts';
import { type Cost, noCost, sumOf, timesOf, worstOf } from './cost.ts';
import type { VariableValues } from './plan-builder.ts';

/** What a field comes to. */
export interface FieldFigures {
  /** What it costs itself, without what is selected of its objects. */
  readonly own: Cost;
  /** How many objects it returns. */
  readonly objects: number;
  /** How many items each of them has, if they are connections. */
  readonly pageSize: number;
}

/** The cost of a plan with the values of its variables. */
export class Evaluation {
  readonly #variables: VariableValues;
  readonly #known = new Map<PlannedSelection, Map<number, Cost>>();

  constructor(variables: VariableValues) {
    this.#variables = variables;
  }

  /** The cost of what is selected of one object, which has `pageSize` items if it is a connection. */
  cost(selection: PlannedSelection, pageSize = 0): Cost {
    if (selection.alternatives.length === 0) return noCost;
    const byPageSize = this.#known.get(selection) ?? new Map<number, Cost>();
    const known = byPageSize.get(pageSize);
    if (known !== undefined) return known;
    this.#known.set(selection, byPageSize);
    // For a selection that contains itself, which is not valid.
    byPageSize.set(pageSize, noCost);
    let worst = noCost;
    for (const fields of selection.alternatives) {
      let sum = noCost;
      for (const field of fields) sum = sumOf(sum, this.#costOf(field, pageSize));
      worst = worstOf(worst, sum);
    }
    byPageSize.set(pageSize, worst);
    return worst;
  }

  /** What one field comes to, in an object that has `pageSize` items if it is a connection. */
  figures({ definition, node, cost }: PlannedField, pageSize: number): FieldFigures {
    const { objects, countsNodes } = cost;
    try {
      const args = getArgumentValues(definition, node, this.#variables);
      const count = objects === null ? 1 : objects(args, pageSize);
      const calls = cost.calls === null ? 0 : cost.calls(args);
      return {
        own: { calls, nodes: countsNodes ? count : 0, items: cost.items === null ? calls : cost.items(args) },
        objects: count,
        pageSize: cost.pageSize === null ? 0 : cost.pageSize(args),
      };
    } catch (error) {
      // Execution refuses the field for the same reason, and nothing is done for it.
      if (error instanceof GraphQLError) return { own: noCost, objects: 0, pageSize: 0 };
      throw error;
    }
  }

  #costOf(field: PlannedField, pageSize: number): Cost {
    const { own, objects, pageSize: items } = this.figures(field, pageSize);
    return sumOf(own, timesOf(objects, this.cost(field.selection, items)));
  }
}
