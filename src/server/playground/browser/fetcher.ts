import { createGraphiQLFetcher, type Fetcher, type FetcherOpts } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import { isObject } from './settings.ts';

/**
 * Sends operations to the address that the page was served from: over HTTP, and subscriptions over the
 * `graphql-transport-ws` protocol, with the headers as connection parameters.
 *
 * GraphiQL introspects the schema before its headers editor exists, hence without headers. Introspection therefore
 * falls back to the initial ones.
 */
export function createFetcher(page: Location, initialHeaders: string): Fetcher {
  const subscriptionUrl = new URL(page.pathname, page.href);
  subscriptionUrl.protocol = page.protocol === 'https:' ? 'wss:' : 'ws:';
  const headers: unknown = JSON.parse(initialHeaders);
  const senderFor = (options: FetcherOpts | undefined): Fetcher =>
    createGraphiQLFetcher({
      url: page.pathname,
      wsClient: createClient({
        url: subscriptionUrl.href,
        connectionParams: options?.headers ?? {},
        // Who looks at the screen is told at once why there is no connection, and tries again or not.
        retryAttempts: 0,
      }),
      // The gateway has no @defer and no @stream. Without this, GraphiQL would not ask for
      // application/graphql-response+json, the media type of GraphQL over HTTP.
      enableIncrementalDelivery: false,
    });
  return (parameters, given) => {
    const isFirstIntrospection = parameters.operationName === 'IntrospectionQuery' && given?.headers === undefined;
    const options = isFirstIntrospection && isObject(headers) ? { ...given, headers } : given;
    return senderFor(options)(parameters, options);
  };
}
