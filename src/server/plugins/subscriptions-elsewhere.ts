import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ServerContext } from '../context.ts';

/**
 * Refuses a subscription that comes as an HTTP request for one answer. Apollo Server would execute it as if it were a
 * query, which finds no event to make an answer of.
 */
export const subscriptionsElsewhere: ApolloServerPlugin<ServerContext> = {
  requestDidStart() {
    return Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve();
        throw new GraphQLError(
          'Subscriptions run at this path over a WebSocket with the protocol graphql-transport-ws, or as server-sent ' +
            'events with the header "Accept: text/event-stream".',
          { extensions: { code: ApolloServerErrorCode.BAD_REQUEST, http: { status: 400 } } },
        );
      },
    });
  },
};
