import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { UpstreamError, UpstreamService } from '../../model/errors.ts';
import type { BytesInFlight, Receiving } from './bytes-in-flight.ts';
import type { Step } from './deadline.ts';
import { deepestJson, isCheapJson, mostJsonValues } from './json-bounds.ts';
import { ReceivedBytes } from './received-bytes.ts';
import type { RequestIds } from './redaction.ts';
import { largestErrorBody, mostInterimResponses } from './response-limits.ts';

/** What a service has answered. */
export interface Answer extends RequestIds {
  readonly httpStatus: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The body, parsed; `undefined` where it is not JSON. */
  readonly body: unknown;
}

/** A response is not read to its end, since it exceeds a limit. The message continues a sentence about the service. */
export class ExcessiveResponse extends Error {
  override readonly name = 'ExcessiveResponse';
}

/** A response is not read to its end, since the process holds as many bytes of responses as it may. */
export class TooManyBytesInFlight extends Error {
  override readonly name = 'TooManyBytesInFlight';
}

/** Makes something of what comes of a request; is told of it once. */
export interface Receiver<T> {
  readonly service: UpstreamService;
  /** The largest body of a successful response, in bytes. */
  readonly largestResponse: number;
  answered(answer: Answer): T;
  /** @returns the error that it means when there is no answer */
  failed(cause: Error): Error;
}

/**
 * One HTTP request and its answer, as undici's `dispatch` wants to tell of it: without a stream to read the answer from
 * and without a signal to end it by, which together take longer than the rest of what undici does.
 */
export class Exchange<T> implements Dispatcher.DispatchHandler, Step, Receiving {
  readonly #receiver: Receiver<T>;
  readonly #resolve: (value: T) => void;
  readonly #reject: (error: unknown) => void;
  readonly #inFlight: BytesInFlight;
  readonly #body = new ReceivedBytes();
  #held = 0;
  #interimResponses = 0;
  #controller: Dispatcher.DispatchController | null = null;
  #isOver = false;
  #httpStatus = 0;
  #headers: IncomingHttpHeaders = {};

  /** Takes, beside the receiver, what settles the promise of what the receiver makes of the answer. */
  constructor(
    receiver: Receiver<T>,
    inFlight: BytesInFlight,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ) {
    this.#receiver = receiver;
    this.#inFlight = inFlight;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get service(): UpstreamService {
    return this.#receiver.service;
  }

  get held(): number {
    return this.#held;
  }

  exceed(): void {
    this.#stop(new TooManyBytesInFlight());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // undici was not told of one that was broken off while there was no connection for it yet.
    if (this.#isOver) controller.abort(new Error('The request is no longer wanted.'));
    else this.#controller = controller;
  }

  /** Interim answers (RFC 9110, section 15.2) come here too, and the last one before the body is the one that counts. */
  onResponseStart(_controller: Dispatcher.DispatchController, httpStatus: number, headers: IncomingHttpHeaders): void {
    this.#httpStatus = httpStatus;
    this.#headers = headers;
    if (httpStatus >= 200) return;
    this.#interimResponses += 1;
    if (this.#interimResponses <= mostInterimResponses) return;
    this.#stop(new ExcessiveResponse(`sent more than ${mostInterimResponses} interim responses`));
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isOver) return;
    const isError = this.#httpStatus > 299;
    const largest = isError ? largestErrorBody : this.#receiver.largestResponse;
    if (this.#body.length + chunk.length > largest) {
      if (isError) this.#answerWithoutBody();
      else this.#stop(new ExcessiveResponse(`answered with more than ${largest} bytes`));
      return;
    }
    this.#body.add(chunk, largest);
    // A body of a single chunk is parsed at once.
    if (this.#body.length > chunk.length) this.#count();
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    const bytes = this.#body.bytes();
    if (isCheapJson(bytes)) this.#answer(parseJson(textOf(bytes)));
    else {
      const limits = `${mostJsonValues} values or more than ${deepestJson} levels of nesting`;
      this.#fail(new ExcessiveResponse(`answered with JSON of more than ${limits}`));
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.#fail(cause);
  }

  breakOff(failure: UpstreamError): void {
    // The connection may have the next request by now.
    this.#stop(failure);
  }

  /** Counts the memory that the body takes up now. */
  #count(): void {
    const added = this.#body.held - this.#held;
    if (added === 0) return;
    this.#held += added;
    this.#inFlight.add(this, added);
  }

  /** Ends the exchange before the response has ended. */
  #stop(cause: Error): void {
    if (this.#isOver) return;
    this.#fail(cause);
    this.#controller?.abort(cause);
  }

  #fail(cause: Error): void {
    if (this.#isOver) return;
    this.#end();
    this.#reject(this.#receiver.failed(cause));
  }

  /** The status of an error is worth more than a body that is too large. */
  #answerWithoutBody(): void {
    this.#answer(undefined);
    this.#controller?.abort(new Error('The rest of the response is not wanted.'));
  }

  #answer(body: unknown): void {
    this.#end();
    try {
      this.#resolve(this.#receiver.answered(this.#answerWith(body)));
    } catch (error) {
      this.#reject(error);
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#inFlight.remove(this);
  }

  #answerWith(body: unknown): Answer {
    return {
      httpStatus: this.#httpStatus,
      requestId: singleHeader(this.#headers['x-request-id']),
      serverTraceId: singleHeader(this.#headers['x-server-trace-id']),
      retryAfter: singleHeader(this.#headers['retry-after']),
      body,
    };
  }
}

function singleHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** JSON is UTF-8, before which there may be a byte order mark that is not part of it (RFC 8259, section 8.1). */
function textOf(bytes: Buffer): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
