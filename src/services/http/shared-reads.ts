import type { UpstreamError } from '../../model/errors.ts';
import type { KeptRead, KeptReads } from '../cache/kept-reads.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { Cancellation, CancellationReason } from '../cancellation.ts';
import type { Decode } from './connections.ts';
import { MalformedAnswer } from './proto-json.ts';
import { Redaction } from './redaction.ts';
import type { ResponseKind } from './response-limits.ts';
import { SingleFlight } from './single-flight.ts';

/** What reads at a service are made with. */
export interface Reading {
  read<T>(read: Read, decode: Decode<T>): Promise<T>;
  /** The error of a call that nobody waits for any longer, by the reason why. */
  abandoned(reason: CancellationReason): UpstreamError;
  /** A read joins an equal one that is under way. */
  shared(): void;
  /** The answer to a read was looked for among those that are kept. */
  looked(state: KeptRead['state']): void;
}

/** A read that is made for all who wait for it. */
export interface Read {
  readonly path: string;
  /** What the response contains; a single record by default. */
  readonly kind?: ResponseKind;
  /** The call of the one who came first. Its own cancellation says nothing of the read. */
  readonly call: UpstreamCall;
  /** Says when the last has left. */
  readonly cancellation: Cancellation;
}

/**
 * Reads of one kind at one service, of which equal ones of the same caller that are under way at the same moment are
 * one call, over all GraphQL requests of this process.
 */
export class SharedReads<T> {
  readonly #reading: Reading;
  readonly #decode: Decode<T>;
  readonly #kind: ResponseKind;
  readonly #kept: KeptReads | null;
  readonly #flights = new SingleFlight<T>();

  /** @param kept where answers are kept for a moment; `null` for nowhere */
  constructor(reading: Reading, decode: Decode<T>, kind: ResponseKind, kept: KeptReads | null) {
    this.#reading = reading;
    this.#decode = decode;
    this.#kind = kind;
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
      call.cancellation,
      (cancellation) => this.#read(kept, { path, kind: this.#kind, call, cancellation }),
      (reason) => this.#reading.abandoned(reason),
    );
  }

  #read(kept: KeptReads | null, read: Read): Promise<T> {
    return kept === null ? this.#reading.read(read, this.#decode) : this.#readOrFind(kept, read);
  }

  async #readOrFind(kept: KeptReads, read: Read): Promise<T> {
    const { call, path } = read;
    const found = await kept.find(call.callerKey, `${call.propagated.key} ${path}`);
    this.#reading.looked(found.state);
    if (found.state !== 'found') {
      return this.#reading.read(read, (json, redaction) => {
        const value = this.#decode(json, redaction);
        found.keep(json);
        return value;
      });
    }
    try {
      return this.#decode(found.json, Redaction.ofUnknownSecrets);
    } catch (error) {
      // It was kept by a gateway of another version.
      if (!(error instanceof MalformedAnswer)) throw error;
      return this.#reading.read(read, this.#decode);
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
