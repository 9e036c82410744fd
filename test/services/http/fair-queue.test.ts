import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue, type FairQueueOptions } from '../../../src/services/http/fair-queue.ts';
import { LinkedNode } from '../../../src/services/http/linked-list.ts';
import { testSeed } from '../../support/seed.ts';

interface Call {
  readonly caller: string;
  readonly number: number;
}

const callers = ['a', 'b', 'c', 'd', 'e'] as const;

/** A straightforward model of the queue: arrays that are searched from their beginning. */
class Model {
  readonly running: Call[] = [];
  readonly waiting: Call[] = [];
  /** The callers in the order of their turns, first those without running calls. */
  readonly #options: Required<FairQueueOptions>;
  /** When each caller began to wait in its line, as a count. */
  readonly #since = new Map<string, number>();
  #clock = 0;

  constructor(options: Required<FairQueueOptions>) {
    this.#options = options;
  }

  runs(caller: string): number {
    return this.running.filter((call) => call.caller === caller).length;
  }

  waits(caller: string): number {
    return this.waiting.filter((call) => call.caller === caller).length;
  }

  mayStart(caller: string): boolean {
    const { concurrency, concurrencyPerCaller } = this.#options;
    return this.running.length < concurrency && this.runs(caller) < concurrencyPerCaller;
  }

  /** Whether a call of this caller may wait; `displacing` if another caller loses a place to it. */
  admits(caller: string): 'yes' | 'displacing' | 'TOO_MANY_CALLS' | 'TOO_MANY_CALLS_OF_CALLER' {
    const own = this.waits(caller);
    if (this.waiting.length >= this.#options.waitingCalls) {
      const most = Math.max(0, ...callers.map((each) => this.waits(each)));
      return most > own + 1 ? 'displacing' : 'TOO_MANY_CALLS';
    }
    return own >= this.#options.waitingCallsPerCaller ? 'TOO_MANY_CALLS_OF_CALLER' : 'yes';
  }

  wait(call: Call): void {
    this.waiting.push(call);
    if (this.waits(call.caller) === 1) this.#line(call.caller);
  }

  cancel(call: Call): void {
    this.waiting.splice(this.waiting.indexOf(call), 1);
  }

  leave(call: Call): void {
    this.running.splice(this.running.indexOf(call), 1);
    const runs = this.runs(call.caller);
    if (runs === 0 || runs === this.#options.concurrencyPerCaller - 1) this.#line(call.caller);
  }

  /** The call whose turn it is. */
  next(): Call | null {
    if (this.running.length >= this.#options.concurrency) return null;
    const order = (caller: string): number => this.#since.get(caller) ?? 0;
    const [first] = callers
      .filter((caller) => this.waits(caller) > 0 && this.runs(caller) < this.#options.concurrencyPerCaller)
      .sort((a, b) => Math.sign(this.runs(a)) - Math.sign(this.runs(b)) || order(a) - order(b));
    return this.waiting.find(({ caller }) => caller === first) ?? null;
  }

  begin(call: Call): void {
    if (this.waiting.includes(call)) this.cancel(call);
    this.running.push(call);
    this.#line(call.caller);
  }

  #line(caller: string): void {
    this.#clock += 1;
    this.#since.set(caller, this.#clock);
  }
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('enter', 'enter', 'leave', 'cancel'),
    caller: fc.constantFrom(...callers),
    choice: fc.nat({ max: 1000 }),
  }),
  { maxLength: 150 },
);

const limits = fc.record({
  concurrency: fc.integer({ min: 1, max: 6 }),
  concurrencyPerCaller: fc.integer({ min: 1, max: 6 }),
  waitingCalls: fc.integer({ min: 0, max: 12 }),
  waitingCallsPerCaller: fc.integer({ min: 0, max: 12 }),
});

describe('a fair queue', () => {
  it('agrees with its model on every turn, holds all limits and forgets callers, in any order of events', () => {
    fc.assert(
      fc.property(limits, steps, (options, events) => {
        const queue = new FairQueue<Call>(options);
        const model = new Model(options);
        const nodes = new Map<Call, LinkedNode<Call>>();
        let number = 0;
        for (const { what, caller, choice } of events) {
          if (what === 'enter') {
            const call = { caller, number: (number += 1) };
            const mayStart = model.mayStart(caller);
            expect(queue.start(caller)).toBe(mayStart);
            if (mayStart) model.begin(call);
            else {
              const node = new LinkedNode<Call>(call);
              const admitted = model.admits(caller);
              const { exceeded, displaced } = queue.wait(caller, node);
              expect(exceeded).toBe(admitted === 'yes' || admitted === 'displacing' ? null : admitted);
              expect(displaced !== null).toBe(admitted === 'displacing');
              if (displaced !== null) {
                // The newest call of a caller with the most waiting calls.
                const most = Math.max(...callers.map((each) => model.waits(each)));
                expect(model.waits(displaced.caller)).toBe(most);
                expect(model.waiting.findLast((each) => each.caller === displaced.caller)).toBe(displaced);
                model.cancel(displaced);
              }
              if (exceeded === null) {
                model.wait(call);
                nodes.set(call, node);
              }
            }
          } else if (what === 'cancel') {
            const call = model.waiting[choice % Math.max(1, model.waiting.length)];
            const node = call === undefined ? undefined : nodes.get(call);
            if (call !== undefined && node !== undefined) {
              queue.cancel(call.caller, node);
              // A second cancellation has no effect.
              queue.cancel(call.caller, node);
              model.cancel(call);
            }
          } else {
            const call = model.running[choice % Math.max(1, model.running.length)];
            if (call !== undefined) {
              model.leave(call);
              const next = model.next();
              expect(queue.leave(call.caller)).toBe(next);
              if (next !== null) model.begin(next);
            }
          }
          expect([queue.running, queue.waiting]).toEqual([model.running.length, model.waiting.length]);
          expect(queue.running).toBeLessThanOrEqual(options.concurrency);
          // No call waits while it could run.
          expect(model.next()).toBeNull();
          const present = new Set([...model.running, ...model.waiting].map((call) => call.caller));
          expect(queue.callers).toBe(present.size);
        }
      }),
      { seed: testSeed, numRuns: 1000 },
    );
    process.stderr.write(`fair queue: 1000 cases, seed ${testSeed}\n`);
  });

  it('lets no caller starve, however many calls and new callers arrive', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat({ max: 1000 }), { minLength: 100, maxLength: 100 }),
        (concurrency, busy, choices) => {
          const queue = new FairQueue<Call>({ concurrency, waitingCalls: 100_000 });
          const running: string[] = [];
          const enter = (caller: string): void => {
            if (queue.start(caller)) running.push(caller);
            else queue.wait(caller, new LinkedNode<Call>({ caller, number: 0 }));
          };
          for (let caller = 0; caller < busy; caller += 1) {
            for (let count = 0; count < 50; count += 1) enter(`busy ${caller}`);
          }
          enter('patient');
          if (running.includes('patient')) return;
          let ended = 0;
          for (const choice of choices) {
            // A new caller arrives with each turn.
            enter(`new ${ended}`);
            const [caller = ''] = running.splice(choice % running.length, 1);
            const next = queue.leave(caller);
            ended += 1;
            if (next === null) throw new Error('A place stays free while calls wait.');
            running.push(next.caller);
            if (next.caller === 'patient') break;
          }
          expect(running).toContain('patient');
          // Before it come at most the callers that waited without a running call when it arrived.
          expect(ended).toBeLessThanOrEqual(busy + 1);
        },
      ),
      { seed: testSeed, numRuns: 300 },
    );
  });

  it('uses no memory for callers that have left, and as much time for a long queue as for a short one', () => {
    const queue = new FairQueue<Call>({ concurrency: 1, waitingCalls: 200_000 });
    queue.start('first');
    const nodes = Array.from({ length: 100_000 }, (_, number) => new LinkedNode<Call>({ caller: `${number}`, number }));
    for (const node of nodes) queue.wait(node.value.caller, node);
    expect(queue.callers).toBe(100_001);
    // From the middle, where an array would move half of its entries each time.
    for (const node of nodes.slice(50_000).concat(nodes.slice(0, 50_000))) queue.cancel(node.value.caller, node);
    expect([queue.callers, queue.waiting]).toEqual([1, 0]);
    expect(queue.leave('first')).toBeNull();
    expect(queue.callers).toBe(0);
  });
});
