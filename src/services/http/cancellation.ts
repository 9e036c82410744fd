/** What is to be told when it is no longer wanted. */
export interface Cancellable {
  /** Called once. */
  cancelled(reason: unknown): void;
}

const ofSignals = new WeakMap<AbortSignal, Cancellation>();

/**
 * Says that work is no longer wanted, as an `AbortSignal` does. Within the services it takes the place of one: to make
 * an `AbortController`, listen to it and stop listening takes as long as all else that the gateway does about a call,
 * and there are several calls in a GraphQL request, with several steps each.
 */
export class Cancellation {
  readonly #listeners = new Set<Cancellable>();
  #isCancelled = false;
  #reason: unknown;

  /** What a signal says, which has one listener for it, however many calls are made under the signal. */
  static of(signal: AbortSignal): Cancellation {
    const known = ofSignals.get(signal);
    if (known !== undefined) return known;
    const cancellation = new Cancellation();
    ofSignals.set(signal, cancellation);
    const cancel = (): void => cancellation.cancel(signal.reason);
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    return cancellation;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Why; in the words of whoever cancelled. */
  get reason(): unknown {
    return this.#reason;
  }

  /** Has somebody told, at once where it is too late to wait for it. */
  tell(listener: Cancellable): void {
    if (this.#isCancelled) listener.cancelled(this.#reason);
    else this.#listeners.add(listener);
  }

  /** Has somebody told no more. */
  forget(listener: Cancellable): void {
    this.#listeners.delete(listener);
  }

  /** Only the first time counts. */
  cancel(reason: unknown): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#reason = reason;
    for (const listener of this.#listeners) listener.cancelled(reason);
    this.#listeners.clear();
  }
}
