import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../context.ts';

/** GraphQL sets no limit to the length of a name, a log line does. */
const longestName = 100;

/** Records the name of the operation and the codes of its errors, for the log. */
export const operationOutcome: ApolloServerPlugin<ServerContext> = {
  requestDidStart({ contextValue: { record } }) {
    return Promise.resolve({
      didResolveOperation({ operationName }) {
        record.name = operationName?.slice(0, longestName) ?? null;
        return Promise.resolve();
      },
      willSendResponse({ response: { body } }) {
        const errors = (body.kind === 'single' ? body.singleResult.errors : undefined) ?? [];
        record.errorCodes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
        return Promise.resolve();
      },
    });
  },
};
