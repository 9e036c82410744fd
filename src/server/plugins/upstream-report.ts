import type { ApolloServerPlugin } from '@apollo/server';
import type { ServerContext } from '../context.ts';

/** Reports the number of upstream calls in `extensions.upstream` when the request has the header `x-upstream-report: 1`. */
export const upstreamReport: ApolloServerPlugin<ServerContext> = {
  requestDidStart({ request, contextValue }) {
    if (request.http?.headers.get('x-upstream-report') !== '1') return Promise.resolve();
    return Promise.resolve({
      willSendResponse({ response: { body } }) {
        if (body.kind === 'single') {
          const { singleResult } = body;
          singleResult.extensions = { ...singleResult.extensions, upstream: contextValue.record.upstream };
        }
        return Promise.resolve();
      },
    });
  },
};
