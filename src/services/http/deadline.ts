import { UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { abandonedCall } from './abandoned-call.ts';
import type { Cancellable, Cancellation, CancellationReason } from '../cancellation.ts';

/** Something that a call waits for. */
export interface Step {
  /** Ends it with the failure of the call; once it has ended by itself, that means nothing any more. */
  breakOff(failure: UpstreamError): void;
}

/** Ends a call, whatever it waits for, when its time is over or its answer is no longer wanted. */
export class Deadline implements Cancellable {
  readonly #endpoint: Endpoint;
  readonly #milliseconds: number;
  readonly #parent: Cancellation;
  readonly #end: number;
  readonly #timer: NodeJS.Timeout;
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

  /** How much of its time is left, in milliseconds. */
  get leftMs(): number {
    return this.#end - performance.now();
  }

  /** Says that the call was in vain, if it was. To be asked before anything is done that cannot be undone. */
  check(): void {
    if (this.#failure !== null) throw this.#failure;
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

  /** Its time is over. */
  pass(): void {
    const { service, title } = this.#endpoint;
    const message = `${title} did not answer within ${this.#milliseconds} ms.`;
    this.#breakOff(new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service }));
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
