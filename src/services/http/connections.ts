import type { LookupFunction } from 'node:net';
import { buildConnector, type Dispatcher, Pool } from 'undici';
import type { Endpoint } from '../endpoint.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import type { UpstreamObserver } from '../upstream-observer.ts';
import { BytesInFlight, defaultBytesInFlight } from './bytes-in-flight.ts';
import type { Deadline } from './deadline.ts';
import { Exchange } from './exchange.ts';
import type { JsonObject } from './proto-json.ts';
import type { Redaction } from './redaction.ts';
import { RenewedPool } from './renewed-pool.ts';
import { requestHeaders } from './request-headers.ts';
import { largestHeaders, type ResponseKind } from './response-limits.ts';
import { SentRequest } from './sent-request.ts';

/** How long connections are used, so that what a host name has come to mean since is noticed. */
const defaultConnectionLifetimeMs = 5 * 60_000;

export interface ConnectionsOptions {
  readonly endpoint: Endpoint;
  /** An HTTP or HTTPS URL; a path in it stands before the path of every request. */
  readonly baseUrl: string;
  /** How long a call may take, from when it is asked for until its answer is read, in milliseconds. */
  readonly timeoutMs: number;
  /** How many calls run at the same moment, over all GraphQL requests of this process; further ones wait. */
  readonly concurrency: number;
  /** Headers that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly observer?: UpstreamObserver;
  /** Bounds the bytes of responses over all services; by default of this service alone. */
  readonly bytesInFlight?: BytesInFlight;
  /** How long connections are used. */
  readonly connectionLifetimeMs?: number;
  /** What finds the addresses of host names, if not the system. */
  readonly lookup?: LookupFunction;
}

/** A request as the service sees it, but for what all requests have in common. */
export interface HttpRequest {
  readonly method: Dispatcher.HttpMethod;
  /** Begins with `/`; its variable parts are encoded. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>> | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it must not be sent again, whatever the reason. */
  readonly onlyOnce?: true;
  /** What its response contains; a single record by default. */
  readonly kind?: ResponseKind;
  /** What is in the request and not to be read by anyone but the service. */
  readonly secrets?: readonly string[];
}

/** Makes a value of the JSON of a response. The redaction is for texts of errors that are part of the value. */
export type Decode<T> = (json: JsonObject, redaction: Redaction) => T;

/** One sending of a request, which may be sent several times. */
export interface Attempt {
  readonly call: UpstreamCall;
  readonly deadline: Deadline;
  /** The header `Authorization`; `null` for none. */
  readonly authorization: string | null;
  /** How often the request was sent before. */
  readonly repetition: number;
}

/**
 * The HTTP connections to one service. The credentials go to this service's origin and nowhere else: redirects are not
 * followed, and a path cannot name another host.
 */
export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #pool: RenewedPool;
  readonly #basePath: string;
  readonly #bytesInFlight: BytesInFlight;

  constructor(options: ConnectionsOptions) {
    const { baseUrl, connectionLifetimeMs = defaultConnectionLifetimeMs } = options;
    const { origin, pathname } = new URL(baseUrl);
    this.#options = options;
    this.#bytesInFlight = options.bytesInFlight ?? new BytesInFlight(defaultBytesInFlight);
    this.#basePath = pathname.replace(/\/+$/, '');
    const poolOptions = createPoolOptions(options);
    this.#pool = new RenewedPool(() => new Pool(origin, poolOptions), connectionLifetimeMs);
  }

  /** Sends a request once and decodes its answer. Whatever else comes of it is thrown as an `UpstreamError`. */
  send<T>(request: HttpRequest, attempt: Attempt, decode: Decode<T>): Promise<T> {
    const sent = new SentRequest(this.#options, request, attempt, decode);
    const options = {
      method: request.method,
      path: this.#basePath + request.path,
      headers: requestHeaders(request, attempt, [sent.observersHeaders, this.#options.headers]),
      body: request.body ? JSON.stringify(request.body) : null,
    };
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(sent, this.#bytesInFlight, resolve, reject);
      attempt.deadline.begin(exchange);
      this.#pool.current().dispatch(options, exchange);
    });
  }

  /** Breaks off what is under way. */
  async destroy(): Promise<void> {
    await this.#pool.destroy();
  }
}

function createPoolOptions({ concurrency, timeoutMs, lookup }: ConnectionsOptions): Pool.Options {
  return {
    // One request at a time on a connection, and a connection for each that may be under way.
    connections: concurrency,
    pipelining: 1,
    // The size of a response is limited by `Exchange`, which reports why it ends.
    maxHeaderSize: largestHeaders,
    // All pools have the same one, since TLS sessions are kept in it.
    connect: buildConnector({ timeout: timeoutMs, ...(lookup === undefined ? {} : { lookup }) }),
    // The deadline of a call is kept by `Deadline`, exactly; undici's own timers are coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}
