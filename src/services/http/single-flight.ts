interface Flight<T> {
  readonly value: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Makes equal work that is wanted at the same moment one piece of work. It is broken off when the last who waited for
 * it has left, and not before.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * @param key the same for equal work alone
   * @param signal whoever waits here has left
   * @param work is begun unless equal work is under way
   * @param left the error for one who has left while others wait on
   */
  run(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
    left: (signal: AbortSignal) => Error,
  ): Promise<T> {
    const flight = this.#flights.get(key) ?? this.#begin(key, work);
    return this.#wait(key, flight, signal, left);
  }

  /** Whether equal work is under way. */
  has(key: string): boolean {
    return this.#flights.has(key);
  }

  /** Lets work that is wanted from now on be begun anew, where its key begins like this. */
  forget(prefix: string): void {
    for (const key of this.#flights.keys()) if (key.startsWith(prefix)) this.#flights.delete(key);
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const flight: Flight<T> = { value: work(controller.signal), controller, waiting: 0 };
    this.#flights.set(key, flight);
    const end = (): void => this.#end(key, flight);
    flight.value.then(end, end);
    return flight;
  }

  #end(key: string, flight: Flight<T>): void {
    // Equal work that was begun anew may have its place.
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  async #wait(key: string, flight: Flight<T>, signal: AbortSignal, left: (signal: AbortSignal) => Error): Promise<T> {
    let leave: (() => void) | undefined;
    const hasLeft = new Promise<never>((_resolve, reject) => {
      leave = () => {
        flight.waiting -= 1;
        if (flight.waiting > 0) {
          reject(left(signal));
          return;
        }
        // Nobody may join what is being broken off. What it comes to is told by the work itself.
        this.#end(key, flight);
        flight.controller.abort(signal.reason);
      };
      if (!signal.aborted) signal.addEventListener('abort', leave, { once: true });
    });
    flight.waiting += 1;
    if (signal.aborted) leave?.();
    try {
      return await Promise.race([flight.value, hasLeft]);
    } finally {
      if (leave !== undefined) signal.removeEventListener('abort', leave);
    }
  }
}
