import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { withErrorsOfGraphqlJs } from './compiled-errors.ts';
import { hasOnlyPlainArguments } from './plain-arguments.ts';

/** Those that have not been used for longest are compiled anew when they come again. */
const mostQueries = 1000;

/** An operation that has been validated. */
export interface Operation {
  /** The same for equal documents alone. */
  readonly documentHash: string;
  readonly document: DocumentNode;
  /** Absent where the document has no operation of this name. */
  readonly operation: OperationDefinitionNode | undefined;
  /** Which operation of the document it is; `null` where there is one only. */
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

type Compiled = CompiledQuery['query'];

/**
 * Executes operations, queries that come again as compiled code: graphql-jit makes a function of a query, in which what
 * graphql-js works out of the document and the schema for each field of each object is worked out once.
 *
 * What graphql-jit does otherwise than graphql-js is left to graphql-js: mutations, variables that do not fit, so that
 * they are refused in the same words, and arguments with variables inside of objects and lists.
 * test/server/execution/compiled-and-not.test.ts compares the two.
 */
export class QueryExecutor {
  readonly #schema: GraphQLSchema;
  readonly #compileAfter: number;
  /** How often a query has come, until it is compiled; `null` for what is not to be compiled. */
  readonly #queries = new LRUCache<string, { query: number | Compiled | null }>({ max: mostQueries });

  /** @param compileAfter how often a query has to come to be compiled, which takes a while; 0 for never */
  constructor(schema: GraphQLSchema, compileAfter: number) {
    this.#schema = schema;
    this.#compileAfter = compileAfter;
  }

  /** Executes an operation as compiled code; `null` when that is left to graphql-js. */
  async execute(operation: Operation): Promise<ExecutionResult | null> {
    const { document, variables, context } = operation;
    const compiled = this.#compiled(operation);
    if (compiled === null || !this.#fit(operation)) return null;
    return withErrorsOfGraphqlJs(await compiled(undefined, context, variables), document);
  }

  /** Whether the variables are such that nothing can be wrong with an argument any more. */
  #fit({ operation, variables }: Operation): boolean {
    const definitions = operation?.variableDefinitions ?? [];
    if (definitions.length === 0) return true;
    // One with a default may stand where null may not, and be given as null (GraphQL specification, section 5.8.5).
    const nullForDefault = definitions.some(
      ({ defaultValue, variable }) => defaultValue !== undefined && variables[variable.name.value] === null,
    );
    return !nullForDefault && getVariableValues(this.#schema, definitions, variables).coerced !== undefined;
  }

  #compiled(operation: Operation): Compiled | null {
    if (this.#compileAfter === 0) return null;
    const key = `${operation.documentHash} ${operation.operationName ?? ''}`;
    const entry = this.#queries.get(key) ?? { query: 0 };
    if (entry.query === 0) this.#queries.set(key, entry);
    if (typeof entry.query === 'number') {
      entry.query += 1;
      if (entry.query >= this.#compileAfter) entry.query = this.#compile(operation);
    }
    return typeof entry.query === 'number' ? null : entry.query;
  }

  #compile({ document, operation, operationName }: Operation): Compiled | null {
    if (operation?.operation !== OperationTypeNode.QUERY || !hasOnlyPlainArguments(document)) return null;
    const compiled = compileQuery(this.#schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled.query : null;
  }
}
