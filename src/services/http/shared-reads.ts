import type { UpstreamError } from '../../model/errors.ts';
import type { KeptRead, KeptReads } from '../cache/kept-reads.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { type JsonObject, MalformedAnswer } from './proto-json.ts';
import { SingleFlight } from './single-flight.ts';

/** What reads at a service are made with. */
export interface Reading {
  get<T>(path: string, call: UpstreamCall, decode: (json: JsonObject) => T): Promise<T>;
  /** The error of a call that the caller behind a signal no longer waits for. */
  abandoned(signal: AbortSignal): UpstreamError;
  /** A read joins an equal one that is under way. */
  shared(): void;
  /** The answer to a read was looked for among those that are kept. */
  looked(state: KeptRead['state']): void;
}

/**
 * Reads of one kind at one service, of which equal ones of the same caller that are under way at the same moment are
 * one call, over all GraphQL requests of this process.
 */
export class SharedReads<T> {
  readonly #reading: Reading;
  readonly #decode: (json: JsonObject) => T;
  readonly #kept: KeptReads | null;
  readonly #flights = new SingleFlight<T>();

  /** @param kept where answers are kept for a moment; `null` for nowhere */
  constructor(reading: Reading, decode: (json: JsonObject) => T, kept: KeptReads | null) {
    this.#reading = reading;
    this.#decode = decode;
    this.#kept = kept;
  }

  /** Reads the JSON object at a path. */
  get(path: string, call: UpstreamCall): Promise<T> {
    // Nobody who wants the answer of this moment may join a read that takes one that was kept.
    const kept = call.fresh === true ? null : this.#kept;
    const key = keyPrefix(call.callerKey) + (kept === this.#kept ? '' : 'fresh ') + call.propagated.key + path;
    if (this.#flights.has(key)) this.#reading.shared();
    return this.#flights.run(
      key,
      call.signal,
      (signal) => this.#read(kept, path, { ...call, signal }),
      (signal) => this.#reading.abandoned(signal),
    );
  }

  async #read(kept: KeptReads | null, path: string, call: UpstreamCall): Promise<T> {
    if (kept === null) return this.#reading.get(path, call, this.#decode);
    const found = await kept.find(call.callerKey, `${call.propagated.key} ${path}`);
    this.#reading.looked(found.state);
    if (found.state !== 'found') {
      return this.#reading.get(path, call, (json) => {
        const value = this.#decode(json);
        found.keep(json);
        return value;
      });
    }
    try {
      return this.#decode(found.json);
    } catch (error) {
      // It was kept by a gateway of another version.
      if (!(error instanceof MalformedAnswer)) throw error;
      return this.#reading.get(path, call, this.#decode);
    }
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
