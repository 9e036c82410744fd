import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ServerContext } from '../context.ts';
import type { Limits } from './limits.ts';
import { reportCheck } from './report-check.ts';

/** Checks operations that come over HTTP before they are executed. */
export function checkOperations(limits: Limits): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart() {
      return Promise.resolve({
        didResolveOperation({ document, operation, request, contextValue }) {
          // Without an operation there is nothing to execute, and execution says why.
          if (operation === undefined) return Promise.resolve();
          const checked = limits.check({ document, operation, variables: request.variables });
          reportCheck(checked, contextValue.record, contextValue.log);
          return checked.error === null ? Promise.resolve() : Promise.reject(withStatus400(checked.error));
        },
      });
    },
  };
}

/** Nothing has been executed, so it is an error of the request (GraphQL over HTTP, section 6.4). */
function withStatus400({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
