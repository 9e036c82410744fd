import { LinkedList, LinkedNode } from './linked-list.ts';
import { TransientMap } from './transient-map.ts';

export interface FairQueueOptions {
  /** The maximum number of calls that run at the same time, over all GraphQL requests of this process. */
  readonly concurrency: number;
  /** The maximum number of these that one caller has; by default, no lower limit than that of all callers. */
  readonly concurrencyPerCaller?: number;
  /** The maximum number of calls that wait for their turn; further ones are rejected. */
  readonly waitingCalls: number;
  /** The maximum number of these that one caller has; by default, no lower limit than that of all callers. */
  readonly waitingCallsPerCaller?: number;
}

/** The limit that a call exceeds. */
export type QueueLimit = 'TOO_MANY_CALLS' | 'TOO_MANY_CALLS_OF_CALLER';

/** The result of adding a call: it waits, or it is rejected. A call of another caller may have lost its place to it. */
export interface Added<T> {
  /** `null` when the call waits. */
  readonly exceeded: QueueLimit | null;
  /** `null` when no other call lost its place. */
  readonly displaced: T | null;
}

/**
 * Decides which calls to one service run and which wait, with a queue for each caller.
 *
 * The callers take turns. The next turn belongs to a caller that waits and has no running call, else to the caller whose
 * last turn was longest ago. So a caller with 1,000 waiting calls delays the single call of another caller by at most
 * one turn, and no caller waits for ever.
 *
 * When all places are taken, the caller with the most waiting calls loses its newest one to a caller with fewer. So one
 * caller cannot take all places (longest queue drop: B. Suter and others, "Buffer management schemes for supporting TCP
 * in gigabit routers with per-flow queueing", 1999).
 *
 * Every operation takes constant time. A caller without running and waiting calls uses no memory.
 */
export class FairQueue<T> {
  readonly #options: Required<FairQueueOptions>;
  readonly #callers = new TransientMap<string, CallerQueue<T>>();
  /** The callers that wait and have no running call, in the order of their turns. */
  readonly #idle = new LinkedList<CallerQueue<T>>();
  /** The callers that wait, have running calls and may have more, in the order of their turns. */
  readonly #busy = new LinkedList<CallerQueue<T>>();
  readonly #lengths = new Lengths<T>();
  #running = 0;
  #waiting = 0;

  constructor(options: FairQueueOptions) {
    const { concurrency, waitingCalls } = options;
    const { concurrencyPerCaller = concurrency, waitingCallsPerCaller = waitingCalls } = options;
    this.#options = { concurrency, concurrencyPerCaller, waitingCalls, waitingCallsPerCaller };
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** The number of callers with running or waiting calls. */
  get callers(): number {
    return this.#callers.size;
  }

  /** Starts a call at once; returns `false` when it has to wait. */
  start(callerKey: string): boolean {
    if (this.#running >= this.#options.concurrency) return false;
    const caller = this.#callers.get(callerKey);
    if (caller === undefined) this.#add(callerKey).running = 1;
    else if (caller.running < this.#options.concurrencyPerCaller) caller.running += 1;
    else return false;
    this.#running += 1;
    return true;
  }

  /** Adds a call that has to wait, unless a limit is exceeded. */
  wait(callerKey: string, call: LinkedNode<T>): Added<T> {
    const { waitingCalls, waitingCallsPerCaller } = this.#options;
    const length = this.#callers.get(callerKey)?.calls.length ?? 0;
    let displaced: T | null = null;
    if (this.#waiting >= waitingCalls) {
      displaced = this.#displaceFor(length);
      if (displaced === null) return { exceeded: 'TOO_MANY_CALLS', displaced };
    } else if (length >= waitingCallsPerCaller) return { exceeded: 'TOO_MANY_CALLS_OF_CALLER', displaced };
    const caller = this.#callers.get(callerKey) ?? this.#add(callerKey);
    caller.calls.push(call);
    this.#waiting += 1;
    this.#lengths.update(caller);
    if (length === 0) this.#line(caller);
    return { exceeded: null, displaced };
  }

  /** Removes a call that waits; does nothing when it no longer waits. */
  cancel(callerKey: string, call: LinkedNode<T>): void {
    const caller = this.#callers.get(callerKey);
    if (call.list === null || call.list !== caller?.calls) return;
    this.#remove(caller, call);
    if (caller.calls.length === 0) caller.turn.unlink();
    this.#forgetIdle(caller);
  }

  /** Ends a running call; returns the call whose turn it is, which runs from now on, or `null`. */
  leave(callerKey: string): T | null {
    const caller = this.#callers.get(callerKey);
    if (caller === undefined) return null;
    caller.running -= 1;
    this.#running -= 1;
    const { concurrencyPerCaller } = this.#options;
    const mayRunAgain = caller.running === 0 || caller.running === concurrencyPerCaller - 1;
    if (caller.calls.length > 0 && mayRunAgain) this.#line(caller);
    const next = this.#next();
    this.#forgetIdle(caller);
    return next;
  }

  /** Returns the waiting calls of a caller, the oldest first. */
  *waitingCallsOf(callerKey: string): Generator<LinkedNode<T>, void, undefined> {
    let node = this.#callers.get(callerKey)?.calls.first ?? null;
    while (node !== null) {
      // The reader may remove the call.
      const { next } = node;
      yield node;
      node = next;
    }
  }

  /** Takes the place of a call from the caller with the most waiting calls, for a caller that has `length`. */
  #displaceFor(length: number): T | null {
    const longest = this.#lengths.longest;
    // Where the two callers would only exchange their lengths, the displacement would achieve nothing.
    if (longest === null || longest.calls.length <= length + 1) return null;
    const { last } = longest.calls;
    if (last === null) return null;
    this.cancel(longest.key, last);
    return last.value;
  }

  #next(): T | null {
    const caller = (this.#idle.first ?? this.#busy.first)?.value;
    const call = caller?.calls.first ?? null;
    if (caller === undefined || call === null) return null;
    this.#remove(caller, call);
    caller.running += 1;
    this.#running += 1;
    if (caller.calls.length > 0 && caller.running < this.#options.concurrencyPerCaller) this.#line(caller);
    else caller.turn.unlink();
    return call.value;
  }

  /** Puts a caller that waits at the end of its line. A caller at its limit is in no line until one of its calls ends. */
  #line(caller: CallerQueue<T>): void {
    if (caller.running === 0) this.#idle.push(caller.turn);
    else if (caller.running < this.#options.concurrencyPerCaller) this.#busy.push(caller.turn);
  }

  #remove(caller: CallerQueue<T>, call: LinkedNode<T>): void {
    caller.calls.remove(call);
    this.#waiting -= 1;
    this.#lengths.update(caller);
  }

  #add(callerKey: string): CallerQueue<T> {
    const caller = new CallerQueue<T>(callerKey);
    this.#callers.set(callerKey, caller);
    return caller;
  }

  #forgetIdle(caller: CallerQueue<T>): void {
    if (caller.running === 0 && caller.calls.length === 0) this.#callers.delete(caller.key);
  }
}

/** The calls of one caller. */
class CallerQueue<T> {
  readonly key: string;
  running = 0;
  /** Those that wait, the oldest first. */
  readonly calls = new LinkedList<T>();
  /** The place in the line of the callers. */
  readonly turn = new LinkedNode<CallerQueue<T>>(this);
  /** The place among the callers with as many waiting calls. */
  readonly length = new LinkedNode<CallerQueue<T>>(this);

  constructor(key: string) {
    this.key = key;
  }
}

/** The callers that wait, by the number of their waiting calls. */
class Lengths<T> {
  /** The callers with n waiting calls are at the index n - 1. The last list is never empty. */
  readonly #lists: LinkedList<CallerQueue<T>>[] = [];

  /** A caller with the most waiting calls; `null` when no caller waits. */
  get longest(): CallerQueue<T> | null {
    return this.#lists.at(-1)?.first?.value ?? null;
  }

  /** Moves a caller whose number of waiting calls has changed by one. */
  update(caller: CallerQueue<T>): void {
    const { length } = caller.calls;
    caller.length.unlink();
    if (length > 0) this.#listOf(length).push(caller.length);
    while (this.#lists.at(-1)?.length === 0) this.#lists.pop();
  }

  #listOf(length: number): LinkedList<CallerQueue<T>> {
    const known = this.#lists[length - 1];
    if (known !== undefined) return known;
    const list = new LinkedList<CallerQueue<T>>();
    this.#lists.push(list);
    return list;
  }
}
