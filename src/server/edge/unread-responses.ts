import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface UnreadResponsesOptions {
  /** The bytes of responses that may wait for clients to read them, over all connections. */
  readonly unreadBytes: number;
  /** How long a connection may make no progress while bytes wait on it, in milliseconds. */
  readonly unreadMs: number;
}

/** How often connections are looked at. */
const intervalMs = 250;

/** What waits on a connection. */
interface Waiting {
  /** The largest number of bytes that the responses under way keep in memory. */
  readonly payloads: Map<ServerResponse, number>;
  /** The bytes that the operating system had not taken when the connection was looked at. */
  queued: number;
  /** When that number changed; `null` while nothing waits. */
  progressAt: number | null;
}

/**
 * Ends connections of clients that do not read: those on which nothing has moved for some time, and, beyond a number of
 * bytes over all connections, those whose responses have waited for the longest time. WebSockets and event streams are
 * connections like others here. Any progress starts the time again, so a large response over a slow link is not ended.
 *
 * The timeout of sockets in Node.js also starts again when the client sends something, and with each write. A client
 * could so keep responses waiting for good.
 */
export class UnreadResponses {
  readonly #options: UnreadResponsesOptions;
  readonly #now: () => number;
  readonly #queuedBytes: (socket: Socket) => number;
  /** The connections, of which those with responses that have waited for the longest time come first. */
  readonly #connections = new Map<Socket, Waiting>();
  #payloadBytes = 0;

  /**
   * @param now a clock that never goes back, in milliseconds
   * @param queued the bytes of the current write that the operating system has not taken yet
   */
  constructor(options: UnreadResponsesOptions, now = () => performance.now(), queued = queuedBytes) {
    this.#options = options;
    this.#now = now;
    this.#queuedBytes = queued;
  }

  observe(app: FastifyInstance): void {
    const server: Server = app.server;
    server.on('connection', (socket: Socket) => this.#opened(socket));
    app.addHook('onSend', (request, reply, payload, done) => {
      const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;
      if (bytes > 0) this.#sending(request.raw, reply.raw, bytes);
      done(null, payload);
    });
    const timer = setInterval(() => this.check(), intervalMs).unref();
    app.addHook('onClose', () => clearInterval(timer));
  }

  /** Looks at all connections. */
  check(): void {
    const now = this.#now();
    let waiting = 0;
    for (const [socket, connection] of this.#connections) {
      if (this.#isStuck(socket, connection, now)) this.#end(socket, connection);
      else waiting += Math.max(socket.writableLength, bytesOf(connection));
    }
    this.#endOldest(waiting);
  }

  #opened(socket: Socket): void {
    if (this.#connections.has(socket)) return;
    this.#connections.set(socket, { payloads: new Map(), queued: 0, progressAt: null });
    socket.once('close', () => this.#connections.delete(socket));
  }

  /** Counts what a response keeps in memory until it has been written, also while it is being compressed. */
  #sending({ socket }: IncomingMessage, response: ServerResponse, bytes: number): void {
    const connection = this.#connections.get(socket);
    if (connection === undefined) return;
    if (connection.payloads.size === 0) {
      this.#connections.delete(socket);
      this.#connections.set(socket, connection);
    }
    connection.payloads.set(response, bytes);
    this.#payloadBytes += bytes;
    response.once('close', () => {
      if (!connection.payloads.delete(response)) return;
      this.#payloadBytes -= bytes;
    });
    this.#endOldest(this.#payloadBytes);
  }

  #isStuck(socket: Socket, connection: Waiting, now: number): boolean {
    if (socket.writableLength === 0) {
      connection.progressAt = null;
      return false;
    }
    const queued = this.#queuedBytes(socket);
    if (connection.progressAt === null || queued !== connection.queued) {
      connection.queued = queued;
      connection.progressAt = now;
    }
    return now - connection.progressAt >= this.#options.unreadMs;
  }

  /** Ends connections until few enough bytes wait. The newest one is left, since its client had no time to read. */
  #endOldest(waiting: number): void {
    if (waiting <= this.#options.unreadBytes) return;
    let rest = waiting;
    const holding = [...this.#connections].filter(([socket, each]) => bytesOf(each) > 0 || socket.writableLength > 0);
    for (const [socket, connection] of holding.slice(0, -1)) {
      if (rest <= this.#options.unreadBytes) return;
      rest -= Math.max(socket.writableLength, bytesOf(connection));
      this.#end(socket, connection);
    }
  }

  /** Ends a connection. Its bytes no longer count, although its responses are closed later. */
  #end(socket: Socket, connection: Waiting): void {
    this.#payloadBytes -= bytesOf(connection);
    connection.payloads.clear();
    this.#connections.delete(socket);
    socket.destroy();
  }
}

function bytesOf({ payloads }: Waiting): number {
  let bytes = 0;
  for (const payload of payloads.values()) bytes += payload;
  return bytes;
}

/**
 * Returns the bytes of the current write that the operating system has not taken yet. There is no public name for it;
 * Node.js uses it for its own timeouts (`Socket.prototype._onTimeout` in lib/net.js). Where it is missing, progress is a
 * write that ended.
 */
function queuedBytes(socket: Socket): number {
  const handle: unknown = Reflect.get(socket, '_handle');
  const size: unknown =
    typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'writeQueueSize') : undefined;
  return typeof size === 'number' ? size : socket.writableLength;
}
