import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from '../setup/running-server.ts';
import { holdingsOf, type Sample } from './sample.ts';
import type { Tally } from './tally.ts';

/** Writes down what a gateway holds and answers, again and again. */
export class Recording {
  readonly samples: Sample[] = [];
  /** What goes wrong at a service now. */
  fault: string | null = null;
  readonly #gateway: RunningServer;
  readonly #tally: Tally;
  readonly #begunAt = performance.now();
  #lastAt = performance.now();

  constructor(gateway: RunningServer, tally: Tally) {
    this.#gateway = gateway;
    this.#tally = tally;
  }

  /** Takes samples while something goes on. */
  async during(whatGoesOn: Promise<unknown>, everyMs: number): Promise<void> {
    const over = new AbortController();
    const end = whatGoesOn.finally(() => over.abort());
    while (!over.signal.aborted) {
      await sleep(everyMs, null, { signal: over.signal }).catch(() => null);
      await this.#take('look');
    }
    await end;
  }

  /** Takes a sample while nothing goes on, of what is left when garbage has been collected. */
  async rest(): Promise<void> {
    await this.#take('rest');
  }

  async #take(how: 'look' | 'rest'): Promise<void> {
    const holdings = await holdingsOf(this.#gateway, how);
    const now = performance.now();
    const window = this.#tally.take();
    this.samples.push({
      seconds: (now - this.#begunAt) / 1000,
      ...holdings,
      ...window,
      requestsPerSecond: (window.requests * 1000) / (now - this.#lastAt),
      restingHeapBytes: how === 'rest' ? holdings.heapUsedBytes : null,
      fault: this.fault,
    });
    this.#lastAt = now;
  }
}
