import { type Machine, machineLine } from '../setup/machine.ts';
import type { Plan, Soaked } from './soak.ts';
import type { Check } from './verdict.ts';

/** All that a run has shown. */
export interface Results {
  readonly startedAt: string;
  readonly plan: Plan;
  readonly machine: Machine;
  /** The load average of the machine before. */
  readonly loadBefore: number;
  readonly soaked: Soaked;
  readonly verdict: readonly Check[];
}

/** On what machine and how the figures were taken. */
export function conditions({ startedAt, plan, machine, loadBefore }: Results): string {
  return [
    `${machineLine(machine)};`,
    `${startedAt.slice(0, 10)}; load average ${loadBefore.toFixed(1)} before.`,
    `${plan.minutes} minutes of load, in which ${plan.perSecond} activities a second began; a rest every ${plan.roundMs / 1000} s.`,
  ].join(' ');
}
