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
  readonly #listeners = new Set<Cancellable>();
  #reason: CancellationReason | null = null;
  #endsAt: number;

  /** @param endsAt when the time for the work is over, by `performance.now()`, where that is known */
  constructor(endsAt = Infinity) {
    this.#endsAt = endsAt;
  }

  /** When the time for the work is over, by `performance.now()`; `Infinity` where no end is known. */
  get endsAt(): number {
    return this.#endsAt;
  }

  get isCancelled(): boolean {
    return this.#reason !== null;
  }

  /** `null` as long as the work is wanted. */
  get reason(): CancellationReason | null {
    return this.#reason;
  }

  /** Allows the work more time, since it is also wanted for longer. Never shortens its time. */
  extend(endsAt: number): void {
    this.#endsAt = Math.max(this.#endsAt, endsAt);
  }

  /** Has somebody told, at once where it is too late to wait for it. */
  tell(listener: Cancellable): void {
    if (this.#reason !== null) listener.cancelled(this.#reason);
    else this.#listeners.add(listener);
  }

  /** Has somebody told no more. */
  forget(listener: Cancellable): void {
    this.#listeners.delete(listener);
  }

  /** Only the first time counts. */
  cancel(reason: CancellationReason): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    for (const listener of this.#listeners) listener.cancelled(reason);
    this.#listeners.clear();
  }
}
