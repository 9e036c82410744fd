import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { UpstreamError } from '../../model/errors.ts';
import type { Step } from './deadline.ts';
import type { RequestIds } from './redaction.ts';

/** What a service has answered. */
export interface Answer extends RequestIds {
  readonly httpStatus: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The body, parsed; `undefined` where it is not JSON. */
  readonly body: unknown;
}

/** Makes something of what comes of a request; is told of it once. */
export interface Receiver<T> {
  answered(answer: Answer): T;
  /** @returns the error that it means when there is no answer */
  failed(cause: Error): Error;
}

/**
 * One HTTP request and its answer, as undici's `dispatch` wants to tell of it: without a stream to read the answer from
 * and without a signal to end it by, which together take longer than the rest of what undici does.
 */
export class Exchange<T> implements Dispatcher.DispatchHandler, Step {
  readonly #receiver: Receiver<T>;
  readonly #resolve: (value: T) => void;
  readonly #reject: (error: unknown) => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #isOver = false;
  #httpStatus = 0;
  #headers: IncomingHttpHeaders = {};

  /** Takes, beside the receiver, what settles the promise of what the receiver makes of the answer. */
  constructor(receiver: Receiver<T>, resolve: (value: T) => void, reject: (error: unknown) => void) {
    this.#receiver = receiver;
    this.#resolve = resolve;
    this.#reject = reject;
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
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#resolve(this.#receiver.answered(this.#answer()));
    } catch (error) {
      this.#reject(error);
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.#fail(cause);
  }

  breakOff(failure: UpstreamError): void {
    // The connection may have the next request by now.
    if (this.#isOver) return;
    this.#fail(failure);
    this.#controller?.abort(failure);
  }

  #fail(cause: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reject(this.#receiver.failed(cause));
  }

  #answer(): Answer {
    return {
      httpStatus: this.#httpStatus,
      requestId: singleHeader(this.#headers['x-request-id']),
      serverTraceId: singleHeader(this.#headers['x-server-trace-id']),
      retryAfter: singleHeader(this.#headers['retry-after']),
      body: parseJson(textOf(this.#chunks)),
    };
  }
}

function singleHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** JSON is UTF-8, before which there may be a byte order mark that is not part of it (RFC 8259, section 8.1). */
function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  const bytes = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
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
