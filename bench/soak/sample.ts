import { readdirSync, readlinkSync } from 'node:fs';
import { request } from 'undici';
import { z } from 'zod';
import { Scrape } from '../../test/support/prometheus.ts';
import { usageOf } from '../processes/usage.ts';
import type { RunningServer } from '../setup/running-server.ts';
import type { Window } from './tally.ts';

/** What the gateway holds at a moment. What is not known here is `null`. */
export interface Holdings {
  readonly residentBytes: number | null;
  readonly heapUsedBytes: number;
  readonly externalBytes: number;
  readonly openFiles: number | null;
  readonly sockets: number | null;
  /** What keeps the event loop alive: timers, and whatever else. */
  readonly timers: number;
  readonly handles: number;
  readonly webSockets: number;
  readonly subscriptions: number;
  /** Operations and images that are looked at again and again for subscribers. */
  readonly pollLoops: number;
  readonly upstreamCalls: number;
}

/** A line of the record of a soak. */
export interface Sample extends Holdings, Window {
  /** Since the load began. */
  readonly seconds: number;
  /** Since the line before. */
  readonly requestsPerSecond: number;
  /** The heap after garbage collection while nothing is under way; `null` while something is. */
  readonly restingHeapBytes: number | null;
  /** What goes wrong at a service; `null` for nothing. */
  readonly fault: string | null;
}

const told = z.object({
  heapUsed: z.number(),
  external: z.number(),
  resources: z.record(z.string(), z.number()),
});

/** Looks what the gateway holds; `rest` collects its garbage first. */
export async function holdingsOf({ child, url }: RunningServer, how: 'look' | 'rest'): Promise<Holdings> {
  const scrape = await scrapeOf(url);
  const { heapUsed, external, resources } = told.parse(await child.ask({ recorder: how }));
  const count = (types: readonly string[]): number => types.reduce((sum, type) => sum + (resources[type] ?? 0), 0);
  return {
    residentBytes: usageOf(child.pid)?.residentBytes ?? null,
    heapUsedBytes: heapUsed,
    externalBytes: external,
    ...filesOf(child.pid),
    timers: count(['Timeout']),
    handles: count(Object.keys(resources).filter((type) => type !== 'Timeout' && type !== 'Immediate')),
    webSockets: scrape.value('image_gateway_websockets_open'),
    subscriptions: scrape.value('image_gateway_subscriptions_running'),
    pollLoops: scrape.value('image_gateway_watched'),
    upstreamCalls: scrape.value('image_gateway_upstream_calls'),
  };
}

/** Over a connection that is not kept, so as to be none of those that are counted. */
async function scrapeOf(url: string): Promise<Scrape> {
  const { body } = await request(`${url}/metrics`, { reset: true });
  return new Scrape(await body.text());
}

/** proc_pid_fd(5); only Linux has it. */
function filesOf(pid: number): Pick<Holdings, 'openFiles' | 'sockets'> {
  try {
    const folder = `/proc/${pid}/fd`;
    const files = readdirSync(folder);
    return { openFiles: files.length, sockets: files.filter((file) => isSocket(`${folder}/${file}`)).length };
  } catch {
    return { openFiles: null, sockets: null };
  }
}

function isSocket(file: string): boolean {
  try {
    return readlinkSync(file).startsWith('socket:');
  } catch {
    // Closed meanwhile.
    return false;
  }
}
