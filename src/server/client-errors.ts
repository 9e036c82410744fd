import { once } from 'node:events';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { answerOnSocket } from './http-errors.ts';

/** https://nodejs.org/api/http.html#event-clienterror */
const statuses: ReadonlyMap<string | undefined, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

/** Answers bytes that are no HTTP request, for which there is no request object, or none that came in time. */
export class ClientErrors {
  /** The answers under way on each connection. */
  readonly #responses = new WeakMap<Socket, ServerResponse[]>();

  /** Takes note of what is being answered. */
  observe(server: Server): void {
    server.on('request', ({ socket }, response) => {
      const responses = this.#responsesOn(socket);
      responses.push(response);
      response.once('close', () => responses.splice(responses.indexOf(response), 1));
    });
  }

  #responsesOn(socket: Socket): ServerResponse[] {
    const known = this.#responses.get(socket);
    if (known !== undefined) return known;
    const responses: ServerResponse[] = [];
    this.#responses.set(socket, responses);
    return responses;
  }

  /** To be called with an event `clientError` of the server. */
  readonly answer = (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The client is gone.
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else void this.#answerInTurn(socket, statuses.get(error.code) ?? 400);
  };

  /** Requests that came before these bytes have their answers first, else this would be taken for one of them. */
  async #answerInTurn(socket: Socket, status: number): Promise<void> {
    const responses = [...(this.#responses.get(socket) ?? [])];
    const whole = responses.filter(({ req }) => req.complete);
    await Promise.all(whole.map(async (response) => once(response, 'close')));
    // The answer to the request whose body these bytes were to be.
    const broken = responses.find(({ req }) => !req.complete);
    if (!socket.writable || broken?.headersSent === true) socket.destroySoon();
    else answerOnSocket(socket, status, `The HTTP request could not be read: ${STATUS_CODES[status]}.`);
  }
}
