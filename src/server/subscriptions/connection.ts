import { randomUUID } from 'node:crypto';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import { GatewayError, UnauthenticatedError } from '../../model/errors.ts';
import type { HeldRights } from '../authentication/open-rights.ts';
import type { Principal } from '../authentication/principal.ts';
import type { Release } from '../../model/place-counts.ts';
import { callerPseudonym } from '../observability/caller-pseudonym.ts';
import { traceContextOf } from '../observability/tracing/trace-headers.ts';
import { tooManyRequests } from '../edge/rate-limit/too-many-requests.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { atExpiry } from './expiry.ts';
import { graphqlError, OpenLimitError } from './open-limits.ts';
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
  /** What gives back the place of each subscription that is running. */
  readonly #running = new Map<Subscription, Release>();
  #begun = 0;
  #principal: Principal | null = null;
  #stopWaiting: () => void = () => undefined;
  #rights: HeldRights | null = null;
  #releaseSocket: Release = () => undefined;

  constructor(socket: WebSocket, request: FastifyRequest, environment: SubscriptionEnvironment) {
    this.socket = socket;
    this.#request = request;
    this.#environment = environment;
    this.#count(null);
    socket.once('close', () => this.#releaseSocket());
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
    let principal: Principal;
    try {
      principal = await this.#environment.authenticate(credentials);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      this.#end(error);
      return false;
    }
    this.#principal = principal;
    this.#request.principal = principal;
    return this.socket.readyState === this.socket.OPEN ? this.#opened(principal, credentials) : true;
  }

  /** Decides whether a subscription that was begun may run; returns the error if not. */
  async admit(subscription: Subscription, mostRunning: number): Promise<GraphQLError | null> {
    if (this.#running.size > mostRunning) return tooMany(mostRunning);
    const place = this.#environment.openLimits.open('subscriptions', this.#request, this.#principal);
    if (place instanceof OpenLimitError) return graphqlError(place);
    this.#running.set(subscription, place);
    const ended = await this.#rights?.check();
    if (ended instanceof GatewayError) return graphqlError(ended);
    const exceeded = await this.#environment.rateLimit.countRequest(this.#request);
    return exceeded === null ? null : tooManyRequests(exceeded);
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
      onEnd: (ended) => this.#ended(ended),
    });
    this.#running.set(subscription, () => undefined);
    this.#begun += 1;
    return subscription;
  }

  /** Ends what is running, since the socket is closed. */
  closed(code: number | undefined): void {
    this.#stopWaiting();
    this.#rights?.release();
    for (const subscription of [...this.#running.keys()]) subscription.end('left');
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

  /** Begins to serve a caller that is known, for as long as its rights go on. */
  #opened(principal: Principal, credentials: Extract<Credentials, { authorization: string }>): boolean {
    if (!this.#count(principal)) return false;
    this.#stopWaiting = atExpiry(principal.expiresAt, () =>
      this.socket.close(CloseCode.Forbidden, 'The token has expired.'),
    );
    const end = (error: GatewayError): void => this.#end(error);
    this.#rights = this.#environment.openRights.hold({ headers: credentials, principal, end });
    return true;
  }

  /** Counts the socket as one of its address, and later as one of its caller. Closes it when it is one too many. */
  #count(principal: Principal | null): boolean {
    this.#releaseSocket();
    const place = this.#environment.openLimits.open('sockets', this.#request, principal);
    this.#releaseSocket = place instanceof OpenLimitError ? () => undefined : place;
    if (place instanceof OpenLimitError) this.#end(place);
    return !(place instanceof OpenLimitError);
  }

  #ended(subscription: Subscription): void {
    this.#running.get(subscription)?.();
    this.#running.delete(subscription);
  }

  #end(error: GatewayError): void {
    const isRefused = error instanceof UnauthenticatedError;
    this.socket.close(isRefused ? CloseCode.Forbidden : tryAgainLater, error.message.slice(0, longestReason));
  }

  /** Logs a fault of ours and hangs up. */
  fail(error: unknown): void {
    this.#request.log.error({ err: error }, 'unexpected error');
    this.socket.close(CloseCode.InternalServerError, 'Internal error');
  }
}

function tooMany(limit: number): GraphQLError {
  return new GraphQLError(`No more than ${limit} subscriptions may run over one connection at the same moment.`, {
    extensions: { code: 'RESOURCE_EXHAUSTED', retryable: true },
  });
}
