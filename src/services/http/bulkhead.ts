import type { UpstreamError } from '../../model/errors.ts';
import type { Attempt } from './connections.ts';
import type { Step } from './deadline.ts';
import { FairQueue, type FairQueueOptions, type QueueLimit } from './fair-queue.ts';
import { LinkedNode } from './linked-list.ts';

/** How many calls to a service are on their way, and how many wait for their turn. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
}

export type BulkheadOptions = FairQueueOptions;

/** What the bulkhead uses of a call. */
export type Entrant = Pick<Attempt, 'call' | 'deadline' | 'authorization'>;

/**
 * Keeps the calls to one service within their own part of the process, so that a service that does not respond holds
 * nothing that the other services need. The callers take turns (`FairQueue`).
 *
 * The connection pool is no substitute: it would keep a call whose caller has left until its turn comes, and it never
 * rejects a call.
 */
export class Bulkhead {
  readonly #queue: FairQueue<Turn>;
  readonly #reject: (limit: QueueLimit) => UpstreamError;
  #onIdle: () => void = () => undefined;

  /** @param reject returns the error of a call for which there is no place */
  constructor(options: BulkheadOptions, reject: (limit: QueueLimit) => UpstreamError) {
    this.#queue = new FairQueue(options);
    this.#reject = reject;
  }

  get load(): Load {
    return { running: this.#queue.running, waiting: this.#queue.waiting };
  }

  /** The number of callers with running or waiting calls. */
  get callers(): number {
    return this.#queue.callers;
  }

  /**
   * Takes a place, which has to be left when the call has ended.
   *
   * @returns `null` if there is a place now; otherwise a promise of the turn, which fails with the error of the deadline,
   *   and with the error of `reject` when there is no place to wait
   */
  enter(entrant: Entrant): Promise<void> | null {
    if (this.#queue.start(entrant.call.callerKey)) return null;
    return new Promise((resolve, reject) => {
      const turn = new Turn(this.#queue, entrant, resolve, reject);
      const { exceeded, displaced } = this.#queue.wait(turn.callerKey, turn.node);
      displaced?.breakOff(this.#reject('TOO_MANY_CALLS'));
      if (exceeded === null) entrant.deadline.begin(turn);
      else reject(this.#reject(exceeded));
    });
  }

  /** Leaves a place. It goes to the call whose turn it is. */
  leave({ call }: Entrant): void {
    const next = this.#queue.leave(call.callerKey);
    if (next !== null) next.come();
    else if (this.#queue.running === 0) this.#onIdle();
  }

  /** Rejects waiting calls of one caller; returns how many. */
  rejectWaiting(callerKey: string, isMeant: (entrant: Entrant) => boolean, failure: UpstreamError): number {
    let count = 0;
    for (const { value: turn } of this.#queue.waitingCallsOf(callerKey)) {
      if (!isMeant(turn.entrant)) continue;
      turn.breakOff(failure);
      count += 1;
    }
    return count;
  }

  /** Waits until no call is running. */
  async idle(): Promise<void> {
    if (this.#queue.running > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }
}

/** The turn of one call, which waits with others. */
class Turn implements Step {
  readonly entrant: Entrant;
  readonly node = new LinkedNode<Turn>(this);
  readonly #queue: FairQueue<Turn>;
  readonly #resolve: () => void;
  readonly #reject: (failure: UpstreamError) => void;

  constructor(queue: FairQueue<Turn>, entrant: Entrant, resolve: () => void, reject: (failure: UpstreamError) => void) {
    this.#queue = queue;
    this.entrant = entrant;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  get callerKey(): string {
    return this.entrant.call.callerKey;
  }

  come(): void {
    this.#resolve();
  }

  /** Ends the waiting. Has no effect once the turn has come: then the call itself reports its failure. */
  breakOff(failure: UpstreamError): void {
    this.#queue.cancel(this.callerKey, this.node);
    this.#reject(failure);
  }
}
