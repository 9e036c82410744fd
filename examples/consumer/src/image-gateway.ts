import type { TypedDocumentString } from './gql/graphql.ts';

/** Where the gateway is, and who asks it. */
export interface ImageGatewayOptions {
  readonly url: string;
  /** An IAM token. */
  readonly token: string;
  /** Whether documents are sent by ID, to a gateway that has them in its manifest of trusted documents. */
  readonly byId: boolean;
}

/** An error in an answer. Its codes are those that the gateway documents: `PERMISSION_DENIED`, `UNAVAILABLE` ... */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly retryable?: boolean };
}

/** The gateway has answered with errors. */
export class ImageGatewayError extends Error {
  override readonly name = 'ImageGatewayError';
  readonly errors: readonly AnswerError[];

  constructor(errors: readonly AnswerError[]) {
    super(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n'));
    this.errors = errors;
  }
}

/** A client of the gateway: the type of an answer and of the variables follow from the document. */
export class ImageGateway {
  readonly #options: ImageGatewayOptions;

  constructor(options: ImageGatewayOptions) {
    this.#options = options;
  }

  async request<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
  ): Promise<Result> {
    const { url, token, byId } = this.#options;
    const documentId: unknown = document.__meta__?.['hash'];
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ ...(byId ? { documentId } : { query: document.toString() }), variables }),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = (await response.json()) as { data?: Result | null; errors?: readonly AnswerError[] };
    if (answer.errors !== undefined) throw new ImageGatewayError(answer.errors);
    if (answer.data === undefined || answer.data === null) throw new Error(`HTTP ${response.status} without data`);
    return answer.data;
  }
}
