import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpstreamError } from '../../../src/model/errors.ts';
import { Bulkhead, type BulkheadOptions, type Entrant } from '../../../src/services/http/bulkhead.ts';
import { Cancellation } from '../../../src/services/cancellation.ts';
import { Deadline } from '../../../src/services/http/deadline.ts';
import { ComputeClient } from '../../../src/services/compute/compute-client.ts';
import { callForItself } from '../../../src/services/iam/iam-token.ts';
import type { UpstreamCall } from '../../../src/services/upstream-call.ts';
import { checkProperty } from '../../support/seed.ts';

/** A call that is made, waits or is refused; it ends when the test says so. */
class Call {
  readonly deadline: Deadline;
  readonly outcome: Promise<string>;
  state: 'waiting' | 'running' | 'over' = 'waiting';
  readonly #client = new Cancellation();
  readonly #entrant: Entrant;
  #end = (): void => undefined;

  constructor(bulkhead: Bulkhead, callerKey = 'caller') {
    this.deadline = new Deadline(ComputeClient.endpoint, 60_000, this.#client);
    this.#entrant = { call: callOf(callerKey, this.#client), deadline: this.deadline, authorization: null };
    this.outcome = this.#make(bulkhead)
      .catch((error: unknown) => (error instanceof UpstreamError ? (error.reason ?? error.code) : 'failed'))
      .finally(() => {
        this.state = 'over';
        this.deadline.clear();
      });
  }

  async #make(bulkhead: Bulkhead): Promise<string> {
    await bulkhead.enter(this.#entrant);
    try {
      this.deadline.check();
      this.state = 'running';
      return await new Promise<string>((resolve) => (this.#end = () => resolve('done')));
    } finally {
      bulkhead.leave(this.#entrant);
    }
  }

  end(): void {
    this.#end();
  }

  leave(): void {
    this.#client.cancel('left');
  }
}

function callOf(callerKey: string, cancellation: Cancellation): UpstreamCall {
  return { ...callForItself(cancellation), callerKey };
}

function createBulkhead(options: BulkheadOptions): Bulkhead {
  return new Bulkhead(options, (reason) => {
    return new UpstreamError({ code: 'RESOURCE_EXHAUSTED', message: 'There is no place.', service: 'COMPUTE', reason });
  });
}

/** Lets everything happen that is to happen now. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a bulkhead', () => {
  it('gives calls their turn in the order in which they came', async () => {
    const bulkhead = createBulkhead({ concurrency: 1, waitingCalls: 10 });
    const calls = [1, 2, 3].map(() => new Call(bulkhead));
    await settle();
    for (const [index, call] of calls.entries()) {
      expect(calls.map(({ state }) => state).slice(index)).toEqual(
        ['running', 'waiting', 'waiting'].slice(0, 3 - index),
      );
      call.end();
      expect(await call.outcome).toBe('done');
      await settle();
    }
    expect(bulkhead.load).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses those for which there is no place to wait', async () => {
    const bulkhead = createBulkhead({ concurrency: 2, waitingCalls: 1 });
    const calls = [1, 2, 3, 4].map(() => new Call(bulkhead));
    expect(await calls[3]?.outcome).toBe('TOO_MANY_CALLS');
    expect(bulkhead.load).toEqual({ running: 2, waiting: 1 });
    for (const call of calls) {
      call.end();
      await settle();
    }
  });

  it('lets go of one that waits when its caller leaves, at once', async () => {
    const bulkhead = createBulkhead({ concurrency: 1, waitingCalls: 1 });
    const [first, second] = [new Call(bulkhead), new Call(bulkhead)];
    await settle();
    second.leave();
    expect(await second.outcome).toBe('CANCELLED');
    expect(bulkhead.load).toEqual({ running: 1, waiting: 0 });
    const third = new Call(bulkhead);
    first.end();
    await settle();
    expect(third.state).toBe('running');
    third.end();
    expect(await third.outcome).toBe('done');
  });

  it('lets go of one whose caller leaves at the very moment of its turn, without losing the place', async () => {
    const bulkhead = createBulkhead({ concurrency: 1, waitingCalls: 2 });
    const [first, second, third] = [new Call(bulkhead), new Call(bulkhead), new Call(bulkhead)];
    await settle();
    first.end();
    second.leave();
    await settle();
    second.end();
    await settle();
    expect(third.state).toBe('running');
    third.end();
    await settle();
    expect(bulkhead.load).toEqual({ running: 0, waiting: 0 });
  });

  it('is idle when the last call has ended', async () => {
    const bulkhead = createBulkhead({ concurrency: 1, waitingCalls: 1 });
    await bulkhead.idle();
    const calls = [new Call(bulkhead), new Call(bulkhead)];
    let isIdle = false;
    const idle = bulkhead.idle().then(() => (isIdle = true));
    for (const call of calls) {
      await settle();
      expect(isIdle).toBe(false);
      call.end();
    }
    await idle;
  });

  it('holds its limits and loses no place, whoever comes, ends and leaves in whatever order', async () => {
    const step = fc.tuple(fc.constantFrom('come', 'end', 'leave', 'end and leave'), fc.nat());
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.array(step, { maxLength: 60 }),
      async (concurrency, waitingCalls, steps) => {
        const bulkhead = createBulkhead({ concurrency, waitingCalls });
        const calls: Call[] = [];
        const count = (state: Call['state']): number => calls.filter((call) => call.state === state).length;
        for (const [what, choice] of steps) {
          if (what === 'come') calls.push(new Call(bulkhead));
          if (what.startsWith('end')) calls[choice % calls.length]?.end();
          if (what.endsWith('leave')) calls[(choice * 7) % calls.length]?.leave();
          await settle();
          expect(bulkhead.load).toEqual({ running: count('running'), waiting: count('waiting') });
          expect(count('running')).toBeLessThanOrEqual(concurrency);
          expect(count('waiting')).toBeLessThanOrEqual(waitingCalls);
          // Nobody waits while there is room.
          if (count('waiting') > 0) expect(count('running')).toBe(concurrency);
        }
        for (const call of calls.values()) {
          call.end();
          await settle();
        }
        expect(bulkhead.load).toEqual({ running: 0, waiting: 0 });
      },
    );
    await checkProperty('bulkhead', 300, property);
  });
});
