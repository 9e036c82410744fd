import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type CompiledQuery, QueryCompiler } from './compiled-query.ts';
import { conditionalVariables } from './conditions.ts';

/**
 * How much is kept compiled, at about 2.5 KiB a selection. Those that have not been used for longest are compiled anew
 * when they come again.
 */
const most = { queries: 1000, selections: 20_000 };

/** An operation that has been validated. */
export interface Operation {
  /** The same for equal documents alone. */
  readonly documentHash: string;
  readonly document: DocumentNode;
  /** Absent where the document has no operation of this name. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables as execution has them, where that has been worked out; else `null`. */
  readonly coerced: Readonly<Record<string, unknown>> | null;
  readonly context: unknown;
}

type Variables = Readonly<Record<string, unknown>>;

/** How often a query has come, until it is compiled. */
type Known = number | CompiledQuery | 'not to be compiled';

/**
 * Executes operations, queries that come again as compiled code: graphql-jit makes a function of a query, in which what
 * graphql-js works out of the document and the schema for each field of each object is worked out once.
 *
 * Whatever the client has sent is checked by graphql-js, in its words; test/server/execution/compiled-and-not.test.ts
 * compares the two.
 */
export class QueryExecutor {
  readonly #schema: GraphQLSchema;
  readonly #compileAfter: number;
  readonly #compiler: QueryCompiler;
  readonly #conditions = new WeakMap<DocumentNode, readonly string[]>();
  readonly #queries = new LRUCache<string, Known>({
    max: most.queries,
    maxSize: most.selections,
    sizeCalculation: (known) => (typeof known === 'object' ? known.size : 1),
  });

  /** @param compileAfter how often a query has to come to be compiled, which takes a while */
  constructor(schema: GraphQLSchema, compileAfter: number) {
    this.#schema = schema;
    this.#compileAfter = compileAfter;
    this.#compiler = new QueryCompiler(schema);
  }

  /** Executes an operation as compiled code; `null` when that is left to graphql-js. */
  execute(request: Operation): Promise<ExecutionResult> | null {
    const variables = this.#coerced(request);
    if (variables === null) return null;
    return this.#compiled(request, variables)?.execute(request.context, variables) ?? null;
  }

  /** The variables as execution has them; `null` where something may be wrong with one. */
  #coerced({ operation, variables, coerced }: Operation): Variables | null {
    const definitions = operation?.variableDefinitions ?? [];
    if (definitions.length === 0) return {};
    // One with a default may stand where null may not, and be given as null (GraphQL specification, section 5.8.5).
    const nullForDefault = definitions.some(
      ({ defaultValue, variable }) => defaultValue !== undefined && variables[variable.name.value] === null,
    );
    if (nullForDefault) return null;
    return coerced ?? getVariableValues(this.#schema, definitions, variables, { maxErrors: 1 }).coerced ?? null;
  }

  #compiled({ documentHash, document, operation }: Operation, variables: Variables): CompiledQuery | null {
    if (operation === undefined) return null;
    const choice = this.#conditionsOf(document).map((name) => variables[name]);
    const key = JSON.stringify([documentHash, operation.name?.value, choice]);
    const known = this.#queries.get(key) ?? 0;
    if (typeof known !== 'number') return known === 'not to be compiled' ? null : known;
    if (known + 1 < this.#compileAfter) {
      this.#queries.set(key, known + 1);
      return null;
    }
    const compiled = this.#compiler.compile(document, operation, variables);
    this.#queries.set(key, compiled ?? 'not to be compiled');
    return compiled;
  }

  #conditionsOf(document: DocumentNode): readonly string[] {
    const known = this.#conditions.get(document);
    if (known !== undefined) return known;
    const names = conditionalVariables(document);
    this.#conditions.set(document, names);
    return names;
  }
}
