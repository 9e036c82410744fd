import { GraphQLError, Kind, OperationTypeNode, type SelectionSetNode, type ValidationRule } from 'graphql';

const conditions: ReadonlySet<string> = new Set(['include', 'skip']);

/**
 * A rule of validation: the field of a subscription may not depend on a condition, since without it there would be
 * nothing to follow (GraphQL specification, section 5.2.4.1, as of September 2025). graphql-js 16 does not have the
 * rule, and throws when it comes to execute such a subscription.
 */
export const unconditionalField: ValidationRule = (context) => {
  const seen = new Set<SelectionSetNode>();
  const check = (set: SelectionSetNode): void => {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      const condition = selection.directives?.find(({ name }) => conditions.has(name.value));
      if (condition !== undefined) {
        const message = `The field of a subscription cannot depend on @${condition.name.value}.`;
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? context.getFragment(selection.name.value)?.selectionSet
          : selection.kind === Kind.INLINE_FRAGMENT
            ? selection.selectionSet
            : undefined;
      if (inside !== undefined) check(inside);
    }
  };
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation === OperationTypeNode.SUBSCRIPTION) check(selectionSet);
    },
  };
};
