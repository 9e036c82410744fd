import type { GraphQLError, GraphQLSchema, ValidationRule } from 'graphql';
import { type ExceededLimit, exceededLimits, tooCostlyError } from './cost-limits.ts';
import type { Cost } from './cost/cost.ts';
import { CostEstimator, type OperationRequest } from './cost/estimator.ts';
import type { CostSettings } from './cost/field-cost.ts';
import type { VariableValues } from './cost/plan-builder.ts';
import { documentLimits, type DocumentLimits } from './document/document-limits.ts';
import { noIntrospection } from './document/no-introspection.ts';
import { unconditionalField } from './document/unconditional-field.ts';
import { formatError } from '../format-error.ts';
import { longListError } from './list-entries.ts';
import { SourceCheck, type SourceLimits } from './source/source-limits.ts';
import { withoutSuggestions } from './suggestions.ts';
import { explainAbort } from './validation-aborted.ts';

/** What is done about the cost of operations: refuse those beyond the limits, only report them, or nothing. */
export type CostMode = 'enforce' | 'measure' | 'off';

export interface LimitsOptions {
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Whether errors suggest names of the schema, where clients may ask for it. */
  readonly suggestions: boolean;
  readonly source: SourceLimits;
  readonly document: DocumentLimits;
  readonly cost: Cost & { readonly mode: CostMode };
}

/** What has been found of an operation. */
export interface Checked {
  /** What it comes to at worst; `null` where that is not worked out, or its variables do not fit. */
  readonly estimate: Cost | null;
  /** Its variables as they are when it is executed; `null` where they were not looked at, or do not fit. */
  readonly variables: VariableValues | null;
  /** The limits that it is beyond; none where they are not enforced or measured. */
  readonly exceeded: readonly ExceededLimit[];
  /** Why it is refused; `null` when it may be executed. */
  readonly error: GraphQLError | null;
}

/**
 * What an operation has to keep to before it is executed, whatever it came by: a transport has `checkSource` look at the
 * text before it parses it, validates with `validationRules` and `validationOptions`, and has `check` look at the
 * operation and its variables.
 */
export class Limits {
  readonly introspection: boolean;
  /** Rules beside those of the specification. */
  readonly validationRules: readonly ValidationRule[];
  readonly validationOptions: { readonly hideSuggestions: boolean };
  /** What is made of errors for the client. */
  readonly formatError: typeof formatError;
  readonly #options: LimitsOptions;
  readonly #source: SourceCheck;
  readonly #estimator: CostEstimator;

  constructor(schema: GraphQLSchema, options: LimitsOptions, settings: CostSettings) {
    const { introspection, document } = options;
    this.introspection = introspection;
    this.validationRules = [documentLimits(document), unconditionalField, ...(introspection ? [] : [noIntrospection])];
    const suggestions = introspection && options.suggestions;
    this.validationOptions = { hideSuggestions: !suggestions };
    const explained: typeof formatError = (...error) => explainAbort(formatError(...error));
    this.formatError = suggestions ? explained : (...error) => withoutSuggestions(explained(...error));
    this.#options = options;
    this.#source = new SourceCheck(options.source);
    this.#estimator = new CostEstimator(schema, settings);
  }

  /** Looks at the text of a document, before it is parsed. */
  checkSource(text: string): GraphQLError | null {
    return this.#source.check(text);
  }

  /** Looks at an operation of a valid document, before it is executed. */
  check(request: OperationRequest): Checked {
    const { cost, document } = this.#options;
    const error = longListError(request.variables, document.listEntries);
    if (error !== null || cost.mode === 'off') return { estimate: null, variables: null, exceeded: [], error };
    const estimate = this.#estimator.estimate(request);
    if (estimate === null) return { estimate, variables: null, exceeded: [], error: null };
    const exceeded = exceededLimits(estimate, cost);
    const refused = cost.mode === 'enforce' && exceeded.length > 0;
    return {
      estimate: { calls: estimate.calls, nodes: estimate.nodes, items: estimate.items },
      variables: estimate.variables,
      exceeded,
      error: refused ? tooCostlyError(exceeded) : null,
    };
  }
}
