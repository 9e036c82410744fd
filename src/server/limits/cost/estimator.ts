import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type CostliestField, costliestField } from './costliest-field.ts';
import type { PlannedSelection } from './cost-plan.ts';
import type { Cost, CostMeasure } from './cost.ts';
import { Evaluation } from './evaluation.ts';
import type { CostSettings } from './field-cost.ts';
import { PlanBuilder, type VariableValues } from './plan-builder.ts';
import { SchemaCosts } from './schema-costs.ts';

/** What is to be executed. The document is valid. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client has sent them. */
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** What an operation comes to at worst. */
export interface Estimate extends Cost {
  /** As they are when it is executed (GraphQL specification, section 6.1.2). */
  readonly variables: VariableValues;
  /** The field that costs most. */
  readonly costliest: (measure: CostMeasure) => CostliestField;
}

/** Calls are a bound, of which a part is nothing; nodes may be an average, of which a part is one that may come. */
const rounded: Readonly<Record<CostMeasure, (figure: number) => number>> = {
  calls: Math.floor,
  nodes: Math.ceil,
  items: Math.ceil,
};

/** How many plans of one document are kept: it has one for each operation and each choice of what is skipped. */
const mostPlans = 16;

/** Works out before execution what an operation comes to at worst. */
export class CostEstimator {
  readonly #schema: GraphQLSchema;
  readonly #costs: SchemaCosts;
  readonly #documents = new WeakMap<DocumentNode, DocumentPlans>();

  constructor(schema: GraphQLSchema, settings: CostSettings) {
    this.#schema = schema;
    this.#costs = new SchemaCosts(schema, settings);
  }

  /** `null` when the variables do not fit the operation, so that execution will refuse it. */
  estimate({ document, operation, variables }: OperationRequest): Estimate | null {
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: 1,
    });
    if (coerced === undefined) return null;
    const plan = this.#plansOf(document).plan(operation, coerced);
    const evaluation = new Evaluation(coerced);
    const { calls, nodes, items } = evaluation.cost(plan);
    return {
      variables: coerced,
      calls: rounded.calls(calls),
      nodes: rounded.nodes(nodes),
      items: rounded.items(items),
      costliest: (measure) => {
        const { path, figure } = costliestField(plan, measure, evaluation);
        return { path, figure: rounded[measure](figure) };
      },
    };
  }

  #plansOf(document: DocumentNode): DocumentPlans {
    const plans = this.#documents.get(document) ?? new DocumentPlans(document, this.#costs);
    this.#documents.set(document, plans);
    return plans;
  }
}

/** The plans of one document. Apollo Server keeps documents that come again, and these are kept with them. */
class DocumentPlans {
  readonly #costs: SchemaCosts;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #selections: number;
  /** The variables that decide what is skipped or included, beside others that directives use. */
  readonly #conditions: readonly string[];
  readonly #plans = new Map<string, PlannedSelection>();

  constructor(document: DocumentNode, costs: SchemaCosts) {
    const conditions = new Set<string>();
    let selections = 0;
    visit(document, {
      SelectionSet: (set) => void (selections += set.selections.length),
      Directive: ({ arguments: given = [] }) => {
        for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
      },
    });
    this.#costs = costs;
    this.#selections = selections;
    this.#conditions = [...conditions];
    this.#fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  plan(operation: OperationDefinitionNode, variables: VariableValues): PlannedSelection {
    const key = this.#keyOf(operation, variables);
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const plan = new PlanBuilder(this.#costs, this.#fragments, this.#selections, variables).plan(operation);
    if (this.#plans.size < mostPlans) this.#plans.set(key, plan);
    return plan;
  }

  /** Other than that of all other operations and choices of this document. */
  #keyOf({ name }: OperationDefinitionNode, variables: VariableValues): string {
    if (this.#conditions.length === 0) return name?.value ?? '';
    return JSON.stringify([name?.value, this.#conditions.map((condition) => variables[condition])]);
  }
}
