import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the service has seen it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | undefined;
  /** Which connection it came by, counted from 1. */
  readonly connection: number;
}

/** A service of which the test decides when a connection breaks. */
export interface BreakingService {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Closes the connections on which nothing is under way, as a server does that has waited long enough. */
  closeIdle(): void;
  /** Breaks the connection of each of the next so many requests instead of answering them. */
  breakNext(count: number): void;
  close(): Promise<void>;
}

/** @param answer the JSON that each request is answered with */
export async function startBreakingService(answer: object): Promise<BreakingService> {
  const requests: SeenRequest[] = [];
  const connections = new Map<Socket, number>();
  let toBreak = 0;
  const serve = ({ method = '', url: path = '', headers, socket }: IncomingMessage, response: ServerResponse): void => {
    const key = headers['idempotency-key'];
    const idempotencyKey = Array.isArray(key) ? key[0] : key;
    requests.push({ method, path, idempotencyKey, connection: connections.get(socket) ?? 0 });
    if (toBreak > 0) {
      toBreak -= 1;
      socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  const server: Server = createServer({ keepAliveTimeout: 60_000 }, serve);
  server.on('connection', (socket: Socket) => connections.set(socket, connections.size + 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    closeIdle: () => server.closeIdleConnections(),
    breakNext(count) {
      toBreak = count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
