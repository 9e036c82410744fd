import { type Cancellable, Cancellation, type CancellationReason } from '../cancellation.ts';
import { TransientMap } from './transient-map.ts';

/**
 * Makes equal work that is wanted at the same moment one piece of work. It is broken off when the last who waited for
 * it has left, and not before.
 */
export class SingleFlight<T> {
  readonly #flights = new TransientMap<string, Flight<T>>();

  /**
   * @param key the same for equal work alone
   * @param leaving says when whoever waits here has left
   * @param work is begun unless equal work is under way
   * @param left the error for one who has left while others wait on
   */
  run(
    key: string,
    leaving: Cancellation,
    work: (cancellation: Cancellation) => Promise<T>,
    left: (reason: CancellationReason) => Error,
  ): Promise<T> {
    const flight = this.#flights.get(key) ?? this.#begin(key, leaving, work);
    return new Promise((resolve, reject) => flight.join(new Waiter(flight, leaving, left, { resolve, reject })));
  }

  /** Whether equal work is under way. */
  has(key: string): boolean {
    return this.#flights.has(key);
  }

  /** Lets work that is wanted from now on be begun anew, where its key begins like this. */
  forget(prefix: string): void {
    for (const key of this.#flights.keys()) if (key.startsWith(prefix)) this.#flights.delete(key);
  }

  #begin(key: string, leaving: Cancellation, work: (cancellation: Cancellation) => Promise<T>): Flight<T> {
    const flight = new Flight<T>(leaving.endsAt, () => {
      // Equal work that was begun anew may have its place.
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    // Whoever asks for it may have left already.
    if (leaving.reason !== null) flight.breakOff(leaving.reason);
    flight.begin(work);
    return flight;
  }
}

/** One piece of work, and all who wait for it. */
class Flight<T> {
  readonly #onEnd: () => void;
  readonly #cancellation: Cancellation;
  readonly #waiters = new Set<Waiter<T>>();

  /**
   * @param endsAt when the time of the first waiter is over
   * @param onEnd told when nobody may join any more
   */
  constructor(endsAt: number, onEnd: () => void) {
    this.#cancellation = new Cancellation(endsAt);
    this.#onEnd = onEnd;
  }

  begin(work: (cancellation: Cancellation) => Promise<T>): void {
    work(this.#cancellation).then(
      (value) => {
        this.#onEnd();
        for (const waiter of this.#waiters) waiter.resolve(value);
      },
      (error: unknown) => {
        this.#onEnd();
        for (const waiter of this.#waiters) waiter.reject(error);
      },
    );
  }

  join(waiter: Waiter<T>): void {
    this.#waiters.add(waiter);
    this.#cancellation.extend(waiter.endsAt);
    waiter.wait();
  }

  /** Lets one go who does not wait any longer, unless it is the last one. What the work comes to is told to that one. */
  leave(waiter: Waiter<T>, reason: CancellationReason): boolean {
    if (this.#waiters.size > 1) return this.#waiters.delete(waiter);
    this.breakOff(reason);
    return false;
  }

  breakOff(reason: CancellationReason): void {
    // Nobody may join what is being broken off.
    this.#onEnd();
    this.#cancellation.cancel(reason);
  }
}

/** What ends a promise. */
interface Settlement<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** One who waits for a piece of work. */
class Waiter<T> implements Cancellable, Settlement<T> {
  readonly #flight: Flight<T>;
  readonly #leaving: Cancellation;
  readonly #left: (reason: CancellationReason) => Error;
  readonly #settlement: Settlement<T>;

  constructor(
    flight: Flight<T>,
    leaving: Cancellation,
    left: (reason: CancellationReason) => Error,
    settlement: Settlement<T>,
  ) {
    this.#flight = flight;
    this.#leaving = leaving;
    this.#left = left;
    this.#settlement = settlement;
  }

  /** When the time of this waiter is over. */
  get endsAt(): number {
    return this.#leaving.endsAt;
  }

  wait(): void {
    this.#leaving.tell(this);
  }

  resolve(value: T): void {
    this.#leaving.forget(this);
    this.#settlement.resolve(value);
  }

  reject(error: unknown): void {
    this.#leaving.forget(this);
    this.#settlement.reject(error);
  }

  cancelled(reason: CancellationReason): void {
    if (this.#flight.leave(this, reason)) this.#settlement.reject(this.#left(reason));
  }
}
