import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../model/errors.ts';
import { Bulkhead, type BulkheadOptions, type Load } from './bulkhead.ts';
import { Circuit, type CircuitEvents, type CircuitOptions, type CircuitState } from './circuit.ts';
import { type Attempt, Connections, type ConnectionsOptions, type Decode, type HttpRequest } from './connections.ts';
import type { QueueLimit } from './fair-queue.ts';
import type { UpstreamRefusal } from '../upstream-observer.ts';

export interface GuardedConnectionsOptions extends ConnectionsOptions, BulkheadOptions {
  /** When the service is spared; `null` for never. */
  readonly circuit: CircuitOptions | null;
  /** Told when calls begin to be spared the service, and when they no longer are. */
  readonly onCircuit?: Required<CircuitEvents>['onChange'];
}

/** How a service does, as its calls show it. */
export interface ServiceState extends Load {
  readonly circuit: CircuitState;
}

/** The connections to one service, with a limit for the calls at the same time, and with no calls while it fails. */
export class GuardedConnections {
  readonly #options: GuardedConnectionsOptions;
  readonly #connections: Connections;
  readonly #bulkhead: Bulkhead;
  readonly #circuit: Circuit;
  #lastRefusal: Promise<void> = Promise.resolve();

  constructor(options: GuardedConnectionsOptions) {
    this.#options = options;
    this.#connections = new Connections(options);
    this.#bulkhead = new Bulkhead(options, (limit) => this.#tooManyCalls(limit));
    this.#circuit = new Circuit(options.endpoint.service, options.circuit, {
      onChange: options.onCircuit ?? (() => undefined),
    });
  }

  get state(): ServiceState {
    return { circuit: this.#circuit.state, ...this.#bulkhead.load };
  }

  /** Sends a request when its turn comes, and reports the result to the circuit. */
  async send<T>(request: HttpRequest, attempt: Attempt, decode: Decode<T>): Promise<T> {
    this.#checkToken(attempt);
    // A call does not wait for a turn only to be rejected then.
    if (this.#circuit.refusesForMs > 0) throw this.#circuitOpen();
    const turn = this.#bulkhead.enter(attempt);
    if (turn !== null) await this.#wait(turn, attempt);
    let admission = null;
    try {
      if (this.#circuit.refusesForMs > 0) await this.#turnToBeRefused();
      attempt.deadline.checkTime();
      // The service may have refused the token since the call began to wait.
      this.#checkToken(attempt);
      admission = this.#circuit.admit();
      if (admission === null) throw this.#circuitOpen();
      const value = await this.#connections.send(request, attempt, decode);
      this.#circuit.succeeded(admission);
      return value;
    } catch (error) {
      if (admission !== null) {
        this.#circuit.failed(admission, error);
        this.#rememberRefusal(error, attempt);
      } else if (error instanceof UpstreamError && error.reason === 'QUEUE_TIMEOUT') this.#notSent('QUEUE_TIMEOUT');
      throw error;
    } finally {
      this.#bulkhead.leave(attempt);
    }
  }

  /** Ends when the calls under way have ended. */
  async close(): Promise<void> {
    await this.#bulkhead.idle();
    // A connection that has not come about would be waited for, though nobody wants it any more.
    await this.#connections.destroy();
  }

  async #wait(turn: Promise<void>, { deadline }: Attempt): Promise<void> {
    try {
      await deadline.waitForTurn(turn);
    } catch (error) {
      if (error instanceof UpstreamError && error.reason === 'QUEUE_TIMEOUT') this.#notSent('QUEUE_TIMEOUT');
      throw error;
    }
  }

  /** Throws the error with which the service has refused the same token before in the same GraphQL request. */
  #checkToken({ call, authorization }: Attempt): void {
    const refusal = call.refusedTokens.find(this.#options.endpoint.service, authorization);
    if (refusal === null) return;
    this.#notSent('TOKEN_REFUSED');
    throw refusal;
  }

  /** Ends the calls of the same GraphQL request that wait with a token that the service has refused now. */
  #rememberRefusal(error: unknown, { call, authorization }: Attempt): void {
    const { service } = this.#options.endpoint;
    if (!(error instanceof UpstreamError) || error.httpStatus !== 401 || authorization === null) return;
    if (!call.refusedTokens.add(service, authorization, error)) return;
    const ended = this.#bulkhead.rejectWaiting(
      call.callerKey,
      (waiting) => waiting.call.refusedTokens === call.refusedTokens && waiting.authorization === authorization,
      error,
    );
    for (let count = 0; count < ended; count += 1) this.#notSent('TOKEN_REFUSED');
  }

  /**
   * Calls that waited when the circuit opened are refused one at a turn of the event loop. There may be hundreds, each
   * with an answer to write: all at once they would hold up what other services are asked for by half a second.
   */
  #turnToBeRefused(): Promise<void> {
    this.#lastRefusal = this.#lastRefusal.then(() => setImmediate());
    return this.#lastRefusal;
  }

  #circuitOpen(): UpstreamError {
    const { service, title } = this.#options.endpoint;
    this.#notSent('CIRCUIT_OPEN');
    return new UpstreamError({
      code: 'UNAVAILABLE',
      message: `${title} has been failing and is left alone for a moment.`,
      service,
      reason: 'CIRCUIT_OPEN',
      retryAfterSeconds: Math.max(1, Math.ceil(this.#circuit.refusesForMs / 1000)),
    });
  }

  #tooManyCalls(reason: QueueLimit): UpstreamError {
    const { endpoint, waitingCalls, waitingCallsPerCaller = waitingCalls } = this.#options;
    const { service, title } = endpoint;
    this.#notSent(reason);
    const message =
      reason === 'TOO_MANY_CALLS'
        ? `Too many calls are waiting for ${title}. All callers together may have ${waitingCalls} waiting calls.`
        : `Too many calls of this caller are waiting for ${title}. ` +
          `A caller may have ${waitingCallsPerCaller} waiting calls.`;
    return new UpstreamError({ code: 'RESOURCE_EXHAUSTED', message, service, reason });
  }

  #notSent(reason: UpstreamRefusal): void {
    const { endpoint, observer } = this.#options;
    observer?.refused(endpoint.service, reason);
  }
}
