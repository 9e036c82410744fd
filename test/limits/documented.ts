import { readdirSync, readFileSync } from 'node:fs';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
  type OperationDefinitionNode,
} from 'graphql';
import { exampleTabs } from '../../src/server/playground/examples.ts';

/** An operation that a reader of the documentation may run. */
export interface DocumentedOperation {
  /** The page that it is on, and what it begins with. */
  readonly where: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

const root = new URL('../../', import.meta.url);

/**
 * Every operation on the pages of the documentation, in the example program and in the playground's tabs, except for
 * the one that docs/limits.md has for being refused.
 */
export function documentedOperations(schema: GraphQLSchema): readonly DocumentedOperation[] {
  const pages = ['README.md', 'examples/consumer/README.md', ...listFiles('docs/', '.md')];
  const programs = listFiles('examples/consumer/src/', '.ts');
  const texts = [
    ...pages.flatMap((page) => blocksOf(page, /^```graphql\n([^]*?)^```$/gm)),
    ...programs.flatMap((program) => blocksOf(program, /graphql\(`([^`]*)`\)/g)),
    ...exampleTabs().map(({ query }) => ({ page: 'the playground', query })),
  ];
  const requests = pages
    .flatMap((page) => blocksOf(page, /-d '(\{"query":[^']*)'/g))
    .map(({ page, query: body }) => ({ page, ...(JSON.parse(body) as { query: string; variables?: object }) }));
  const refused = 'query TooCostly';
  return [...texts, ...requests]
    .filter(({ query }) => !query.startsWith(refused))
    .flatMap((text) => operationsOf(schema, text));
}

function listFiles(folder: string, extension: string): readonly string[] {
  const names = readdirSync(new URL(folder, root)).filter((name) => name.endsWith(extension));
  return names.map((name) => folder + name);
}

function blocksOf(page: string, pattern: RegExp): readonly { page: string; query: string }[] {
  const text = readFileSync(new URL(page, root), 'utf8');
  return [...text.matchAll(pattern)].map(([, block = '']) => ({ page, query: block }));
}

function operationsOf(
  schema: GraphQLSchema,
  { page, query, variables }: { readonly page: string; readonly query: string; readonly variables?: object },
): readonly DocumentedOperation[] {
  return parse(query).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const operationName = definition.name?.value;
    return [
      {
        where: `${page}: ${operationName ?? query.trim().slice(0, 30)}`,
        query,
        operationName,
        variables: { ...variablesFor(schema, definition), ...variables },
      },
    ];
  });
}

/** Some value for every variable that has to have one. */
function variablesFor(schema: GraphQLSchema, operation: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
      const declared = typeFromAST(schema, type) as GraphQLInputType | undefined;
      if (declared === undefined || !isNonNullType(declared) || defaultValue !== undefined) return [];
      return [[variable.name.value, valueOf(declared)]];
    }),
  );
}

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type)]));
  }
  return type.name === 'Int' ? 1 : 'text';
}
