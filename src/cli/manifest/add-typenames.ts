import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * Makes every selection ask for `__typename`, but for those of the roots, in the places where Apollo Client and urql
 * put it: last.
 */
export function addTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent): SelectionSetNode | undefined {
      const ofRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const hasIt = node.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD && selection.alias === undefined && selection.name.value === '__typename',
      );
      return ofRoot || hasIt ? undefined : { ...node, selections: [...node.selections, typename] };
    },
  });
}
