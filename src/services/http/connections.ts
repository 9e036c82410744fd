import type { LookupFunction } from 'node:net';
import { buildConnector, type Dispatcher, errors as undiciErrors, Pool } from 'undici';
import { UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { noObserver, type UpstreamObserver, type UpstreamRequest } from '../upstream-observer.ts';
import type { Deadline } from './deadline.ts';
import { type Answer, Exchange } from './exchange.ts';
import { isJsonObject, type JsonObject, MalformedAnswer } from './proto-json.ts';
import { RenewedPool } from './renewed-pool.ts';
import { requestHeaders } from './request-headers.ts';
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
    const observation = observer.begin(new SentRequest(endpoint.service, request, attempt));
    const begunAt = performance.now();
    const ended = attempt.call.onRequest(endpoint.service);
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

  #exchange(
    { method, path, body, headers }: HttpRequest,
    { call, authorization, deadline }: Attempt,
    observersHeaders: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const hasBody = body !== undefined && body !== null;
    const others = [observersHeaders, this.#options.headers, headers];
    const exchange = new Exchange(this.#failureOf);
    deadline.begin(exchange);
    this.#pool.current().dispatch(
      {
        method,
        path: this.#basePath + path,
        headers: requestHeaders({ call, authorization, hasBody, others }),
        body: hasBody ? JSON.stringify(body) : null,
      },
      exchange,
    );
    return exchange.answer;
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
  readonly #failureOf = (cause: Error): UpstreamError => {
    const { service, title } = this.#options.endpoint;
    if (cause instanceof undiciErrors.ResponseExceededMaxSizeError) {
      const message = `${title} answered with more than ${largestAnswer} bytes.`;
      return new UpstreamError({ code: 'UPSTREAM_MALFORMED', message, service });
    }
    return new UpstreamError({ code: 'UNAVAILABLE', message: `${title} could not be reached.`, service });
  };

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

/** A request as observers are told of it. Few of them want its route, and to make one of a path takes a while. */
class SentRequest implements UpstreamRequest {
  readonly service: UpstreamRequest['service'];
  readonly method: string;
  readonly repetition: number;
  readonly call: UpstreamCall;
  readonly #path: string;

  constructor(service: UpstreamRequest['service'], { method, path }: HttpRequest, { repetition, call }: Attempt) {
    this.service = service;
    this.method = method;
    this.repetition = repetition;
    this.call = call;
    this.#path = path;
  }

  get route(): string {
    return routeOf(this.#path);
  }
}
