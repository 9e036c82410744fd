import { connect, type Socket } from 'node:net';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { type Answer, AnswerReader } from './answers.ts';
import type { FuzzedRequest } from './requests.ts';

/** What came of a request. */
export interface Exchange {
  readonly answers: readonly Answer[];
  /** What came after the connection had become a WebSocket; `null` if it did not. */
  readonly upgraded: Buffer | null;
  /** Whether the connection was reset, which may take answers with it that were on their way (RFC 9112, section 9.6). */
  readonly isReset: boolean;
}

interface Connection {
  readonly socket: Socket;
  reader: AnswerReader;
  /** What has gone wrong with it, if anything. */
  failure: Error | null;
}

/** Sends bytes, whatever they are, and takes what is answered. Connections that are kept are used by one after another. */
export class FuzzClient {
  readonly #port: number;
  readonly #host: string;
  readonly #idle: Connection[] = [];

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  async send(request: FuzzedRequest): Promise<Exchange> {
    switch (request.manner) {
      case 'kept':
        return this.#sendKept(request);
      case 'own':
        return this.#sendOwn(request);
      case 'broken off':
        return this.#breakOff(request);
    }
  }

  close(): void {
    for (const { socket } of this.#idle) socket.destroy();
    this.#idle.length = 0;
  }

  async #sendKept({ pieces, methods }: FuzzedRequest): Promise<Exchange> {
    const connection = this.#idle.pop() ?? this.#connect();
    const { socket } = connection;
    const reader = new AnswerReader(methods);
    connection.reader = reader;
    await write(socket, pieces);
    await answered(connection, 1);
    if (connection.failure !== null) throw connection.failure;
    const [answer] = reader.answers;
    if (answer === undefined) throw new Error('The connection was closed without an answer.');
    if (answer.headers['connection'] === 'close') await closed(socket);
    else this.#idle.push(connection);
    return resultOf(connection);
  }

  /**
   * Node.js takes the end of what a client sends for its leave, and answers no more. So the end comes when all is
   * answered, or after a moment where the server may wait for more.
   */
  async #sendOwn({ pieces, methods, patienceMs }: FuzzedRequest): Promise<Exchange> {
    const connection = this.#connect(methods);
    const { socket, reader } = connection;
    await write(socket, pieces);
    const all = answered(connection, methods.length);
    await (patienceMs === null ? all : Promise.race([all, sleep(patienceMs)]));
    socket.end();
    await closed(socket);
    if (connection.failure === null) reader.end();
    else if (!isReset(connection.failure)) throw connection.failure;
    return resultOf(connection);
  }

  async #breakOff({ pieces }: FuzzedRequest): Promise<Exchange> {
    const connection = this.#connect();
    await write(connection.socket, pieces);
    connection.socket.destroy();
    await closed(connection.socket);
    return resultOf(connection);
  }

  #connect(methods: readonly string[] = []): Connection {
    const socket = connect({ host: this.#host, port: this.#port, allowHalfOpen: true, noDelay: true });
    const connection: Connection = { socket, reader: new AnswerReader(methods), failure: null };
    // Every request of a kept connection listens for its own answer.
    socket.setMaxListeners(0);
    socket.on('data', (chunk: Buffer) => {
      try {
        connection.reader.push(chunk);
      } catch (error) {
        connection.failure = error instanceof Error ? error : new Error(String(error));
        socket.destroy();
      }
    });
    socket.on('error', (error) => (connection.failure ??= error));
    socket.on('end', () => socket.destroy());
    return connection;
  }
}

async function write(socket: Socket, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    await breathe();
  }
}

/** Settles when so many answers are there, or no more can come. */
async function answered({ socket, reader }: Connection, count: number): Promise<void> {
  while (reader.answers.length < count && reader.upgraded === null && !socket.closed) {
    await new Promise<void>((resolve) => {
      const proceed = (): void => {
        socket.off('data', proceed).off('close', proceed);
        resolve();
      };
      socket.on('data', proceed).on('close', proceed);
    });
  }
}

function resultOf({ reader, failure }: Connection): Exchange {
  const { answers, upgraded } = reader;
  return { answers, upgraded, isReset: failure !== null && isReset(failure) };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => void socket.once('close', () => resolve()));
}

function isReset(error: Error): boolean {
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}
