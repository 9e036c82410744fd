import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Application } from '../application.ts';
import { answerInstead, spoilAnswer } from '../faults/effects.ts';
import type { Fault } from '../faults/fault.ts';
import type { LoggedRequest } from '../request-log.ts';
import { ApiError } from '../status/api-error.ts';
import { errorAnswer, newAnswerIds, type Answer } from './answer.ts';
import { answerRequest } from './dispatch.ts';
import { readBody, type RequestTarget } from './read-request.ts';
import type { RouteMatch } from './router.ts';

const noFault: Fault = {};

/** One request to a service and what comes of it: an answer, a broken connection, or nothing. */
export class Exchange {
  readonly #application: Application;
  readonly #target: RequestTarget;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #ids = newAnswerIds();
  readonly #closed = new AbortController();
  #brokenByUs = false;

  constructor(application: Application, target: RequestTarget, request: IncomingMessage, response: ServerResponse) {
    this.#application = application;
    this.#target = target;
    this.#request = request;
    this.#response = response;
  }

  async run(): Promise<void> {
    const { router, faults } = this.#application;
    const httpMethod = this.#request.method ?? 'GET';
    const match = router.match(httpMethod, this.#target.path);
    const entry = this.#log(match);
    try {
      entry.body = await readBody(this.#request);
      if (match === undefined) throw router.refusal(httpMethod, this.#target.path);
      await this.#answer(match, entry.body, faults.take(match.route) ?? noFault);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#send(errorAnswer(error, this.#ids.requestId));
    }
  }

  #log(match: RouteMatch | undefined): LoggedRequest {
    const { log, state } = this.#application;
    const entry: LoggedRequest = {
      service: match?.route.service ?? 'unknown',
      kind: match?.route.name ?? 'unknown',
      method: this.#request.method ?? 'GET',
      path: this.#target.path,
      query: Object.fromEntries(this.#target.query),
      headers: this.#request.headers,
      body: '',
      startedAt: state.now(),
      endedAt: undefined,
      status: undefined,
      aborted: false,
    };
    log.add(entry);
    this.#response.once('close', () => {
      const answered = this.#response.writableFinished;
      entry.endedAt = state.now();
      entry.status = this.#response.headersSent ? this.#response.statusCode : undefined;
      entry.aborted = !answered && !this.#brokenByUs;
      this.#closed.abort();
    });
    return entry;
  }

  async #answer(match: RouteMatch, body: string, fault: Fault): Promise<void> {
    if (fault.delayMs !== undefined && !(await this.#pause(fault.delayMs))) return;
    if (fault.hang === true) return;
    if (fault.reset === true) {
      this.#breakConnection();
      return;
    }
    const { requestId } = this.#ids;
    const { query } = this.#target;
    const request = { route: match.route, query, requestId };
    const received = { query, headers: this.#request.headers, body, operationFailure: fault.failOperation };
    const answer =
      answerInstead(fault, request) ??
      spoilAnswer(answerRequest(this.#application.state, match, received, requestId), fault, request);
    if (fault.dropAfter === true) this.#breakConnection();
    else if (fault.garbage === 'cut-off') this.#sendHalf(answer);
    else this.#send(answer);
  }

  /** Waits; false if the client went away meanwhile. The timer keeps no process alive. */
  async #pause(milliseconds: number): Promise<boolean> {
    try {
      await wait(milliseconds, undefined, { signal: this.#closed.signal, ref: false });
      return true;
    } catch {
      return false;
    }
  }

  #send(answer: Answer): void {
    this.#writeHead(answer);
    this.#response.end(answer.body);
  }

  /** Promises the whole body, sends the half of it and breaks the connection. */
  #sendHalf(answer: Answer): void {
    this.#writeHead(answer);
    this.#response.write(answer.body.slice(0, answer.body.length / 2), () => this.#breakConnection());
  }

  #writeHead({ httpStatus, headers, body }: Answer): void {
    this.#response.writeHead(httpStatus, {
      ...headers,
      'content-length': Buffer.byteLength(body),
      'x-request-id': this.#ids.requestId,
      // No page says how the two IDs differ, and the provider's SDK logs both.
      'x-server-request-id': this.#ids.requestId,
      'x-server-trace-id': this.#ids.traceId,
    });
  }

  #breakConnection(): void {
    this.#brokenByUs = true;
    this.#request.socket.resetAndDestroy();
  }
}
