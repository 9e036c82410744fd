import { UpstreamError } from '../../model/errors.ts';
import type { Endpoint } from '../endpoint.ts';
import { abandonedCall } from './abandoned-call.ts';

/** Aborts a call when its time is over or its answer is no longer wanted. */
export class Deadline {
  readonly #endpoint: Endpoint;
  readonly #milliseconds: number;
  readonly #parent: AbortSignal;
  readonly #end: number;
  readonly #timer: NodeJS.Timeout;
  readonly #controller = new AbortController();
  readonly #parentAborted = (): void => this.#abort(this.#parent.reason);
  #passed = false;
  /** Ends what is waited for, if anything is. */
  #reject: ((error: Error) => void) | null = null;

  /**
   * @param endpoint the service that is called
   * @param milliseconds how long the call may take
   * @param parent aborted when the answer is no longer wanted
   */
  constructor(endpoint: Endpoint, milliseconds: number, parent: AbortSignal) {
    this.#endpoint = endpoint;
    this.#milliseconds = milliseconds;
    this.#parent = parent;
    this.#end = performance.now() + milliseconds;
    if (parent.aborted) this.#parentAborted();
    else parent.addEventListener('abort', this.#parentAborted, { once: true });
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#abort();
    }, milliseconds);
  }

  /** How much of its time is left, in milliseconds. */
  get leftMs(): number {
    return this.#end - performance.now();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The error of a call that was aborted. */
  failure(): UpstreamError {
    if (!this.#passed) return abandonedCall(this.#endpoint, this.signal);
    const { service, title } = this.#endpoint;
    const message = `${title} did not answer within ${this.#milliseconds} ms.`;
    return new UpstreamError({ code: 'DEADLINE_EXCEEDED', message, service });
  }

  /**
   * Waits for a step of the call, but no longer than until the call is aborted. The steps of a call follow one
   * another, so there is never more than one to wait for.
   */
  race<T>(step: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      step.then(resolve, reject);
      this.#reject = reject;
      if (this.signal.aborted) reject(this.failure());
    });
  }

  /** Says that the call has ended. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#parent.removeEventListener('abort', this.#parentAborted);
  }

  #abort(reason?: unknown): void {
    this.#controller.abort(reason);
    this.#reject?.(this.failure());
  }
}
