import {
  type DocumentNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The variables by which selections of a document are skipped or included. */
export function conditionalVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * What is left of a document for these variables: nothing that is skipped, and no condition (GraphQL specification,
 * sections 3.13.1 and 3.13.2). A selection set of which everything is skipped is left empty.
 *
 * graphql-jit has conditions of its own, which it keeps with the nodes of the document: a fragment that is spread twice
 * has those of both places at each.
 */
export function withoutConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const decide = (node: SelectionNode): SelectionNode | null | undefined => {
    if ((node.directives ?? []).length === 0) return undefined;
    return isIncluded(node, variables) ? { ...node, directives: [] } : null;
  };
  return visit(document, { Field: decide, FragmentSpread: decide, InlineFragment: decide });
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}
