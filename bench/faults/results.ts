import { type Machine, machineLine } from '../setup/machine.ts';
import type { Row } from './row.ts';
import type { Plan } from './trial.ts';

/** All that a run has shown. */
export interface Results {
  readonly startedAt: string;
  readonly minutes: number;
  readonly plan: Plan;
  readonly machine: Machine;
  /** The load average of the machine before. */
  readonly loadBefore: number;
  readonly rows: readonly Row[];
}

/** On what machine and how the figures were taken. */
export function conditions({ startedAt, minutes, plan, machine, loadBefore }: Results): string {
  const seconds = (ms: number): string => `${ms / 1000} s`;
  return [
    `${machineLine(machine)};`,
    `${startedAt.slice(0, 10)}, ${Math.round(minutes)} minutes; load average ${loadBefore.toFixed(1)} before, which is on a quiet machine below 1.`,
    `${plan.asksPerSecond} requests a second to each of two gateways; each fault lasted ${seconds(plan.faultMs)}, after ${seconds(plan.quietMs)} and before ${seconds(plan.recoveryMs)} without any.`,
  ].join(' ');
}
