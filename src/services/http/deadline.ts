/** Aborts a call when its time is over or its answer is no longer wanted. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #parent: AbortSignal;
  readonly #abort = (): void => this.#controller.abort();
  #passed = false;

  constructor(milliseconds: number, parent: AbortSignal) {
    this.#parent = parent;
    if (parent.aborted) this.#abort();
    else parent.addEventListener('abort', this.#abort, { once: true });
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#abort();
    }, milliseconds);
  }

  /** Whether the call was aborted because its time was over. */
  get passed(): boolean {
    return this.#passed;
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
