import { UpstreamError } from '../../model/errors.ts';
import type { KeptRead, KeptReads } from '../cache/kept-reads.ts';
import type { Credentials } from '../credentials.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { WriteRequest } from '../write/write-method.ts';
import { abandonedCall } from './abandoned-call.ts';
import type { Cancellation, CancellationReason } from '../cancellation.ts';
import type { Decode, HttpRequest } from './connections.ts';
import { Deadline } from './deadline.ts';
import { GuardedConnections, type GuardedConnectionsOptions, type ServiceState } from './guarded-connections.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { Retries } from './retries.ts';
import type { ResponseKind } from './response-limits.ts';
import { type Read, SharedReads } from './shared-reads.ts';

export interface HttpClientOptions extends GuardedConnectionsOptions {
  /** How often a call that failed for a passing reason is repeated, beside the first time. */
  readonly retries: number;
  /** Where answers are kept for a moment; nowhere without it. */
  readonly kept?: KeptReads | null;
}

/** The header `Authorization`, or the promise of it. */
type Given = ReturnType<Credentials['authorization']>;

/**
 * The calls to one service. Each has one deadline for all attempts and the pauses between them; the time that it waits for
 * its turn does not count. A service that fails is spared for a moment (`Circuit`).
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #connections: GuardedConnections;
  readonly #retries: Retries;
  readonly #noRetries: Retries;
  readonly #sharedReads: { forget(callerKey: string): void }[] = [];

  constructor(options: HttpClientOptions) {
    const { service } = options.endpoint;
    this.#options = options;
    this.#connections = new GuardedConnections(options);
    this.#retries = new Retries(service, options.retries);
    this.#noRetries = new Retries(service, 0);
  }

  get state(): ServiceState {
    return this.#connections.state;
  }

  /** Reads the JSON object at a path, which begins with `/` and whose variable parts are encoded. */
  get<T>(path: string, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    return this.read({ path, call, cancellation: call.cancellation }, decode);
  }

  /** The same, for as long as the read is wanted. */
  read<T>({ path, call, cancellation, kind = 'record' }: Read, decode: Decode<T>): Promise<T> {
    return this.#call({ method: 'GET', path, kind }, call, cancellation, decode);
  }

  /** Reads of one kind, of which equal ones at the same moment are one call, unless something was changed meanwhile. */
  sharedReads<T>(decode: Decode<T>, kind: ResponseKind = 'record'): SharedReads<T> {
    return this.#reads(decode, kind, null);
  }

  /** The same, of what may be kept for a moment, where anything is. */
  keptReads<T>(decode: Decode<T>, kind: ResponseKind = 'record'): SharedReads<T> {
    return this.#reads(decode, kind, this.#options.kept ?? null);
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
    return this.#changing(call, this.#call(keyed, call, call.cancellation, decode));
  }

  /** Asks something that takes a body and changes nothing. Should the answer repeat a secret, it is hidden. */
  post<T>(request: Question, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    return this.#call({ method: 'POST', ...request }, call, call.cancellation, decode);
  }

  /** Asks for something that must not be asked for twice. */
  async once<T>(method: 'GET' | 'POST', path: string, call: UpstreamCall, decode: Decode<T>): Promise<T> {
    const request: HttpRequest = { method, path, onlyOnce: true };
    return this.#changing(call, this.#call(request, call, call.cancellation, decode));
  }

  /** The error of a call that nobody waits for any longer, by the reason why. */
  abandoned(reason: CancellationReason): UpstreamError {
    return abandonedCall(this.#options.endpoint, reason);
  }

  /** Returns the error of a response that is JSON and not what the service promises. */
  malformed(problem: string): UpstreamError {
    return malformedAnswer(this.#options.endpoint, problem);
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
    await this.#connections.close();
  }

  /**
   * Makes a call, and repeats it where that is safe and of use. It is sent once more at once when the service refuses
   * the token and there is another, since a token can be revoked before its end; nothing was changed then.
   */
  async #call<T>(request: HttpRequest, call: UpstreamCall, cancellation: Cancellation, decode: Decode<T>): Promise<T> {
    const { credentials } = call;
    const retries = request.onlyOnce === true ? this.#noRetries : this.#retries;
    const deadline = new Deadline(this.#options.endpoint, this.#options.timeoutMs, cancellation);
    let failures = 0;
    let replacement: string | null = null;
    try {
      // Whoever asks may have left before.
      deadline.check();
      for (let repetition = 0; ; repetition += 1) {
        const given: Given = replacement ?? credentials.authorization();
        const authorization: string | null = given instanceof Promise ? await deadline.race(given) : given;
        try {
          const value = await this.#connections.send(request, { call, deadline, authorization, repetition }, decode);
          retries.succeeded();
          return value;
        } catch (error) {
          const isRefused: boolean = replacement === null && isUnauthenticated(error);
          replacement =
            authorization !== null && isRefused ? await deadline.race(credentials.replacement(authorization)) : null;
          if (replacement !== null && request.onlyOnce !== true) continue;
          const pauseMs = retries.pauseAfter(error, failures);
          // Broken off in a pause, the call has failed for the reason that it had failed for before.
          if (pauseMs === null || pauseMs + deadline.shortestMs > deadline.leftMs) throw error;
          if (!(await deadline.pause(pauseMs))) throw error;
          failures += 1;
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

  #reads<T>(decode: Decode<T>, kind: ResponseKind, kept: KeptReads | null): SharedReads<T> {
    const reads = new SharedReads(this, decode, kind, kept);
    this.#sharedReads.push(reads);
    return reads;
  }
}

/** A request for something that cannot be asked for by a path alone. */
export interface Question {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What of it must not be repeated in an error. */
  readonly secrets: readonly string[];
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof UpstreamError && error.httpStatus === 401;
}
