import { type Dispatcher, errors as undiciErrors, Pool } from 'undici';
import { UpstreamError } from '../../model/errors.ts';
import { derivedUuid, isUuid } from '../../model/uuid.ts';
import type { Endpoint } from '../endpoint.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { noObserver, type UpstreamObserver, type UpstreamOutcome } from '../upstream-observer.ts';
import { Deadline } from './deadline.ts';
import { isJsonObject, type JsonObject, MalformedAnswer } from './proto-json.ts';
import type { WriteRequest } from '../write/write-method.ts';
import { repeating } from './retry.ts';
import { routeOf } from './route.ts';
import { errorOfAnswer } from './status-error.ts';

/** No answer that the services document comes near this many bytes: a full page is some 2 MB. */
const largestAnswer = 64 * 1024 * 1024;

export interface HttpClientOptions {
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
}

/**
 * The HTTP connections to one service. The caller's credentials go to this service's origin and nowhere else:
 * redirects are not followed, and a path cannot name another host.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #pool: Pool;
  readonly #basePath: string;

  constructor(options: HttpClientOptions) {
    const { origin, pathname } = new URL(options.baseUrl);
    this.#options = options;
    this.#basePath = pathname.replace(/\/+$/, '');
    // One request at a time on a connection, so the number of connections is the limit on calls side by side.
    this.#pool = new Pool(origin, {
      connections: options.concurrency,
      pipelining: 1,
      maxResponseSize: largestAnswer,
      connect: { timeout: options.timeoutMs },
      // The deadline of a call is kept by this class, exactly; undici's own timers are coarse.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Reads the JSON object at a path, which begins with `/` and whose variable parts are encoded. */
  async get<T>(path: string, call: UpstreamCall, decode: (json: JsonObject) => T): Promise<T> {
    return this.#decoded(await this.#send({ method: 'GET', path }, call), decode);
  }

  /**
   * Changes something, once: the key makes the service recognise a request that it has already carried out, so it is
   * safe to send it again when the connection breaks or the service is too busy.
   */
  async write<T>(
    request: WriteRequest,
    idempotencyKey: string,
    call: UpstreamCall,
    decode: (json: JsonObject) => T,
  ): Promise<T> {
    const keyed = { ...request, headers: { 'idempotency-key': idempotencyKey } };
    const answer = await repeating.execute(
      ({ attempt }) => this.#send({ ...keyed, repetition: attempt }, call),
      call.signal,
    );
    return this.#decoded(answer, decode);
  }

  /** Asks for something that must not be asked for twice. */
  async once<T>(method: 'GET' | 'POST', path: string, call: UpstreamCall, decode: (json: JsonObject) => T): Promise<T> {
    return this.#decoded(await this.#send({ method, path, onlyOnce: true }, call), decode);
  }

  /** Asks something that takes a body and changes nothing. Should the answer repeat a secret, it is hidden. */
  async post<T>(request: Question, call: UpstreamCall, decode: (json: JsonObject) => T): Promise<T> {
    return this.#decoded(await this.#send({ method: 'POST', ...request }, call), decode);
  }

  /** Ends when the calls under way have ended. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  #decoded<T>(answer: Answer, decode: (json: JsonObject) => T): T {
    try {
      if (!isJsonObject(answer.body)) throw new MalformedAnswer('it is not a JSON object');
      return decode(answer.body);
    } catch (error) {
      if (error instanceof MalformedAnswer) throw this.#malformed(error, answer);
      throw error;
    }
  }

  /**
   * Sends a request; once more when the service refuses the token and there is another, since a token can be revoked
   * before its end. A request that was refused for its token has changed nothing.
   */
  async #send(request: Request, call: UpstreamCall): Promise<Answer> {
    const authorization = await call.credentials.authorization();
    try {
      return await this.#sendAs(authorization, request, call);
    } catch (error) {
      if (authorization === null || !(error instanceof UpstreamError) || error.httpStatus !== 401) throw error;
      const replacement = await call.credentials.replacement(authorization);
      if (replacement === null || request.onlyOnce === true) throw error;
      return this.#sendAs(replacement, { ...request, repetition: (request.repetition ?? 0) + 1 }, call);
    }
  }

  /** Sends one request and reads its answer whole; an error answer is thrown. */
  async #sendAs(authorization: string | null, request: Request, call: UpstreamCall): Promise<Answer> {
    const { endpoint } = this.#options;
    const { service } = endpoint;
    const { method, path, body, headers, repetition = 0 } = request;
    const { observer = noObserver } = this.#options;
    const observation = observer.begin({ service, method, route: routeOf(path), repetition, call });
    const begunAt = performance.now();
    const tell = (code: UpstreamOutcome['code'], httpStatus: number | null): void =>
      observation.end({ code, httpStatus, milliseconds: performance.now() - begunAt });
    const ended = call.onRequest(service);
    const deadline = new Deadline(this.#options.timeoutMs, call.signal);
    try {
      const response = await this.#pool.request({
        method,
        path: this.#basePath + path,
        headers: {
          ...(authorization === null ? {} : { authorization }),
          accept: 'application/json',
          // What the client of the gateway calls its request, for whoever searches the logs of both sides for it. The
          // services' own header takes a UUID alone.
          'x-request-id': call.requestId,
          'x-client-request-id': isUuid(call.requestId) ? call.requestId : derivedUuid(call.requestId),
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...observation.headers,
          ...this.#options.headers,
          ...headers,
        },
        body: body ? JSON.stringify(body) : null,
        signal: deadline.signal,
      });
      const text = await response.body.text();
      const answer: Answer = {
        httpStatus: response.statusCode,
        requestId: singleHeader(response.headers['x-request-id']),
        retryAfter: singleHeader(response.headers['retry-after']),
        body: parseJson(text),
      };
      if (answer.httpStatus < 200 || answer.httpStatus > 299) {
        throw errorOfAnswer(endpoint, answer, this.#secrets(authorization, request));
      }
      tell('OK', answer.httpStatus);
      return answer;
    } catch (error) {
      const failure = error instanceof UpstreamError ? error : this.#failure(error, deadline);
      tell(failure.code, failure.httpStatus);
      throw failure;
    } finally {
      deadline.clear();
      ended();
    }
  }

  /** What a call that brought no answer means. The message of the cause may name hosts, so it is not passed on. */
  #failure(cause: unknown, deadline: Deadline): UpstreamError {
    const { service, title } = this.#options.endpoint;
    if (deadline.passed) {
      const message = `${title} did not answer within ${this.#options.timeoutMs} ms.`;
      return new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service });
    }
    if (deadline.signal.aborted) {
      return new UpstreamError({ code: 'CANCELLED', message: `The call to ${title} was cancelled.`, service });
    }
    if (cause instanceof undiciErrors.ResponseExceededMaxSizeError) {
      const message = `The answer of ${title} is larger than ${largestAnswer} bytes.`;
      return new UpstreamError({ code: 'UPSTREAM_MALFORMED', message, service });
    }
    return new UpstreamError({ code: 'UNAVAILABLE', message: `${title} could not be reached.`, service });
  }

  /** What a service may repeat in a message and the client is not to read there. */
  #secrets(authorization: string | null, request: Request): string[] {
    const { hostname, host } = new URL(this.#options.baseUrl);
    const token = authorization?.replace(/^\S+\s+/, '') ?? '';
    return [token, ...(request.secrets ?? []), host, hostname].filter((secret) => secret !== '');
  }

  #malformed(error: MalformedAnswer, answer: Answer): UpstreamError {
    const { service, title } = this.#options.endpoint;
    return new UpstreamError({
      code: 'UPSTREAM_MALFORMED',
      message: `The answer of ${title} is not what its reference promises: ${error.message}.`,
      service,
      httpStatus: answer.httpStatus,
      ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
    });
  }
}

/** A request for something that cannot be asked for by a path alone. */
export interface Question {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What of it must not be repeated in an error. */
  readonly secrets: readonly string[];
}

interface Request {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly secrets?: readonly string[];
  /** Whether it must not be sent again, whatever the reason. */
  readonly onlyOnce?: true;
  /** How often it was sent before. */
  readonly repetition?: number;
  readonly body?: WriteRequest['body'];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly httpStatus: number;
  readonly requestId: string | undefined;
  readonly retryAfter: string | undefined;
  /** `undefined` when it is not JSON. */
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
