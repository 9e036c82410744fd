import { createHash } from 'node:crypto';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getLocation,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  validate,
  visit,
} from 'graphql';
import type { z } from 'zod';
import type { apolloManifest } from '../../server/trusted-documents/manifest.ts';
import { addTypenames } from './add-typenames.ts';

/** A manifest in Apollo's format. */
export type BuiltManifest = z.output<typeof apolloManifest>;

/** A file with documents. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
}

export interface BuildOptions {
  /** Whether every selection asks for `__typename`, as the caches of Apollo Client and urql make every document do. */
  readonly typenames: boolean;
}

/** Documents do not make a manifest; `mistakes` says all that is wrong with them. */
export class DocumentsError extends Error {
  override readonly name = 'DocumentsError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

/** Makes a manifest of a client's documents: each operation with the fragments that it uses, whatever file they are in. */
export function buildManifest(
  schema: GraphQLSchema,
  files: readonly DocumentFile[],
  options: BuildOptions,
): BuiltManifest {
  const mistakes: string[] = [];
  const definitions = files.flatMap((file) => parseFile(file, mistakes));
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  mistakes.push(...namingMistakes(operations), ...namingMistakes(fragments));
  const fragmentsByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const documents = operations.map((operation) => {
    const document = documentOf(operation, fragmentsByName);
    mistakes.push(...validate(schema, document).map(describe));
    return { operation, body: print(options.typenames ? addTypenames(document) : document) };
  });
  if (operations.length === 0 && mistakes.length === 0) mistakes.push('There is no operation in these files.');
  if (mistakes.length > 0) throw new DocumentsError([...new Set(mistakes)]);
  return {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: documents.map(({ operation, body }) => ({
      id: createHash('sha256').update(body).digest('hex'),
      name: operation.name?.value ?? '',
      type: operation.operation,
      body,
    })),
  };
}

function parseFile({ path, text }: DocumentFile, mistakes: string[]): readonly DefinitionNode[] {
  try {
    return parse(new Source(text, path)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    mistakes.push(describe(error));
    return [];
  }
}

/** An operation is known to clients by its name, and a fragment to operations. */
function namingMistakes(definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): string[] {
  const first = new Map<string, DefinitionNode>();
  return definitions.flatMap((definition) => {
    const name = definition.name?.value;
    if (name === undefined) return [describe(new GraphQLError('An operation needs a name.', { nodes: definition }))];
    const other = first.get(name);
    first.set(name, other ?? definition);
    if (other === undefined) return [];
    const where = describe(new GraphQLError('', { nodes: other })).replace(/: $/, '');
    return [describe(new GraphQLError(`The name ${name} is taken: ${where}.`, { nodes: definition }))];
  });
}

/** An operation with all fragments that it reaches. */
function documentOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const reached = new Set<DefinitionNode>([operation]);
  for (const definition of reached) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment !== undefined) reached.add(fragment);
      },
    });
  }
  return { kind: Kind.DOCUMENT, definitions: [...reached] };
}

function describe(error: GraphQLError): string {
  const source = error.source ?? error.nodes?.[0]?.loc?.source;
  const position = error.positions?.[0];
  if (source === undefined || position === undefined) return error.message;
  const { line, column } = getLocation(source, position);
  return `${source.name}:${line}:${column}: ${error.message}`;
}
