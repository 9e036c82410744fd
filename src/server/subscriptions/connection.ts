import { randomUUID } from 'node:crypto';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { CloseCode } from 'graphql-ws';
import { GatewayError, UnauthenticatedError } from '../../model/errors.ts';
import type { Principal } from '../authentication/principal.ts';
import { callerPseudonym } from '../observability/caller-pseudonym.ts';
import { traceContextOf } from '../observability/tracing/trace-headers.ts';
import type { Exceeded } from '../edge/rate-limit/rate-limit.ts';
import { readCredentials } from './credentials.ts';
import { atExpiry } from './expiry.ts';
import { Subscription, type SubscriptionEnvironment } from './subscription.ts';

/** "Try again later", of the registry that RFC 6455, section 11.7 sets up. */
const tryAgainLater = 1013;

/** RFC 6455, section 5.5: bytes, which are the characters of the messages here. */
const longestReason = 123;

/** One WebSocket, from its opening to its end: who is on the other side, and what it has subscribed to. */
export class Connection {
  readonly socket: WebSocket;
  readonly #request: FastifyRequest;
  readonly #environment: SubscriptionEnvironment;
  readonly #openedAt = performance.now();
  readonly #running = new Set<Subscription>();
  #begun = 0;
  #principal: Principal | null = null;
  #stopWaiting: () => void = () => undefined;

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
   * (graphql-ws), which is what a client with a new token should do. Where the caller's own token goes on, whether it
   * is any good is for the services to say: a subscription with a bad one ends with their UNAUTHENTICATED.
   */
  async authenticate(parameters: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
    const credentials = readCredentials(parameters, this.#request);
    if ('refusal' in credentials) {
      this.socket.close(CloseCode.Forbidden, credentials.refusal);
      return false;
    }
    try {
      this.#principal = await this.#environment.authenticate(credentials);
      this.#request.principal = this.#principal;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const isRefused = error instanceof UnauthenticatedError;
      this.socket.close(isRefused ? CloseCode.Forbidden : tryAgainLater, error.message.slice(0, longestReason));
      return false;
    }
    if (this.socket.readyState === this.socket.OPEN) {
      const { expiresAt } = this.#principal;
      this.#stopWaiting = atExpiry(expiresAt, () => this.socket.close(CloseCode.Forbidden, 'The token has expired.'));
    }
    return true;
  }

  /** Counts a subscription as a request of whoever is on the other side; `null` when it is not one too many. */
  count(): Promise<Exceeded | null> {
    return this.#environment.rateLimit.countRequest(this.#request);
  }

  /** Begins a subscription. */
  begin(): Subscription {
    if (this.#principal === null) throw new Error('Nobody may subscribe before being authenticated.');
    const subscription = new Subscription(this.#environment, {
      // Of the many that one request may bring.
      requestId: randomUUID(),
      connectionId: this.#request.id,
      transport: 'websocket',
      principal: this.#principal,
      headers: this.#request.headers,
      traceContext: traceContextOf(this.#request.headers),
      countCalls: (calls) => this.#environment.rateLimit.countCalls(this.#request, calls),
      onEnd: (ended) => this.#running.delete(ended),
    });
    this.#running.add(subscription);
    this.#begun += 1;
    return subscription;
  }

  /** Ends what is running, since the socket is closed. */
  closed(code: number | undefined): void {
    this.#stopWaiting();
    for (const subscription of this.#running) subscription.end('left');
    this.#request.log.info(
      {
        closeCode: code,
        milliseconds: Math.round(performance.now() - this.#openedAt),
        ...(this.#principal === null ? {} : { caller: callerPseudonym(this.#principal) }),
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
