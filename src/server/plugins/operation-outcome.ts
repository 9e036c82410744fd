import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../context.ts';

/** Records the name of the operation and the codes of its errors, for the log. */
export const operationOutcome: ApolloServerPlugin<ServerContext> = {
  requestDidStart({ contextValue: { record } }) {
    return Promise.resolve({
      didResolveOperation({ operationName }) {
        record.name = operationName;
        return Promise.resolve();
      },
      willSendResponse({ response: { body } }) {
        if (body.kind === 'single') record.addErrors(body.singleResult.errors ?? []);
        return Promise.resolve();
      },
    });
  },
};
