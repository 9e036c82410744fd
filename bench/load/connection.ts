import { Client } from 'undici';
import type { LoadRequest } from './messages.ts';

/** One connection, on which requests are sent one at a time. */
export class Connection {
  readonly #client: Client;

  constructor(url: string) {
    this.#client = new Client(url, { pipelining: 1, headersTimeout: 30_000, bodyTimeout: 30_000 });
  }

  /** Sends a request; says whether its answer is as long as it should be. `dispatch` makes no stream of it. */
  send(
    { method, path, headers, body, answerBytes, toleratedBytes }: LoadRequest,
    done: (isRight: boolean) => void,
  ): void {
    let status = 0;
    let bytes = 0;
    this.#client.dispatch(
      { method, path, headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseData: (_controller, chunk) => {
          bytes += chunk.length;
        },
        onResponseEnd: () => done(status === 200 && Math.abs(bytes - answerBytes) <= toleratedBytes),
        onResponseError: () => done(false),
      },
    );
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
