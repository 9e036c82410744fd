import { UpstreamError } from '../../model/errors.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import {
  noObserver,
  type UpstreamObservation,
  type UpstreamOutcome,
  type UpstreamRequest,
} from '../upstream-observer.ts';
import type { Attempt, ConnectionsOptions, Decode, HttpRequest } from './connections.ts';
import { type Answer, ExcessiveResponse, type Receiver, TooManyBytesInFlight } from './exchange.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { isJsonObject, MalformedAnswer } from './proto-json.ts';
import { Redaction } from './redaction.ts';
import { largestResponses } from './response-limits.ts';
import { routeOf } from './route.ts';
import { errorOfAnswer } from './status-error.ts';

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
  readonly #decode: Decode<T>;
  readonly #observation: UpstreamObservation;
  readonly #begunAt = performance.now();
  readonly #onEnd: () => void;

  constructor(options: ConnectionsOptions, request: HttpRequest, attempt: Attempt, decode: Decode<T>) {
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

  get largestResponse(): number {
    return largestResponses[this.#request.kind ?? 'record'];
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
    if (httpStatus < 200 || httpStatus > 299) throw errorOfAnswer(this.#options.endpoint, answer, this.#redaction);
    try {
      if (!isJsonObject(body)) throw new MalformedAnswer('it is not a JSON object');
      return this.#decode(body, this.#redaction);
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
      ...this.#redaction.ids(answer),
    });
  }

  /** What a request that brought no answer means. The message of the cause may name hosts, so it is not passed on. */
  #failureOf(cause: Error): UpstreamError {
    const { service, title } = this.#options.endpoint;
    if (cause instanceof ExcessiveResponse) {
      return new UpstreamError({ code: 'UPSTREAM_MALFORMED', message: `${title} ${cause.message}.`, service });
    }
    if (cause instanceof TooManyBytesInFlight) {
      const message = `${title} answered while the gateway was receiving as many bytes from services as it may.`;
      return new UpstreamError({ code: 'RESOURCE_EXHAUSTED', message, service, reason: 'TOO_MANY_BYTES' });
    }
    return new UpstreamError({ code: 'UNAVAILABLE', message: `${title} could not be reached.`, service });
  }

  /** What a service may repeat in a message and the client is not to read there. */
  get #redaction(): Redaction {
    return new Redaction(() => {
      const { hostname, host } = new URL(this.#options.baseUrl);
      const token = this.#authorization?.replace(/^\S+\s+/, '') ?? '';
      return { credentials: [token, ...(this.#request.secrets ?? [])], hosts: [host, hostname] };
    });
  }
}
