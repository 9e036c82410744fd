import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../context.ts';
import { badRequest, refuseDocument } from '../plugins/refuse-document.ts';
import type { Limits } from './limits.ts';
import { reportCheck } from './report-check.ts';

/** Checks operations that come over HTTP before they are executed. */
export function checkOperations(limits: Limits): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart({ request }) {
      const tooLarge = limits.checkSource(request.query ?? '');
      if (tooLarge !== null) return Promise.resolve(refuseDocument(request, tooLarge));
      return Promise.resolve({
        didResolveOperation({ document, operation, request, contextValue }) {
          // Without an operation there is nothing to execute, and execution says why.
          if (operation === undefined) return Promise.resolve();
          const checked = limits.check({ document, operation, variables: request.variables });
          contextValue.coercedVariables = checked.variables;
          reportCheck(checked, contextValue.record, contextValue.log);
          return checked.error === null ? Promise.resolve() : Promise.reject(badRequest(checked.error));
        },
      });
    },
  };
}
