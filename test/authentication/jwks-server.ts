import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';

/** An issuer's address for its public keys. */
export interface JwksServer {
  readonly url: string;
  /** The keys that are published. */
  keys: readonly JWK[];
  /** What is answered in place of the keys; `null` for the keys. */
  answer: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  } | null;
  /** What has to happen before there is an answer; `null` for nothing. */
  answersAfter: Promise<void> | null;
  /** How often the keys were asked for. */
  asked: number;
  close(): Promise<void>;
}

export async function startJwksServer(keys: readonly JWK[]): Promise<JwksServer> {
  const answer = (response: ServerResponse): void => {
    const { status, body, headers } = state.answer ?? { status: 200, body: JSON.stringify({ keys: state.keys }) };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
  const server = createServer((_request, response) => {
    state.asked += 1;
    if (state.answersAfter === null) answer(response);
    else void state.answersAfter.then(() => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: JwksServer = {
    url: `http://127.0.0.1:${port}/jwks.json?tenant=1`,
    keys,
    answer: null,
    answersAfter: null,
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}
