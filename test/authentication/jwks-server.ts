import { createServer } from 'node:http';
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
  /** How often the keys were asked for. */
  asked: number;
  close(): Promise<void>;
}

export async function startJwksServer(keys: readonly JWK[]): Promise<JwksServer> {
  const server = createServer((_request, response) => {
    state.asked += 1;
    const { status, body, headers } = state.answer ?? { status: 200, body: JSON.stringify({ keys: state.keys }) };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const state: JwksServer = {
    url: `http://127.0.0.1:${port}/jwks.json?tenant=1`,
    keys,
    answer: null,
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}
