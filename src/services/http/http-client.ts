import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../model/errors.ts';
import type { KeptRead, KeptReads } from '../cache/kept-reads.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { WriteRequest } from '../write/write-method.ts';
import { abandonedCall } from './abandoned-call.ts';
import { Bulkhead, type BulkheadOptions, type Load } from './bulkhead.ts';
import { Cancellation } from './cancellation.ts';
import { Circuit, type CircuitEvents, type CircuitOptions, type CircuitState } from './circuit.ts';
import { type Attempt, Connections, type ConnectionsOptions, type HttpRequest } from './connections.ts';
import { Deadline } from './deadline.ts';
import type { JsonObject } from './proto-json.ts';
import { Retries } from './retries.ts';
import { type Read, SharedReads } from './shared-reads.ts';

export interface HttpClientOptions extends ConnectionsOptions, BulkheadOptions {
  /** How often a call that failed for a passing reason is repeated, beside the first time. */
  readonly retries: number;
  /** When the service is spared; `null` for never. */
  readonly circuit: CircuitOptions | null;
  /** Where answers are kept for a moment; nowhere without it. */
  readonly kept?: KeptReads | null;
  /** Told when calls begin to be spared the service, and when they no longer are. */
  readonly onCircuit?: Required<CircuitEvents>['onChange'];
}

/** How a service does, as its calls show it. */
export interface ServiceState extends Load {
  readonly circuit: CircuitState;
}

type Decode<T> = (json: JsonObject) => T;

/**
 * The calls to one service. Each has one deadline for all that it comes to: waiting for its turn, being sent, and
 * being repeated where that is safe. A service that fails is spared for a moment (`Circuit`).
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #connections: Connections;
  readonly #bulkhead: Bulkhead;
  readonly #circuit: Circuit;
  readonly #retries: Retries;
  readonly #noRetries: Retries;
  readonly #sharedReads: { forget(callerKey: string): void }[] = [];
  #lastRefusal: Promise<void> = Promise.resolve();

  constructor(options: HttpClientOptions) {
    const { service } = options.endpoint;
    this.#options = options;
    this.#connections = new Connections(options);
    this.#bulkhead = new Bulkhead(options);
    this.#circuit = new Circuit(service, options.circuit, { onChange: options.onCircuit ?? (() => undefined) });
    this.#retries = new Retries(service, options.retries);
    this.#noRetries = new Retries(service, 0);
  }

  get state(): ServiceState {
    return { circuit: this.#circuit.state, ...this.#bulkhead.load };
  }

  /** Reads the JSON object at a path, which begins with `/` and whose variable parts are encoded. */
  get<T>(path: string, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    return this.read({ path, call, cancellation: Cancellation.of(call.signal) }, decode);
  }

  /** The same, for as long as the read is wanted. */
  read<T>({ path, call, cancellation }: Read, decode: Decode<T>): Promise<T> {
    return this.#call({ method: 'GET', path }, call, cancellation, decode);
  }

  /** Reads of one kind, of which equal ones at the same moment are one call, unless something was changed meanwhile. */
  sharedReads<T>(decode: Decode<T>): SharedReads<T> {
    return this.#reads(decode, null);
  }

  /** The same, of what may be kept for a moment, where anything is. */
  keptReads<T>(decode: Decode<T>): SharedReads<T> {
    return this.#reads(decode, this.#options.kept ?? null);
  }

  /** What this caller reads from now on is read anew: it may have changed. */
  async forget(callerKey: string): Promise<void> {
    for (const reads of this.#sharedReads) reads.forget(callerKey);
    await this.#options.kept?.drop(callerKey);
  }

  /**
   * Changes something, once: the key makes the service recognise a request that it has already carried out, so it is
   * safe to send it again when the connection breaks or the service is too busy.
   */
  async write<T>(request: WriteRequest, idempotencyKey: string, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    const keyed = { ...request, headers: { 'idempotency-key': idempotencyKey } };
    return this.#changing(call, this.#call(keyed, call, Cancellation.of(call.signal), decode));
  }

  /** Asks something that takes a body and changes nothing. Should the answer repeat a secret, it is hidden. */
  post<T>(request: Question, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    return this.#call({ method: 'POST', ...request }, call, Cancellation.of(call.signal), decode);
  }

  /** Asks for something that must not be asked for twice. */
  async once<T>(method: 'GET' | 'POST', path: string, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    const request: HttpRequest = { method, path, onlyOnce: true };
    return this.#changing(call, this.#call(request, call, Cancellation.of(call.signal), decode));
  }

  /** The error of a call that nobody waits for any longer, by the reason of the signal that says so. */
  abandoned(reason: unknown): UpstreamError {
    return abandonedCall(this.#options.endpoint, reason);
  }

  /** A read joins an equal one that is under way. */
  shared(): void {
    const { observer, endpoint } = this.#options;
    observer?.shared(endpoint.service);
  }

  /** The answer to a read was looked for among those that are kept. */
  looked(state: KeptRead['state']): void {
    const { observer, endpoint } = this.#options;
    observer?.looked(endpoint.service, state);
  }

  /** Ends when the calls under way have ended. */
  async close(): Promise<void> {
    await this.#bulkhead.idle();
    // A connection that has not come about would be waited for, though nobody wants it any more.
    await this.#connections.destroy();
  }

  /** Makes a call, and repeats it where that is safe and of use. */
  async #call<T>(request: HttpRequest, call: UpstreamCall, wanted: Cancellation, decode: Decode<T>): Promise<T> {
    const { endpoint, timeoutMs } = this.#options;
    const retries = request.onlyOnce === true ? this.#noRetries : this.#retries;
    const deadline = new Deadline(endpoint, timeoutMs, wanted);
    try {
      for (let repetition = 0; ; repetition += 1) {
        try {
          const value = await this.#authorized(request, { call, deadline, repetition }, decode);
          retries.succeeded();
          return value;
        } catch (error) {
          const pauseMs = retries.pauseAfter(error, repetition);
          // Broken off in a pause, the call has failed for the reason that it had failed for before.
          if (pauseMs === null || pauseMs >= deadline.leftMs || !(await deadline.pause(pauseMs))) throw error;
        }
      }
    } finally {
      deadline.clear();
    }
  }

  /** A read that was begun before a change had ended may have missed it, so nobody is given it who asks afterwards. */
  async #changing<T>({ callerKey }: UpstreamCall, change: Promise<T>): Promise<T> {
    try {
      return await change;
    } finally {
      await this.forget(callerKey);
    }
  }

  #reads<T>(decode: Decode<T>, kept: KeptReads | null): SharedReads<T> {
    const reads = new SharedReads(this, decode, kept);
    this.#sharedReads.push(reads);
    return reads;
  }

  /**
   * Sends a request; once more when the service refuses the token and there is another, since a token can be revoked
   * before its end. A request that was refused for its token has changed nothing.
   */
  async #authorized<T>(request: HttpRequest, attempt: Omit<Attempt, 'authorization'>, decode: Decode<T>): Promise<T> {
    const { deadline, repetition } = attempt;
    const { credentials } = attempt.call;
    const given = credentials.authorization();
    const authorization = given instanceof Promise ? await deadline.race(given) : given;
    try {
      return await this.#send(request, { ...attempt, authorization }, decode);
    } catch (error) {
      if (authorization === null || !(error instanceof UpstreamError) || error.httpStatus !== 401) throw error;
      const replacement = await deadline.race(credentials.replacement(authorization));
      if (replacement === null || request.onlyOnce === true) throw error;
      return this.#send(request, { ...attempt, authorization: replacement, repetition: repetition + 1 }, decode);
    }
  }

  /** Sends a request when its turn comes, unless the service is being spared. */
  async #send<T>(request: HttpRequest, attempt: Attempt, decode: Decode<T>): Promise<T> {
    // Nobody waits for a turn only to be refused then.
    if (this.#circuit.refusesForMs > 0) throw this.#circuitOpen();
    if (this.#bulkhead.isFull) throw this.#tooManyCalls();
    const turn = this.#bulkhead.enter(attempt.deadline);
    if (turn !== null) await turn;
    try {
      if (this.#circuit.refusesForMs > 0) await this.#turnToBeRefused();
      attempt.deadline.check();
      return await this.#judged(request, attempt, decode);
    } finally {
      this.#bulkhead.leave();
    }
  }

  /** Sends a request, and lets the circuit know what came of it. */
  async #judged<T>(request: HttpRequest, attempt: Attempt, decode: Decode<T>): Promise<T> {
    const admission = this.#circuit.admit();
    if (admission === null) throw this.#circuitOpen();
    try {
      const value = await this.#connections.send(request, attempt, decode);
      this.#circuit.succeeded(admission);
      return value;
    } catch (error) {
      this.#circuit.failed(admission, error);
      throw error;
    }
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
      retryAfterSeconds: Math.ceil(this.#circuit.refusesForMs / 1000),
    });
  }

  #tooManyCalls(): UpstreamError {
    const { service, title } = this.#options.endpoint;
    this.#options.observer?.refused(service, 'TOO_MANY_CALLS');
    const message = `${title} has as many calls waiting as the gateway holds for it.`;
    return new UpstreamError({ code: 'RESOURCE_EXHAUSTED', message, service, reason: 'TOO_MANY_CALLS' });
  }
}

/** A request for something that cannot be asked for by a path alone. */
export interface Question {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What of it must not be repeated in an error. */
  readonly secrets: readonly string[];
}
