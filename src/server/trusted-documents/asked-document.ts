/** What a request says of the document to run: its text, an ID in its place, or both. */
export interface AskedDocument {
  readonly text: string | undefined;
  /** The ID by which the client trusts that the gateway knows the document. */
  readonly id: string | undefined;
  /** The hash of an automatic persisted query, which is also the ID in a manifest of Apollo's. */
  readonly hash: string | undefined;
}

/**
 * Reads what the parameters of a request say, whatever they came by: the ID as `documentId`, as the GraphQL over HTTP
 * draft has it (appendix A, "Persisted Documents"), as `id`, as Relay's documentation has it, or as the hash in
 * Apollo's extension `persistedQuery`. An empty text is none: a client of graphql-ws has to send one.
 */
export function askedDocument(parameters: Readonly<Record<string, unknown>>): AskedDocument {
  const persistedQuery = field(parameters['extensions'], 'persistedQuery');
  return {
    text: nonEmptyString(parameters['query']),
    id: nonEmptyString(parameters['documentId']) ?? nonEmptyString(parameters['id']),
    hash: nonEmptyString(field(persistedQuery, 'sha256Hash')),
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

function nonEmptyString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
