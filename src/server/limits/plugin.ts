import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Exceeded } from '../edge/rate-limit/rate-limit.ts';
import { retryHeaders, tooManyRequests } from '../edge/rate-limit/too-many-requests.ts';
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
        async didResolveOperation({ document, operation, request, contextValue }) {
          // Without an operation there is nothing to execute, and execution says why.
          if (operation === undefined) return;
          const checked = limits.check({ document, operation, variables: request.variables });
          contextValue.coercedVariables = checked.variables;
          reportCheck(checked, contextValue.record, contextValue.log);
          if (checked.error !== null) throw badRequest(checked.error);
          const exceeded = await contextValue.countCalls(checked.estimate?.calls ?? null);
          if (exceeded !== null) throw rateLimited(exceeded);
        },
      });
    },
  };
}

/** Returns the error that makes Apollo Server respond as to a request that exceeds the rate limit before it is read. */
function rateLimited(exceeded: Exceeded): GraphQLError {
  const { message, extensions } = tooManyRequests(exceeded);
  const headers = new HeaderMap();
  for (const [name, value] of retryHeaders(exceeded)) headers.set(name, value);
  // Apollo Server takes a HeaderMap only, which its type of the extensions does not have.
  const http: Readonly<Record<string, unknown>> = { status: 429, headers };
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
