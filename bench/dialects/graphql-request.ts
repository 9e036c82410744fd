import type { WireRequest } from './dialect.ts';

/** A GraphQL request over HTTP. */
export function graphqlRequest(query: string, variables: Readonly<Record<string, unknown>>): WireRequest {
  return {
    method: 'POST',
    path: '/graphql',
    contentType: 'application/json',
    body: JSON.stringify({ query, variables }),
  };
}
