import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '../data/services.ts';
import { setFaults } from '../sandbox/control.ts';
import type { FaultKind } from './fault-kinds.ts';

/** Lets a service fail for a while, and be well again. */
export async function letFail(
  sandboxUrl: string,
  service: ServiceName,
  { stages }: FaultKind,
  /** How long, and how long a stage of a fault with several lasts. */
  { faultMs, stageMs }: { readonly faultMs: number; readonly stageMs: number },
): Promise<void> {
  const end = performance.now() + faultMs;
  for (let stage = 0; performance.now() < end; stage++) {
    await setFaults(sandboxUrl, service, stages[stage % stages.length] ?? []);
    await sleep(Math.max(0, Math.min(stages.length === 1 ? faultMs : stageMs, end - performance.now())));
  }
  await setFaults(sandboxUrl, service, []);
}
