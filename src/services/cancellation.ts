/** Why work is no longer wanted: whoever wanted it has left, or the time for the whole of it is over. */
export type CancellationReason = 'left' | 'overdue';

/** What is to be told when it is no longer wanted. */
export interface Cancellable {
  /** Called once. */
  cancelled(reason: CancellationReason): void;
}

/**
 * Says that work is no longer wanted, as an `AbortSignal` does, in the place of one: to make an `AbortController`,
 * listen to it and stop listening takes as long as all else that the gateway does about a call, and there are several
 * calls in a GraphQL request, with several steps each.
 */
export class Cancellation {
  /** In the order in which they came. Most leave in that order too, so the first are the ones to be looked for. */
  #listeners: Cancellable[] | null = null;
  #reason: CancellationReason | null = null;

  get isCancelled(): boolean {
    return this.#reason !== null;
  }

  /** `null` as long as the work is wanted. */
  get reason(): CancellationReason | null {
    return this.#reason;
  }

  /** Has somebody told, at once where it is too late to wait for it. */
  tell(listener: Cancellable): void {
    if (this.#reason !== null) listener.cancelled(this.#reason);
    else if (this.#listeners === null) this.#listeners = [listener];
    else this.#listeners.push(listener);
  }

  /** Has somebody told no more. */
  forget(listener: Cancellable): void {
    const place = this.#listeners?.indexOf(listener) ?? -1;
    if (place >= 0) this.#listeners?.splice(place, 1);
  }

  /** Only the first time counts. */
  cancel(reason: CancellationReason): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    for (let next = this.#listeners?.shift(); next !== undefined; next = this.#listeners?.shift())
      next.cancelled(reason);
  }
}
