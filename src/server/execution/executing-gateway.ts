import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { QueryExecutor } from './query-executor.ts';

/**
 * Has Apollo Server execute operations by this executor. The way that it has for that is meant for gateways of
 * Federation, whose schema comes from elsewhere; this one's is there from the start, and never changes.
 */
export function executingGateway(
  schema: GraphQLSchema,
  executor: QueryExecutor,
): ApolloServerOptionsWithGateway<never>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, queryHash, request, context }) =>
          executor.execute({
            documentHash: queryHash,
            document,
            operation,
            operationName: request.operationName ?? null,
            variables: request.variables ?? {},
            context,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}
