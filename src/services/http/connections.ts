import type { LookupFunction } from 'node:net';
import { buildConnector, type Dispatcher, errors as undiciErrors, Pool } from 'undici';
import { UpstreamError } from '../../model/errors.ts';
import { derivedUuid, isUuid } from '../../model/uuid.ts';
import type { Endpoint } from '../endpoint.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { noObserver, type UpstreamObserver } from '../upstream-observer.ts';
import type { Deadline } from './deadline.ts';
import { isJsonObject, type JsonObject, MalformedAnswer } from './proto-json.ts';
import { RenewedPool } from './renewed-pool.ts';
import { routeOf } from './route.ts';
import { errorOfAnswer } from './status-error.ts';

/** No answer that the services document comes near this many bytes: a full page is some 2 MB. */
const largestAnswer = 64 * 1024 * 1024;

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
  /** What is in the request and not to be read by anyone but the service. */
  readonly secrets?: readonly string[];
}

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

  constructor(options: ConnectionsOptions) {
    const { baseUrl, connectionLifetimeMs = defaultConnectionLifetimeMs } = options;
    const { origin, pathname } = new URL(baseUrl);
    this.#options = options;
    this.#basePath = pathname.replace(/\/+$/, '');
    const poolOptions = createPoolOptions(options);
    this.#pool = new RenewedPool(() => new Pool(origin, poolOptions), connectionLifetimeMs);
  }

  /** Sends a request once and decodes its answer. Whatever else comes of it is thrown as an `UpstreamError`. */
  async send<T>(request: HttpRequest, attempt: Attempt, decode: (json: JsonObject) => T): Promise<T> {
    const { endpoint, observer = noObserver } = this.#options;
    const { call, repetition } = attempt;
    const { service } = endpoint;
    const route = routeOf(request.path);
    const observation = observer.begin({ service, method: request.method, route, repetition, call });
    const begunAt = performance.now();
    const ended = call.onRequest(service);
    try {
      const answer = await this.#exchange(request, attempt, observation.headers);
      if (answer.httpStatus < 200 || answer.httpStatus > 299) {
        throw errorOfAnswer(endpoint, answer, this.#secrets(attempt.authorization, request));
      }
      const decoded = this.#decoded(answer, decode);
      observation.end({ code: 'OK', httpStatus: answer.httpStatus, milliseconds: performance.now() - begunAt });
      return decoded;
    } catch (error) {
      const { code, httpStatus } = error instanceof UpstreamError ? error : internal;
      observation.end({ code, httpStatus, milliseconds: performance.now() - begunAt });
      throw error;
    } finally {
      ended();
    }
  }

  /** Breaks off what is under way. */
  async destroy(): Promise<void> {
    await this.#pool.destroy();
  }

  async #exchange(
    { method, path, body, headers }: HttpRequest,
    { call, authorization, deadline }: Attempt,
    observersHeaders: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const exchange = async (): Promise<Answer> => {
      const response = await this.#pool.current().request({
        method,
        path: this.#basePath + path,
        headers: {
          // First, so that none takes the place of one of the gateway's own.
          ...call.propagated.headers,
          ...(authorization === null ? {} : { authorization }),
          accept: 'application/json',
          // What the client of the gateway calls its request, for whoever searches the logs of both sides for it. The
          // services' own header takes a UUID alone.
          'x-request-id': call.requestId,
          'x-client-request-id': isUuid(call.requestId) ? call.requestId : derivedUuid(call.requestId),
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...observersHeaders,
          ...this.#options.headers,
          ...headers,
        },
        body: body ? JSON.stringify(body) : null,
        signal: deadline.signal,
      });
      const text = await response.body.text();
      return {
        httpStatus: response.statusCode,
        requestId: singleHeader(response.headers['x-request-id']),
        retryAfter: singleHeader(response.headers['retry-after']),
        body: parseJson(text),
      };
    };
    try {
      // undici heeds a signal only when it is connected.
      return await deadline.race(exchange());
    } catch (error) {
      throw deadline.signal.aborted ? deadline.failure() : this.#failure(error);
    }
  }

  #decoded<T>({ body, httpStatus, requestId }: Answer, decode: (json: JsonObject) => T): T {
    try {
      if (!isJsonObject(body)) throw new MalformedAnswer('it is not a JSON object');
      return decode(body);
    } catch (error) {
      if (!(error instanceof MalformedAnswer)) throw error;
      const { service, title } = this.#options.endpoint;
      throw new UpstreamError({
        code: 'UPSTREAM_MALFORMED',
        message: `${title} gave an answer that is not what its reference promises: ${error.message}.`,
        service,
        httpStatus,
        ...(requestId === undefined ? {} : { requestId }),
      });
    }
  }

  /** What a call that brought no answer means. The message of the cause may name hosts, so it is not passed on. */
  #failure(cause: unknown): UpstreamError {
    const { service, title } = this.#options.endpoint;
    if (cause instanceof undiciErrors.ResponseExceededMaxSizeError) {
      const message = `${title} answered with more than ${largestAnswer} bytes.`;
      return new UpstreamError({ code: 'UPSTREAM_MALFORMED', message, service });
    }
    return new UpstreamError({ code: 'UNAVAILABLE', message: `${title} could not be reached.`, service });
  }

  /** What a service may repeat in a message and the client is not to read there. */
  #secrets(authorization: string | null, request: HttpRequest): string[] {
    const { hostname, host } = new URL(this.#options.baseUrl);
    const token = authorization?.replace(/^\S+\s+/, '') ?? '';
    return [token, ...(request.secrets ?? []), host, hostname].filter((secret) => secret !== '');
  }
}

function createPoolOptions({ concurrency, timeoutMs, lookup }: ConnectionsOptions): Pool.Options {
  return {
    // One request at a time on a connection, and a connection for each that may be under way.
    connections: concurrency,
    pipelining: 1,
    maxResponseSize: largestAnswer,
    // All pools have the same one, since TLS sessions are kept in it.
    connect: buildConnector({ timeout: timeoutMs, ...(lookup === undefined ? {} : { lookup }) }),
    // The deadline of a call is kept by `Deadline`, exactly; undici's own timers are coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
}

/** What is told of a mistake of the gateway's own. */
const internal = { code: 'INTERNAL', httpStatus: null } as const;

interface Answer {
  readonly httpStatus: number;
  /** The header `x-request-id`. */
  readonly requestId: string | undefined;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The body, parsed; `undefined` where it is not JSON. */
  readonly body: unknown;
}

function singleHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
