import { GraphQLError } from 'graphql';
import type { AskedDocument } from './asked-document.ts';
import { bareId, type Manifest } from './manifest.ts';

/** Whether only the documents of the manifest are run, or others too. */
export type TrustedDocumentsMode = 'only' | 'prefer';

/** What becomes of a request: the document of the manifest to run, the request as it came, or a refusal. */
export type DocumentChoice =
  | { readonly kind: 'listed'; readonly text: string }
  | { readonly kind: 'as-asked' }
  | { readonly kind: 'refused'; readonly error: GraphQLError };

/** The codes of refusals, which are those of Apollo Router, so that clients may already know them. */
export const documentRefusals = [
  'PERSISTED_QUERY_NOT_IN_LIST',
  'PERSISTED_QUERY_ID_REQUIRED',
  'CANNOT_SEND_PQ_ID_AND_BODY',
] as const;

/** Decides by the manifest and the mode what a request may run. */
export function chooseDocument(
  { text, id, hash }: AskedDocument,
  manifest: Manifest,
  mode: TrustedDocumentsMode,
): DocumentChoice {
  const name = id ?? hash;
  // Text with the hash of it is how a client registers an automatic persisted query.
  if (name === undefined || (mode === 'prefer' && id === undefined && text !== undefined)) {
    return mode === 'prefer' ? { kind: 'as-asked' } : refuse('PERSISTED_QUERY_ID_REQUIRED', idRequired);
  }
  if (text !== undefined)
    return refuse('CANNOT_SEND_PQ_ID_AND_BODY', 'Send the ID of a document or its text, not both.');
  const listed = manifest.get(bareId(name));
  if (listed !== undefined) return { kind: 'listed', text: listed };
  if (mode === 'prefer' && id === undefined) return { kind: 'as-asked' };
  return refuse('PERSISTED_QUERY_NOT_IN_LIST', `No trusted document has the ID ${JSON.stringify(name.slice(0, 100))}.`);
}

const idRequired =
  'This gateway runs trusted documents only: send the ID of one as "documentId", not the text of a document.';

function refuse(code: (typeof documentRefusals)[number], message: string): DocumentChoice {
  return { kind: 'refused', error: new GraphQLError(message, { extensions: { code } }) };
}
