import { once } from 'node:events';
import { WebSocket } from 'ws';
import { until } from '../support/until.ts';

/** A message of the protocol, as it came. */
export type Message = Readonly<Record<string, unknown>>;

/** A WebSocket on which a test can say anything, also what no client would. */
export class RawSocket {
  readonly socket: WebSocket;
  readonly messages: Message[] = [];
  /** How the server closed it. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.messages.push(JSON.parse(data.toString('utf8')) as Message));
    this.closed = new Promise((resolve) => {
      socket.once('close', (code: number, reason: Buffer) => resolve({ code, reason: reason.toString('utf8') }));
    });
  }

  /** Opens a socket at `/graphql` or another path. */
  static async open(
    url: string,
    { path = '/graphql', protocol = 'graphql-transport-ws', headers = {}, autoPong = true } = {},
  ): Promise<RawSocket> {
    const socket = new WebSocket(url.replace('http', 'ws') + path, protocol, { headers, autoPong });
    const raw = new RawSocket(socket);
    await once(socket, 'open');
    return raw;
  }

  /** Opens a socket and says who it is, as a client does. */
  static async connect(url: string, token = 'sandbox-admin'): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    raw.send({ type: 'connection_init', payload: { authorization: token } });
    await raw.received(1);
    return raw;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Readonly<Record<string, unknown>> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Waits until so many messages have come. */
  async received(count: number): Promise<readonly Message[]> {
    await until(() => this.messages.length >= count);
    return this.messages;
  }

  /** Breaks the connection without a word. */
  terminate(): void {
    this.socket.terminate();
  }
}
