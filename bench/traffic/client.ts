import { Pool } from 'undici';

/** Longer than the gateway lets any request take. */
const patienceMs = 90_000;

/** What is sent to the gateway. */
export interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface SendOptions {
  /** `null` for none. */
  readonly token: string | null;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

export interface Response {
  readonly status: number;
  readonly text: string;
}

/** Sends requests to one gateway, by as many connections as it takes to have nothing wait on this side. */
export class Client {
  readonly #pool: Pool;

  constructor(gatewayUrl: string) {
    this.#pool = new Pool(gatewayUrl, { headersTimeout: patienceMs, bodyTimeout: patienceMs });
  }

  async post(request: Request, options: SendOptions): Promise<Response> {
    const { statusCode, body } = await this.#send(request, 'application/json', options);
    return { status: statusCode, text: await body.text() };
  }

  /** Subscribes by server-sent events, and gives what the answer says, piece by piece. */
  async *listen(request: Request, options: SendOptions): AsyncGenerator<string> {
    const { body } = await this.#send(request, 'text/event-stream', options);
    body.setEncoding('utf8');
    for await (const piece of body) yield String(piece);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  #send(request: Request, accept: string, { token, signal }: SendOptions) {
    return this.#pool.request({
      method: 'POST',
      path: '/graphql',
      headers: {
        accept,
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(request),
      signal: signal ?? null,
    });
  }
}
