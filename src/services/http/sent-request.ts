import { errors as undiciErrors } from 'undici';
import { UpstreamError } from '../../model/errors.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import {
  noObserver,
  type UpstreamObservation,
  type UpstreamOutcome,
  type UpstreamRequest,
} from '../upstream-observer.ts';
import type { Attempt, ConnectionsOptions, HttpRequest } from './connections.ts';
import type { Answer, Receiver } from './exchange.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { isJsonObject, type JsonObject, MalformedAnswer } from './proto-json.ts';
import { Redaction } from './redaction.ts';
import { routeOf } from './route.ts';
import { errorOfAnswer } from './status-error.ts';

/** No answer that the services document comes near this many bytes: a full page is some 2 MB. */
export const largestAnswer = 64 * 1024 * 1024;

/** What is told of a mistake of the gateway's own. */
const internal = { code: 'INTERNAL', httpStatus: null } as const;

/** A request that is being sent: tells the observers of its beginning and its end, and knows what its answer means. */
export class SentRequest<T> implements UpstreamRequest, Receiver<T> {
  readonly service: UpstreamRequest['service'];
  readonly method: string;
  readonly repetition: number;
  readonly call: UpstreamCall;
  readonly #options: ConnectionsOptions;
  readonly #request: HttpRequest;
  readonly #authorization: string | null;
  readonly #decode: (json: JsonObject) => T;
  readonly #observation: UpstreamObservation;
  readonly #begunAt = performance.now();
  readonly #onEnd: () => void;

  constructor(options: ConnectionsOptions, request: HttpRequest, attempt: Attempt, decode: (json: JsonObject) => T) {
    const { endpoint, observer = noObserver } = options;
    this.service = endpoint.service;
    this.method = request.method;
    this.repetition = attempt.repetition;
    this.call = attempt.call;
    this.#options = options;
    this.#request = request;
    this.#authorization = attempt.authorization;
    this.#decode = decode;
    this.#observation = observer.begin(this);
    this.#onEnd = attempt.call.onRequest(this.service);
  }

  /** Few observers want it, and to make a route of a path takes a while. */
  get route(): string {
    return routeOf(this.#request.path);
  }

  /** The headers that the observers want it to carry. */
  get observersHeaders(): Readonly<Record<string, string>> {
    return this.#observation.headers;
  }

  answered(answer: Answer): T {
    try {
      const value = this.#valueOf(answer);
      this.#end('OK', answer.httpStatus);
      return value;
    } catch (error) {
      const { code, httpStatus } = error instanceof UpstreamError ? error : internal;
      this.#end(code, httpStatus);
      throw error;
    }
  }

  failed(cause: Error): UpstreamError {
    const failure = cause instanceof UpstreamError ? cause : this.#failureOf(cause);
    this.#end(failure.code, failure.httpStatus);
    return failure;
  }

  #end(code: UpstreamOutcome['code'], httpStatus: number | null): void {
    this.#observation.end({ code, httpStatus, milliseconds: performance.now() - this.#begunAt });
    this.#onEnd();
  }

  #valueOf(answer: Answer): T {
    const { body, httpStatus } = answer;
    if (httpStatus < 200 || httpStatus > 299) throw errorOfAnswer(this.#options.endpoint, answer, this.#secrets());
    try {
      if (!isJsonObject(body)) throw new MalformedAnswer('it is not a JSON object');
      return this.#decode(body);
    } catch (error) {
      throw error instanceof MalformedAnswer ? this.#malformed(answer, error) : error;
    }
  }

  /**
   * A response that is not JSON comes from a proxy, so the same request may succeed later. JSON that cannot be decoded
   * comes from the service, which sends the same record again.
   */
  #malformed(answer: Answer, problem: MalformedAnswer): UpstreamError {
    return malformedAnswer(this.#options.endpoint, problem.message, {
      retryable: answer.body === undefined,
      httpStatus: answer.httpStatus,
      ...new Redaction(this.#secrets()).ids(answer),
    });
  }

  /** What a request that brought no answer means. The message of the cause may name hosts, so it is not passed on. */
  #failureOf(cause: Error): UpstreamError {
    const { service, title } = this.#options.endpoint;
    if (cause instanceof undiciErrors.ResponseExceededMaxSizeError) {
      const message = `${title} answered with more than ${largestAnswer} bytes.`;
      return new UpstreamError({ code: 'UPSTREAM_MALFORMED', message, service });
    }
    return new UpstreamError({ code: 'UNAVAILABLE', message: `${title} could not be reached.`, service });
  }

  /** What a service may repeat in a message and the client is not to read there. */
  #secrets(): string[] {
    const { hostname, host } = new URL(this.#options.baseUrl);
    const token = this.#authorization?.replace(/^\S+\s+/, '') ?? '';
    return [token, ...(this.#request.secrets ?? []), host, hostname].filter((secret) => secret !== '');
  }
}
