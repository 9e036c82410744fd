import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  typeFromAST,
  TypeMetaFieldDef,
} from 'graphql';

/** The fields of introspection, which are in no type (GraphQL specification, section 4.1). */
const metaFields = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

/**
 * How many selections a query has in the code that is made of it, where what is selected of an interface is there once
 * for each of its types, at each depth: a short document may be a long program. No more than `most` are counted.
 */
export function compiledSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  most: number,
): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  let size = 1;

  function countWithin(type: GraphQLObjectType, { selections }: SelectionSetNode): void {
    for (const selection of selections) {
      size += 1;
      if (size >= most) return;
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet !== undefined) countField(type, selection.name.value, selection.selectionSet);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition === undefined ? type : typeFromAST(schema, fragment.typeCondition);
      const applies = condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
      if (applies) countWithin(type, fragment.selectionSet);
    }
  }

  function countField(parent: GraphQLObjectType, name: string, selectionSet: SelectionSetNode): void {
    const field = parent.getFields()[name] ?? metaFields.get(name);
    if (field === undefined) return;
    const type = getNamedType(field.type);
    if (isObjectType(type)) countWithin(type, selectionSet);
    if (!isAbstractType(type)) return;
    for (const possible of schema.getPossibleTypes(type)) countWithin(possible, selectionSet);
  }

  const root = schema.getRootType(operation.operation);
  if (root) countWithin(root, operation.selectionSet);
  return Math.min(size, most);
}
