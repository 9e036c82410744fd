import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { z } from 'zod';
import { root } from '../processes/child.ts';

/** Where and of what the figures were taken. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Of this repository; `null` where git does not say. */
  readonly commit: string | null;
  readonly peerVersions: Readonly<Record<string, string>>;
}

export function describeMachine(): Machine {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: `${os.type()} ${os.release().split('-')[0] ?? ''} ${os.arch()}`,
    node: process.version,
    commit: commitOfRepository(),
    peerVersions: peerVersions(),
  };
}

/** A machine in a line, for a report. */
export function machineLine({ processor, cores, system, node, commit }: Machine): string {
  return `${processor}, ${cores} cores, ${system}, Node.js ${node}, commit ${commit ?? 'unknown'}`;
}

/** The number of processes that wanted to run, on average over the last minute. A quiet machine has less than 1. */
export function loadAverage(): number {
  return os.loadavg()[0] ?? NaN;
}

function commitOfRepository(): string | null {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function peerVersions(): Record<string, string> {
  const text = readFileSync(`${root}bench/peers/package.json`, 'utf8');
  return z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(text)).dependencies;
}
