import type { Outcome } from '../benchmark.ts';
import type { Options } from '../options.ts';
import type { Placement } from '../processes/placement.ts';
import type { Machine } from '../setup/machine.ts';

/** All that a run has shown: what is written to `bench/results/`, and what every report is made of. */
export interface Results extends Outcome {
  readonly startedAt: string;
  readonly minutes: number;
  readonly options: Options;
  readonly machine: Machine;
  readonly placement: Placement;
  /** The load average of the machine, before and after. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}
