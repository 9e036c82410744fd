import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../context.ts';
import { formatErrors, logUnexpected } from '../format-errors.ts';
import type { Limits } from '../limits/limits.ts';
import type { QueryExecutor } from './query-executor.ts';

/**
 * Has the queries that are compiled executed as compiled code, and Apollo Server execute the others.
 *
 * Apollo Server's option `gateway`, which is what it has for other executors, makes a getter for each request. V8 ties
 * such a one to a hidden class of its own, which is old from the start: whatever the getter reaches, which is all of the
 * request and of its answer, outlives every collection of young objects.
 */
export function compiledQueries(
  executor: QueryExecutor,
  { formatError }: Pick<Limits, 'formatError'>,
): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart() {
      return Promise.resolve({
        async responseForOperation({ document, operation, queryHash, request, contextValue, response: { http } }) {
          const result = await executor.execute({
            documentHash: queryHash ?? '',
            document,
            operation,
            variables: request.variables ?? {},
            coerced: contextValue.coercedVariables,
            context: contextValue,
          });
          if (result === null) return null;
          const { errors, ...rest } = result;
          if (errors === undefined) return { http, body: { kind: 'single', singleResult: rest } };
          logUnexpected(errors, contextValue.log);
          return {
            http,
            body: { kind: 'single', singleResult: { ...rest, errors: formatErrors(errors, formatError) } },
          };
        },
      });
    },
  };
}
