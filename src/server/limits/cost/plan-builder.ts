import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlannedField, PlannedSelection } from './cost-plan.ts';
import type { SchemaCosts } from './schema-costs.ts';

/** The variables of an operation, coerced. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** How much work a plan may take, as a multiple of the selections in its document, before fields are merged no more. */
const mostWorkPerSelection = 20;

/**
 * Plans an operation: flattens its fragments and merges its fields as execution does (GraphQL specification, section
 * 6.3.2, CollectFields, and 6.4.3, MergeSelectionSets), but for each type that an object can be of rather than for
 * each object, and only as far as something costs.
 *
 * What is selected by the same selection sets of the same type is planned once, so that fragments that spread each
 * other over and over do no harm. Merging can still bring together ever new combinations of selection sets, as many as
 * two to the power of their number; a document that tries that is planned without merging from some point on, which is
 * no less than the worst.
 */
export class PlanBuilder {
  readonly #costs: SchemaCosts;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: VariableValues;
  readonly #planned = new Map<string, PlannedSelection>();
  readonly #numbers = new Map<SelectionSetNode, number>();
  readonly #mergeUntil: number;
  #work = 0;

  constructor(
    costs: SchemaCosts,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    selections: number,
    variables: VariableValues,
  ) {
    this.#costs = costs;
    this.#fragments = fragments;
    this.#variables = variables;
    this.#mergeUntil = selections * mostWorkPerSelection;
  }

  /** How many selections have been looked at. */
  get work(): number {
    return this.#work;
  }

  plan({ operation, selectionSet }: OperationDefinitionNode): PlannedSelection {
    const root = this.#costs.schema.getRootType(operation);
    return root ? this.#selection(root, [selectionSet], false) : nothingSelected;
  }

  /** @param fromList whether the object comes from a list, so that what lists omit takes a call */
  #selection(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], fromList: boolean): PlannedSelection {
    const distinct = [...new Set(sets.map((set) => this.#numberOf(set)))].sort((a, b) => a - b);
    const key = `${type.name} ${fromList ? 'listed ' : ''}${distinct.join(' ')}`;
    const known = this.#planned.get(key);
    if (known !== undefined) return known;
    const alternatives: (readonly PlannedField[])[] = [];
    const selection = { alternatives };
    // Before its fields are planned, so that a fragment that spreads itself, which is not valid, comes to an end.
    this.#planned.set(key, selection);
    for (const possible of this.#costs.possibleTypes(type)) {
      const fields = this.#fields(possible, sets, fromList);
      if (fields.length > 0) alternatives.push(fields);
    }
    return selection;
  }

  #fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[], fromList: boolean): PlannedField[] {
    const collected: FieldNode[] = [];
    const visited = new Set<string>();
    for (const set of sets) this.#collect(type, set, collected, visited);
    const groups = new Map<string, FieldNode[]>();
    for (const [index, node] of collected.entries()) {
      const name = responseName(node);
      const key = this.#work > this.#mergeUntil ? `${name} ${index}` : name;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [node]);
      else group.push(node);
    }
    // The fields of one object that need its get share it.
    let takesGet = fromList;
    return [...groups.values()].flatMap((nodes) => {
      const [node] = nodes;
      const field = node === undefined ? undefined : this.#costs.field(type, node.name.value);
      if (node === undefined || field === undefined) return [];
      if (field.cost.needsGet) {
        if (!takesGet) return [];
        takesGet = false;
      }
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const selection = field.type === null ? nothingSelected : this.#selection(field.type, sets, field.cost.fromList);
      return [{ ...field, responseName: responseName(node), node, selection }];
    });
  }

  /** The fields that are selected of an object of a type, as far as they cost something. */
  #collect(type: GraphQLObjectType, set: SelectionSetNode, fields: FieldNode[], visited: Set<string>): void {
    for (const selection of set.selections) {
      this.#work += 1;
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        if (this.#costs.field(type, selection.name.value) !== undefined) fields.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(type, selection.typeCondition?.name.value)) {
          this.#collect(type, selection.selectionSet, fields, visited);
        }
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = this.#fragments.get(selection.name.value);
        if (fragment !== undefined && this.#applies(type, fragment.typeCondition.name.value)) {
          this.#collect(type, fragment.selectionSet, fields, visited);
        }
      }
    }
  }

  #applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = this.#costs.schema.getType(condition);
    return named !== undefined && isAbstractType(named) && this.#costs.schema.isSubType(named, type);
  }

  #isIncluded(selection: SelectionNode): boolean {
    if (selection.directives === undefined || selection.directives.length === 0) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, this.#variables);
    if (skip?.['if'] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, this.#variables)?.['if'] !== false;
  }

  #numberOf(set: SelectionSetNode): number {
    const number = this.#numbers.get(set) ?? this.#numbers.size;
    this.#numbers.set(set, number);
    return number;
  }
}

const nothingSelected: PlannedSelection = { alternatives: [] };

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
