import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { CloseCode } from 'graphql-ws';
import { readCredentials } from './credentials.ts';
import { Subscription, type SubscriptionEnvironment } from './subscription.ts';

/** One WebSocket, from its opening to its end: who is on the other side, and what it has subscribed to. */
export class Connection {
  readonly socket: WebSocket;
  readonly #request: FastifyRequest;
  readonly #environment: SubscriptionEnvironment;
  readonly #openedAt = performance.now();
  readonly #running = new Set<Subscription>();
  #begun = 0;
  #authorization: string | null = null;

  constructor(socket: WebSocket, request: FastifyRequest, environment: SubscriptionEnvironment) {
    this.socket = socket;
    this.#request = request;
    this.#environment = environment;
  }

  /** How many subscriptions are running. */
  get running(): number {
    return this.#running.size;
  }

  /**
   * Finds out who the client is. Without credentials the socket is closed with 4403, as the protocol recommends ("If
   * the server wishes to reject the connection, for example during authentication"); 4401 is for a client that
   * subscribes before the connection is acknowledged. Clients also come back after 4403 but not after 4401
   * (graphql-ws), which is what a client with a new token should do. Whether a token is any good is for the services
   * to say: a subscription with a bad one ends with their UNAUTHENTICATED.
   */
  authenticate(parameters: Readonly<Record<string, unknown>> | undefined): boolean {
    const credentials = readCredentials(parameters, this.#request);
    if ('refusal' in credentials) {
      this.socket.close(CloseCode.Forbidden, credentials.refusal);
      return false;
    }
    this.#authorization = credentials.authorization;
    return true;
  }

  /** Begins a subscription. */
  begin(): Subscription {
    if (this.#authorization === null) throw new Error('Nobody may subscribe before being authenticated.');
    const subscription = new Subscription(this.#environment, {
      connectionId: this.#request.id,
      authorization: this.#authorization,
      onEnd: (ended) => this.#running.delete(ended),
    });
    this.#running.add(subscription);
    this.#begun += 1;
    return subscription;
  }

  /** Ends what is running, since the socket is closed. */
  closed(code: number | undefined): void {
    for (const subscription of this.#running) subscription.end('left');
    this.#request.log.info(
      {
        closeCode: code,
        milliseconds: Math.round(performance.now() - this.#openedAt),
        subscriptions: this.#begun,
      },
      'websocket',
    );
  }

  /** Logs a fault of ours and hangs up. */
  fail(error: unknown): void {
    this.#request.log.error({ err: error }, 'unexpected error');
    this.socket.close(CloseCode.InternalServerError, 'Internal error');
  }
}
