export interface QueryOptions {
  /** The caller's token, by default one that may do everything; `null` to send none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An answer as it came over HTTP. `Data` is what the test expects, and what its assertions have to show. */
export interface QueryAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  /** Empty when the answer has none. */
  readonly errors: readonly QueryError[];
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

export interface QueryError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Sends a document to a GraphQL endpoint. */
export async function postGraphql<Data>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { token = 'sandbox-admin', headers = {}, signal }: QueryOptions,
): Promise<QueryAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answer = (await response.json()) as Partial<QueryAnswer<Data>>;
  return {
    status: response.status,
    headers: response.headers,
    data: answer.data as Data,
    errors: answer.errors ?? [],
    extensions: answer.extensions,
  };
}
