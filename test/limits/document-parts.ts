import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** The only operation of a document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw new Error('The document has to have one operation.');
  return operation;
}

/** The fragments of a document, by their names. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  visit(document, { FragmentDefinition: (fragment) => void fragments.set(fragment.name.value, fragment) });
  return fragments;
}

/** How many selections a document has. */
export function selectionsIn(document: DocumentNode): number {
  let count = 0;
  visit(document, { SelectionSet: (set) => void (count += set.selections.length) });
  return count;
}
