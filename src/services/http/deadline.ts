import { UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { abandonedCall } from './abandoned-call.ts';
import type { Cancellable, Cancellation, CancellationReason } from '../cancellation.ts';

/** Something that a call waits for. */
export interface Step {
  /** Ends it with the failure of the call; once it has ended by itself, that means nothing any more. */
  breakOff(failure: UpstreamError): void;
}

/**
 * A call with less time left than this is not sent, since its response could hardly arrive in time. The service would
 * do the work without effect, and the call would fail as if the service were slow.
 */
const shortestCallMs = 50;
/** The same for calls with a short timeout. */
const shortestShareOfCall = 0.05;

/**
 * Ends a call, whatever it waits for, when its time is over or its answer is no longer wanted.
 *
 * The time that a call waits for its turn does not count: it is the time of other calls, and the service has to get the
 * whole timeout, or it would seem slow because it has many callers. The wait has the same limit as the call. So a call
 * that waits ends after at most twice the timeout, and in any case with its GraphQL request.
 */
export class Deadline implements Cancellable {
  readonly #endpoint: Endpoint;
  readonly #milliseconds: number;
  readonly #parent: Cancellation;
  #end: number;
  #timer: NodeJS.Timeout;
  /** Since when the call waits for its turn; `null` when it does not wait. */
  #waitsSince: number | null = null;
  #waitedMs = 0;
  #failure: UpstreamError | null = null;
  #step: Step | null = null;

  /**
   * @param endpoint the service that is called
   * @param milliseconds how long the call may take
   * @param parent says when the answer is no longer wanted
   */
  constructor(endpoint: Endpoint, milliseconds: number, parent: Cancellation) {
    this.#endpoint = endpoint;
    this.#milliseconds = milliseconds;
    this.#parent = parent;
    this.#end = performance.now() + milliseconds;
    this.#timer = setTimeout(pass, milliseconds, this);
    parent.tell(this);
  }

  /** How much time is left for the response, in milliseconds. */
  get leftMs(): number {
    return Math.min(this.#end, this.#parent.endsAt) - performance.now();
  }

  /** The least time that has to be left for a call to be sent, in milliseconds. */
  get shortestMs(): number {
    return Math.min(shortestCallMs, this.#milliseconds * shortestShareOfCall);
  }

  /** Says that the call was in vain, if it was. To be asked before anything is done that cannot be undone. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  /** The same before the call is sent; also throws when almost no time is left. */
  checkTime(): void {
    this.check();
    if (this.leftMs >= this.shortestMs) return;
    throw this.#waitedMs > 0 ? this.#queueTimeout(this.#waitedMs) : abandonedCall(this.#endpoint, 'overdue');
  }

  /** Waits for the turn of the call, without counting the time. */
  async waitForTurn(turn: Promise<void>): Promise<void> {
    const since = performance.now();
    this.#waitsSince = since;
    try {
      await turn;
    } finally {
      const waitedMs = performance.now() - since;
      this.#waitsSince = null;
      this.#waitedMs += waitedMs;
      this.#end += waitedMs;
    }
  }

  /**
   * The call has come to this step. The steps of a call follow one another, so there is never more than one to be
   * broken off.
   */
  begin(step: Step): void {
    this.#step = step;
    if (this.#failure !== null) step.breakOff(this.#failure);
  }

  /** Waits for somebody else's work, which goes on should the call be broken off. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(resolve, reject);
      this.begin({ breakOff: reject });
    });
  }

  /** Waits for some time; `false` if the call was broken off meanwhile. */
  pause(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds, true);
      this.begin({
        breakOff() {
          clearTimeout(timer);
          resolve(false);
        },
      });
    });
  }

  /** Says that the call has ended. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#parent.forget(this);
  }

  cancelled(reason: CancellationReason): void {
    this.#breakOff(abandonedCall(this.#endpoint, reason));
  }

  /** The timer has run out. That is the end of the call unless it got more time because it waited for its turn. */
  pass(): void {
    if (this.#waitsSince !== null) {
      this.#breakOff(this.#queueTimeout(this.#waitedMs + performance.now() - this.#waitsSince));
      return;
    }
    const leftMs = this.#end - performance.now();
    // A timer may run out up to a millisecond early.
    if (leftMs >= 1) {
      this.#timer = setTimeout(pass, leftMs, this);
      return;
    }
    const { service, title } = this.#endpoint;
    const message = `${title} did not answer within ${this.#milliseconds} ms.`;
    this.#breakOff(new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service }));
  }

  #queueTimeout(waitedMs: number): UpstreamError {
    const { service, title } = this.#endpoint;
    const message =
      `The call to ${title} was not sent. It waited ${Math.round(waitedMs)} ms for its turn, ` +
      `and a call may wait ${this.#milliseconds} ms, within the time for its request.`;
    return new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service, reason: 'QUEUE_TIMEOUT' });
  }

  #breakOff(failure: UpstreamError): void {
    if (this.#failure !== null) return;
    this.#failure = failure;
    this.#step?.breakOff(failure);
  }
}

function pass(deadline: Deadline): void {
  deadline.pass();
}
