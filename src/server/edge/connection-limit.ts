import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { networkOf, parseAddress } from './client-address.ts';

export interface ConnectionLimitOptions {
  /** The connections that clients may have open at the same moment, WebSockets included. */
  readonly connections: number;
  /** The same for each address, trusted proxies excepted; 0 for any number. */
  readonly connectionsPerAddress: number;
}

/** The limit is logged once in this time, however many connections exceed it. */
const logPauseMs = 60_000;

/**
 * Limits the connections of clients. Beyond the limit, a new connection takes the place of the connection that has been
 * without a complete request for the longest time. So a client that opens connections and leaves them idle harms nobody,
 * while `/livez` and everybody else are still answered. The new connection is closed where every other one is in use.
 *
 * `server.maxConnections` would close each new connection, also those of health checks.
 */
export class ConnectionLimit {
  readonly #options: ConnectionLimitOptions;
  readonly #isTrustedProxy: (address: string | undefined) => boolean;
  readonly #log: FastifyBaseLogger;
  readonly #open = new Map<Socket, string>();
  readonly #openOf = new Map<string, number>();
  /** The connections without a complete request that is being answered; the one that waits for the longest time first. */
  readonly #idle = new Set<Socket>();
  #loggedAt = -Infinity;

  constructor(
    options: ConnectionLimitOptions,
    isTrustedProxy: (address: string | undefined) => boolean,
    log: FastifyBaseLogger,
  ) {
    this.#options = options;
    this.#isTrustedProxy = isTrustedProxy;
    this.#log = log;
  }

  /** The number of open connections. */
  get size(): number {
    return this.#open.size;
  }

  observe(server: Server): void {
    server.on('connection', (socket: Socket) => this.#opened(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#begun(request, response));
    // It is in use until it is closed; subscriptions have times and limits of their own.
    server.on('upgrade', (_request: IncomingMessage, socket: Socket) => this.#idle.delete(socket));
  }

  #opened(socket: Socket): void {
    // A request for an upgrade that is refused comes as a connection again (`takeUpgrades`).
    if (this.#open.has(socket)) return;
    const address = this.#addressOf(socket);
    const ofAddress = address === '' ? 0 : (this.#openOf.get(address) ?? 0);
    const { connections, connectionsPerAddress } = this.#options;
    if (connectionsPerAddress > 0 && ofAddress >= connectionsPerAddress) {
      this.#refuse(socket, 'too many connections of an address');
      return;
    }
    if (this.#open.size >= connections && !this.#closeIdle()) {
      this.#refuse(socket, 'too many connections');
      return;
    }
    this.#open.set(socket, address);
    this.#openOf.set(address, ofAddress + 1);
    this.#idle.add(socket);
    socket.once('close', () => this.#closed(socket));
  }

  #closed(socket: Socket): void {
    const address = this.#open.get(socket);
    if (address === undefined) return;
    this.#open.delete(socket);
    this.#idle.delete(socket);
    const left = (this.#openOf.get(address) ?? 1) - 1;
    if (left > 0) this.#openOf.set(address, left);
    else this.#openOf.delete(address);
  }

  #begun(request: IncomingMessage, response: ServerResponse): void {
    const { socket, headers } = request;
    this.#idle.delete(socket);
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
      // A body that never ends must not keep a connection from being closed.
      this.#idle.add(socket);
      request.once('end', () => {
        if (!response.closed) this.#idle.delete(socket);
      });
    }
    response.once('close', () => {
      if (!socket.destroyed && this.#open.has(socket)) this.#idle.add(socket);
    });
  }

  /** Closes the connection that has been idle for the longest time. */
  #closeIdle(): boolean {
    const [oldest] = this.#idle;
    if (oldest === undefined) return false;
    this.#closed(oldest);
    oldest.destroy();
    this.#report('too many connections: the longest idle are closed');
    return true;
  }

  #refuse(socket: Socket, message: string): void {
    socket.destroy();
    this.#report(message);
  }

  #report(message: string): void {
    const now = performance.now();
    if (now - this.#loggedAt < logPauseMs) return;
    this.#loggedAt = now;
    this.#log.warn({ ...this.#options, open: this.#open.size }, message);
  }

  /** An empty text stands for a trusted proxy, whose connections are of many clients, and is not limited. */
  #addressOf({ remoteAddress = '' }: Socket): string {
    if (this.#options.connectionsPerAddress === 0 || this.#isTrustedProxy(remoteAddress)) return '';
    const address = parseAddress(remoteAddress);
    return address === null ? '' : networkOf(address);
  }
}
