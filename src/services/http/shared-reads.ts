import type { UpstreamError } from '../../model/errors.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { JsonObject } from './proto-json.ts';
import { SingleFlight } from './single-flight.ts';

/** What reads at a service are made with. */
export interface Reading {
  get<T>(path: string, call: UpstreamCall, decode: (json: JsonObject) => T): Promise<T>;
  /** The error of a call that the caller behind a signal no longer waits for. */
  abandoned(signal: AbortSignal): UpstreamError;
  /** A read joins an equal one that is under way. */
  shared(): void;
}

/**
 * Reads of one kind at one service, of which equal ones of the same caller that are under way at the same moment are
 * one call, over all GraphQL requests of this process.
 */
export class SharedReads<T> {
  readonly #reading: Reading;
  readonly #decode: (json: JsonObject) => T;
  readonly #flights = new SingleFlight<T>();

  constructor(reading: Reading, decode: (json: JsonObject) => T) {
    this.#reading = reading;
    this.#decode = decode;
  }

  /** Reads the JSON object at a path. */
  get(path: string, call: UpstreamCall): Promise<T> {
    const key = keyPrefix(call.callerKey) + call.propagated.key + path;
    if (this.#flights.has(key)) this.#reading.shared();
    return this.#flights.run(
      key,
      call.signal,
      (signal) => this.#reading.get(path, { ...call, signal }, this.#decode),
      (signal) => this.#reading.abandoned(signal),
    );
  }

  /** What this caller reads from now on is read anew: it may have changed. */
  forget(callerKey: string): void {
    this.#flights.forget(keyPrefix(callerKey));
  }
}

/** No key of a caller has a space in it, being base64url. */
function keyPrefix(callerKey: string): string {
  return `${callerKey} `;
}
