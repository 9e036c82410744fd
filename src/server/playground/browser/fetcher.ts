import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
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
  const send = createGraphiQLFetcher({
    url: page.pathname,
    subscriptionUrl: subscriptionUrl.href,
    // The gateway has no @defer and no @stream. Without this, GraphiQL would not ask for
    // application/graphql-response+json, the media type of GraphQL over HTTP.
    enableIncrementalDelivery: false,
  });
  return (parameters, options) =>
    parameters.operationName === 'IntrospectionQuery' && options?.headers === undefined && isObject(headers)
      ? send(parameters, { ...options, headers })
      : send(parameters, options);
}
