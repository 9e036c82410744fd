import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import type { ServerContext } from '../context.ts';
import { askedDocument } from '../trusted-documents/asked-document.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { refuseDocument, replaceDocument } from './refuse-document.ts';

/**
 * Puts the text of a trusted document into a request that names it by ID, and refuses what may not be run before it is
 * parsed.
 */
export function trustedDocuments(documents: TrustedDocuments): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart({ request, contextValue }) {
      const choice = documents.choose(askedDocument(parametersOf(request)));
      switch (choice.kind) {
        case 'as-asked':
          return Promise.resolve();
        case 'listed':
          replaceDocument(request, choice.text);
          contextValue.record.isTrusted = true;
          return Promise.resolve();
        case 'refused':
          return Promise.resolve(refuseDocument(request, choice.error));
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
