import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

/**
 * A rule of validation: the field of a subscription may not depend on a condition, since without it there would be
 * nothing to follow (GraphQL specification, section 5.2.4.1, as of September 2025). graphql-js 16 does not have the
 * rule. Its own for the fields of subscriptions throws at a condition whose value it cannot tell, such as a variable or
 * nothing at all, and so would answer for a fault of the gateway.
 *
 * So this one looks at all of a document before the others look at anything in it, although it stands behind them, and
 * shows them nothing of a document that it refuses.
 */
export const unconditionalField: ValidationRule = (context) => ({
  Document: {
    enter(document) {
      const found = rootConditions(document, (name) => context.getFragment(name));
      for (const condition of found) {
        const message = `The field of a subscription cannot depend on @${condition.name.value}.`;
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
      return found.length === 0 ? undefined : { ...document, definitions: [] };
    },
  },
});

const conditions: ReadonlySet<string> = new Set(['include', 'skip']);

/** The conditions on which it depends what the subscriptions of a document follow. */
function rootConditions(
  { definitions }: DocumentNode,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): readonly DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const seen = new Set<SelectionSetNode>();
  const look = (set: SelectionSetNode): void => {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      const condition = selection.directives?.find(({ name }) => conditions.has(name.value));
      if (condition !== undefined) found.push(condition);
      if (selection.kind === Kind.FIELD) continue;
      const inside = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(selection.name.value) : selection;
      if (inside !== null && inside !== undefined) look(inside.selectionSet);
    }
  };
  for (const definition of definitions) {
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    if (isOperation && definition.operation === OperationTypeNode.SUBSCRIPTION) look(definition.selectionSet);
  }
  return found;
}
