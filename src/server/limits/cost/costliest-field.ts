import type { PlannedSelection } from './cost-plan.ts';
import type { CostMeasure } from './cost.ts';
import type { Evaluation } from './evaluation.ts';

/** The field that costs most of an operation, over all the times that it is resolved. */
export interface CostliestField {
  /** The names in the answer of the fields that lead to it, and its own. */
  readonly path: readonly string[];
  readonly figure: number;
}

/** Finds the field that costs most by a measure. It is looked for only when an operation is to be refused. */
export function costliestField(plan: PlannedSelection, measure: CostMeasure, evaluation: Evaluation): CostliestField {
  const known = new Map<string, Found>();
  const numbers = new Map<PlannedSelection, number>();
  const nothing: Found = { figure: 0, name: null, rest: null };

  const find = (selection: PlannedSelection, pageSize: number): Found => {
    const number = numbers.get(selection) ?? numbers.size;
    numbers.set(selection, number);
    const key = `${number} ${pageSize}`;
    let most = known.get(key);
    if (most !== undefined) return most;
    most = nothing;
    known.set(key, most);
    for (const field of selection.alternatives.flat()) {
      const { own, objects, pageSize: items } = evaluation.figures(field, pageSize);
      const below = find(field.selection, items);
      const figures = { own: own[measure], below: objects * below.figure };
      const figure = Math.max(figures.own, figures.below);
      if (figure <= most.figure) continue;
      most = { figure, name: field.responseName, rest: figures.own >= figures.below ? null : below };
    }
    known.set(key, most);
    return most;
  };

  const found = find(plan, 0);
  const path: string[] = [];
  for (let step: Found | null = found; step !== null && step.name !== null; step = step.rest) {
    path.push(step.name);
  }
  return { path, figure: found.figure };
}

/** A path, from its first name on, so that paths with the same end share it. */
interface Found {
  readonly figure: number;
  readonly name: string | null;
  readonly rest: Found | null;
}
