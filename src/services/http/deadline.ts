/** Aborts a call when its time is over or its answer is no longer wanted. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #parent: AbortSignal;
  readonly #end: number;
  readonly #abort = (): void => this.#controller.abort(this.#parent.reason);
  #passed = false;

  constructor(milliseconds: number, parent: AbortSignal) {
    this.#parent = parent;
    this.#end = performance.now() + milliseconds;
    if (parent.aborted) this.#abort();
    else parent.addEventListener('abort', this.#abort, { once: true });
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#controller.abort();
    }, milliseconds);
  }

  /** Whether the call was aborted because its time was over. */
  get passed(): boolean {
    return this.#passed;
  }

  /** How much of its time is left, in milliseconds. */
  get leftMs(): number {
    return this.#end - performance.now();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Says that the call has ended. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#parent.removeEventListener('abort', this.#abort);
  }
}
