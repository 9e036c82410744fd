import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../model/errors.ts';
import { Bulkhead, type BulkheadOptions, type Load } from './bulkhead.ts';
import { Circuit, type CircuitEvents, type CircuitOptions, type CircuitState } from './circuit.ts';
import { type Attempt, Connections, type ConnectionsOptions, type Decode, type HttpRequest } from './connections.ts';

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

/** The connections to one service, for so many calls at the same moment, and for none while the service is spared. */
export class GuardedConnections {
  readonly #options: GuardedConnectionsOptions;
  readonly #connections: Connections;
  readonly #bulkhead: Bulkhead;
  readonly #circuit: Circuit;
  #lastRefusal: Promise<void> = Promise.resolve();

  constructor(options: GuardedConnectionsOptions) {
    this.#options = options;
    this.#connections = new Connections(options);
    this.#bulkhead = new Bulkhead(options);
    this.#circuit = new Circuit(options.endpoint.service, options.circuit, {
      onChange: options.onCircuit ?? (() => undefined),
    });
  }

  get state(): ServiceState {
    return { circuit: this.#circuit.state, ...this.#bulkhead.load };
  }

  /** Sends a request when its turn comes, and lets the circuit know what came of it. */
  async send<T>(request: HttpRequest, attempt: Attempt, decode: Decode<T>): Promise<T> {
    // Nobody waits for a turn only to be refused then.
    if (this.#circuit.refusesForMs > 0) throw this.#circuitOpen();
    if (this.#bulkhead.isFull) throw this.#tooManyCalls();
    const turn = this.#bulkhead.enter(attempt.deadline);
    if (turn !== null) await turn;
    let admission = null;
    try {
      if (this.#circuit.refusesForMs > 0) await this.#turnToBeRefused();
      attempt.deadline.check();
      admission = this.#circuit.admit();
      if (admission === null) throw this.#circuitOpen();
      const value = await this.#connections.send(request, attempt, decode);
      this.#circuit.succeeded(admission);
      return value;
    } catch (error) {
      if (admission !== null) this.#circuit.failed(admission, error);
      throw error;
    } finally {
      this.#bulkhead.leave();
    }
  }

  /** Ends when the calls under way have ended. */
  async close(): Promise<void> {
    await this.#bulkhead.idle();
    // A connection that has not come about would be waited for, though nobody wants it any more.
    await this.#connections.destroy();
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
    this.#options.observer?.refused(service, 'CIRCUIT_OPEN');
    return new UpstreamError({
      code: 'UNAVAILABLE',
      message: `${title} has been failing and is left alone for a moment.`,
      service,
      reason: 'CIRCUIT_OPEN',
      retryAfterSeconds: Math.max(1, Math.ceil(this.#circuit.refusesForMs / 1000)),
    });
  }

  #tooManyCalls(): UpstreamError {
    const { service, title } = this.#options.endpoint;
    this.#options.observer?.refused(service, 'TOO_MANY_CALLS');
    const message = `${title} has as many calls waiting as the gateway holds for it.`;
    return new UpstreamError({ code: 'RESOURCE_EXHAUSTED', message, service, reason: 'TOO_MANY_CALLS' });
  }
}
