import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { ServerContext } from '../context.ts';
import type { Execution } from '../operation-record.ts';

/** Records which operation it was and how it was executed, for the log, the metrics and the traces. */
export const operationOutcome: ApolloServerPlugin<ServerContext> = {
  requestDidStart({ contextValue: { record } }) {
    return Promise.resolve({
      didResolveOperation({ operationName, operation }) {
        record.name = operationName;
        record.type = operation?.operation ?? null;
        return Promise.resolve();
      },
      willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return Promise.resolve();
        record.addErrors(body.singleResult.errors ?? []);
        record.execution = executionOf(body.singleResult);
        record.span.end(record);
        return Promise.resolve();
      },
    });
  },
};

/** GraphQL specification, section 7.1: without an execution there is no `data`. */
function executionOf({ data, errors }: FormattedExecutionResult): Execution {
  if (data === undefined) return 'none';
  if (errors === undefined) return 'whole';
  return data === null ? 'failed' : 'partial';
}
