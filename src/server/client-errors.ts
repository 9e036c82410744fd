import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { answerOnSocket } from './http-errors.ts';

/** https://nodejs.org/api/http.html#event-clienterror */
const statuses: ReadonlyMap<string | undefined, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers bytes that are no HTTP request, for which there is no request object, or none that came in time. */
export class ClientErrors {
  /** What is being answered on each connection. */
  readonly #exchanges = new WeakMap<Socket, Set<Exchange>>();

  /** Takes note of what is being answered. */
  observe(server: Server): void {
    server.on('request', (request, response) => {
      const exchange = { request, response };
      this.#exchangesOf(request.socket).add(exchange);
      response.once('close', () => this.#exchanges.get(request.socket)?.delete(exchange));
    });
  }

  #exchangesOf(socket: Socket): Set<Exchange> {
    const known = this.#exchanges.get(socket);
    if (known !== undefined) return known;
    const exchanges = new Set<Exchange>();
    this.#exchanges.set(socket, exchanges);
    return exchanges;
  }

  /** To be called with an event `clientError` of the server. */
  readonly answer = (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The client is gone.
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else void this.#answerInTurn(socket, statuses.get(error.code) ?? 400);
  };

  /** Requests that came before these bytes have their answers first, else this would be taken for one of them. */
  async #answerInTurn(socket: Socket, status: number): Promise<void> {
    const exchanges = [...(this.#exchanges.get(socket) ?? [])];
    const whole = exchanges.filter(({ request }) => request.complete);
    await Promise.all(whole.map(async ({ response }) => once(response, 'close')));
    // The request whose body these bytes were to be.
    const broken = exchanges.find(({ request }) => !request.complete);
    if (!socket.writable || broken?.response.headersSent === true) socket.destroySoon();
    else answerOnSocket(socket, status, `The HTTP request could not be read: ${STATUS_CODES[status]}.`);
  }
}
