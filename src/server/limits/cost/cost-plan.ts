import type { FieldNode } from 'graphql';
import type { CostlyField } from './schema-costs.ts';

/** A field of an operation that costs something, or that leads to one that does. */
export interface PlannedField extends CostlyField {
  /** The name that its value has in the answer. */
  readonly responseName: string;
  /** Where its arguments stand. */
  readonly node: FieldNode;
  readonly selection: PlannedSelection;
}

/**
 * What is selected of an object: for each type that the object can be of, the fields that are selected then. The same
 * selection can be part of several others.
 */
export interface PlannedSelection {
  readonly alternatives: readonly (readonly PlannedField[])[];
}
