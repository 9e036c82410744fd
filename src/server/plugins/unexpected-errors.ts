import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { ServerContext } from '../context.ts';
import { logUnexpected } from '../format-errors.ts';

/** Logs, with their stacks, the errors of which the client learns no more than that they are internal. */
export function unexpectedErrors(log: FastifyBaseLogger): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart({ contextValue }) {
      return Promise.resolve({
        didEncounterErrors({ errors }) {
          logUnexpected(errors, contextValue.log);
          return Promise.resolve();
        },
      });
    },
    contextCreationDidFail({ error }) {
      log.error({ err: error }, 'unexpected error in the creation of a context');
      return Promise.resolve();
    },
    unexpectedErrorProcessingRequest({ requestContext, error }) {
      requestContext.contextValue.log.error({ err: error }, 'unexpected error outside of resolvers');
      return Promise.resolve();
    },
  };
}
