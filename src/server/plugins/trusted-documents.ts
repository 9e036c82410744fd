import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ServerContext } from '../context.ts';
import { askedDocument } from '../trusted-documents/asked-document.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';

/**
 * Puts the text of a trusted document into a request that names it by ID, and refuses what may not be run before it is
 * parsed. What a plugin throws at the start of a request is an internal error to Apollo Server, so a refusal waits for
 * the first event that can refuse, with a document in the place of the client's.
 */
export function trustedDocuments(documents: TrustedDocuments): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart({ request }) {
      const choice = documents.choose(askedDocument(parametersOf(request)));
      switch (choice.kind) {
        case 'as-asked':
          return Promise.resolve();
        case 'listed':
          replaceDocument(request, choice.text);
          return Promise.resolve();
        case 'refused':
          replaceDocument(request, '{ __typename }');
          delete request.operationName;
          return Promise.resolve({ didResolveOperation: () => Promise.reject(badRequest(choice.error)) });
      }
    },
  };
}

/** Apollo Server has read the standard parameters; those that name a document are still as they came. */
function parametersOf({ query, extensions, http }: GraphQLRequest): Readonly<Record<string, unknown>> {
  const fromSearch = Object.fromEntries(new URLSearchParams(http?.method === 'GET' ? http.search : ''));
  const fromBody: unknown = http?.method === 'POST' ? http.body : undefined;
  return { ...fromSearch, ...(typeof fromBody === 'object' ? fromBody : undefined), query, extensions };
}

function badRequest({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}

/** Without the hash of an automatic persisted query, since that is of another text. */
function replaceDocument(request: GraphQLRequest, text: string): void {
  request.query = text;
  if (request.extensions !== undefined) {
    request.extensions = Object.fromEntries(
      Object.entries(request.extensions).filter(([name]) => name !== 'persistedQuery'),
    );
  }
}
