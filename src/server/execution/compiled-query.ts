import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  separateOperations,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { withErrorsOfGraphqlJs } from './compiled-errors.ts';
import { compiledSize } from './compiled-size.ts';
import { withoutConditions } from './conditions.ts';
import { liftArguments } from './lifted-arguments.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A query that has become a function. */
export interface CompiledQuery {
  /** How many selections it has in the compiled code. */
  readonly size: number;
  /**
   * @param variables coerced (GraphQL specification, section 6.1.2), and equal to those that it was compiled for in what
   *   decides what is skipped
   * @returns `null` where graphql-js has to say what is wrong with an argument
   */
  readonly execute: (context: unknown, variables: Variables) => Promise<ExecutionResult> | null;
}

/**
 * The largest query that is compiled, which takes up to a tenth of a second, in selections. The largest one of the
 * catalogue has about 200.
 */
export const largestQuery = 500;

/** The type of every variable of a compiled query: it takes any value as it is. */
const coercedValue = new GraphQLScalarType({ name: 'CoercedValue' });

/**
 * Compiles queries by graphql-jit, of which it is left only what it does as graphql-js does: fields, types, and errors.
 * Variables, arguments and conditions have been seen to by graphql-js before.
 */
export class QueryCompiler {
  readonly #schema: GraphQLSchema;
  readonly #withCoercedValue: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    const config = schema.toConfig();
    this.#schema = schema;
    this.#withCoercedValue = new GraphQLSchema({
      ...config,
      types: [...config.types, coercedValue],
      assumeValid: true,
    });
  }

  /** `null` for what is left to graphql-js: mutations, and queries that are too large or have names that do not fit. */
  compile(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): CompiledQuery | null {
    if (operation.operation !== OperationTypeNode.QUERY || hasNamesOfObjects(document)) return null;
    const alone = separateOperations(withoutConditions(document, variables))[operation.name?.value ?? ''];
    const query = alone?.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (alone === undefined || query === undefined) return null;
    const size = compiledSize(this.#schema, alone, query, largestQuery);
    if (size >= largestQuery) return null;

    const lifted = liftArguments(this.#schema, alone);
    const given = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    const compiled = compileQuery(
      this.#withCoercedValue,
      withVariables(lifted.document, [...given, ...lifted.names]),
      undefined,
      // Introspection is of the schema that resolvers are told of.
      { resolverInfoEnricher: () => ({ schema: this.#schema }) },
    );
    if (!isCompiledQuery(compiled)) return null;
    return {
      size,
      execute(context, coerced) {
        const values = lifted.values(coerced);
        if (values === null) return null;
        return Promise.resolve(compiled.query(undefined, context, values)).then((result) =>
          withErrorsOfGraphqlJs(result, document),
        );
      },
    };
  }
}

/** The document with these variables alone, which take any value. */
function withVariables(document: DocumentNode, names: readonly string[]): DocumentNode {
  const variableDefinitions = names.map((name): VariableDefinitionNode => ({
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coercedValue.name } },
  }));
  return visit(document, { OperationDefinition: (operation) => ({ ...operation, variableDefinitions }) });
}

/**
 * Whether a field or a variable is called as something that every object has, such as `__proto__`: graphql-jit makes
 * keys of objects of them.
 */
function hasNamesOfObjects(document: DocumentNode): boolean {
  let found = false;
  const look = ({ value }: NameNode): void => {
    if (value in Object.prototype) found = true;
  };
  visit(document, {
    Field: ({ alias, name }) => look(alias ?? name),
    Variable: ({ name }) => look(name),
  });
  return found;
}
