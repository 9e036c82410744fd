import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { imageQuestion } from './image-question.ts';

/** A client that halts while it sends a request: in the middle of the headers or of the body. */
export class HaltingClient {
  /** What it is to be answered. */
  readonly right: string;
  readonly #socket: Socket;
  readonly #rest: string;
  readonly #closed: Promise<unknown>;
  #answer = '';

  private constructor(socket: Socket, rest: string, right: string) {
    this.#socket = socket.setEncoding('latin1').on('data', (text: string) => (this.#answer += text));
    // A connection that is broken off has no answer, which is told by what it gave.
    socket.on('error', () => undefined);
    this.#closed = once(socket, 'close').catch(() => undefined);
    this.#rest = rest;
    this.right = right;
  }

  static async begin(url: string, number: number): Promise<HaltingClient> {
    const { hostname, port, host } = new URL(url);
    const { headers, body, right } = imageQuestion(number);
    const lines = Object.entries({ host, ...headers, 'content-length': body.length }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    const bytes = `POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
    const half = number % 2 === 0 ? bytes.indexOf('authorization') : bytes.length - 10;
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    socket.write(bytes.slice(0, half));
    return new HaltingClient(socket, bytes.slice(half), right);
  }

  /** Sends the rest, and gives the body of the answer when the gateway has closed the connection. */
  async goOn(): Promise<string> {
    this.#socket.write(this.#rest);
    await this.#closed;
    return this.#answer.split('\r\n\r\n')[1]?.trim() ?? '';
  }
}
