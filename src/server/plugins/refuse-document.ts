import type { GraphQLRequest, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ServerContext } from '../context.ts';

/**
 * Refuses a request before its document is parsed. What a plugin throws at the start of a request is an internal error
 * to Apollo Server, so the refusal waits for the first event that can refuse, with a document in the place of the
 * client's.
 */
export function refuseDocument(request: GraphQLRequest, error: GraphQLError): GraphQLRequestListener<ServerContext> {
  replaceDocument(request, '{ __typename }');
  delete request.operationName;
  return { didResolveOperation: () => Promise.reject(badRequest(error)) };
}

/** Without the hash of an automatic persisted query, since that is of another text. */
export function replaceDocument(request: GraphQLRequest, text: string): void {
  request.query = text;
  if (request.extensions !== undefined) {
    request.extensions = Object.fromEntries(
      Object.entries(request.extensions).filter(([name]) => name !== 'persistedQuery'),
    );
  }
}

/** Nothing has been executed, so it is an error of the request (GraphQL over HTTP, section 6.4). */
export function badRequest({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
