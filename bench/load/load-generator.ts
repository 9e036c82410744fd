import { z } from 'zod';
import { Child, typescript } from '../processes/child.ts';
import type { LoadOrder, LoadResult } from './messages.ts';

const result = z.object({
  answered: z.number(),
  wrong: z.number(),
  elapsedMs: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});

/** The load generator, from the side of who gives the orders. */
export class LoadGenerator {
  readonly #child: Child;

  constructor(cores: readonly number[]) {
    this.#child = new Child({ args: [...typescript, 'bench/load/main.ts'], cores });
  }

  async run(order: LoadOrder): Promise<LoadResult> {
    return result.parse(await this.#child.ask(order));
  }

  async stop(): Promise<void> {
    await this.#child.stop();
  }
}
