import type { LoadRequest } from './load/messages.ts';
import { busyMsOf, usageOf } from './processes/usage.ts';
import type { RunningServer } from './setup/running-server.ts';
import type { Stage } from './setup/stage.ts';

/** What one server did with one query in one round. */
export interface Measurement {
  readonly server: string;
  readonly query: string;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** `null` where the system does not say. */
  readonly cpuMsPerRequest: number | null;
  /** The part of the time that the server was at work, 1 for a whole core. */
  readonly serverBusy: number | null;
  /** The part of the time that its core was at work for other processes; `null` also where it has no core to itself. */
  readonly coreLost: number | null;
  readonly residentBytes: number | null;
}

export interface Load {
  readonly query: string;
  readonly requests: readonly LoadRequest[];
  readonly concurrency: number;
  readonly seconds: number;
}

/** Loads a server for some time. */
export async function measure(stage: Stage, server: RunningServer, load: Load): Promise<Measurement> {
  const { pid } = server.child;
  const { serverCore } = stage.placement;
  const before = { usage: usageOf(pid), busyMs: serverCore === null ? null : busyMsOf(serverCore) };
  const result = await stage.load.run({ url: server.url, ...load });
  const after = { usage: usageOf(pid), busyMs: serverCore === null ? null : busyMsOf(serverCore) };
  if (result.wrong > 0 || result.answered === 0) {
    throw new Error(`${server.kind.title} gave ${result.wrong} wrong answers to ${load.query}.`);
  }
  const cpuMs = difference(after.usage?.cpuMs, before.usage?.cpuMs);
  const busyMs = difference(after.busyMs, before.busyMs);
  return {
    server: server.kind.name,
    query: load.query,
    requestsPerSecond: (result.answered / result.elapsedMs) * 1000,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    cpuMsPerRequest: cpuMs === null ? null : cpuMs / result.answered,
    serverBusy: cpuMs === null ? null : cpuMs / result.elapsedMs,
    coreLost: cpuMs === null || busyMs === null ? null : Math.max(0, busyMs - cpuMs) / result.elapsedMs,
    residentBytes: after.usage?.residentBytes ?? null,
  };
}

function difference(after: number | null | undefined, before: number | null | undefined): number | null {
  return typeof after === 'number' && typeof before === 'number' ? after - before : null;
}
