import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Which cores run what. */
export interface Placement {
  /** The server that is measured has this core to itself. `null` where processes cannot be pinned. */
  readonly serverCore: number | null;
  /** The load generator and the stub services share the others. */
  readonly otherCores: readonly number[];
}

/** The server gets the last core that this process may use, everything else the ones before it. */
export function placeOnCores(): Placement {
  const cores = allowedCores();
  const serverCore = cores.at(-1);
  if (serverCore === undefined || cores.length < 2 || !hasTaskset()) return { serverCore: null, otherCores: [] };
  return { serverCore, otherCores: cores.slice(0, -1) };
}

/** The command line that runs a program on some cores; on any, when none are given. */
export function pinned(cores: readonly number[], command: readonly string[]): readonly string[] {
  return cores.length === 0 ? command : ['taskset', '--cpu-list', cores.join(','), ...command];
}

function allowedCores(): number[] {
  const list = /^Cpus_allowed_list:\s*(?<cores>\S+)$/m.exec(processStatus())?.groups?.['cores'] ?? '';
  return list.split(',').flatMap((range) => {
    const [from = NaN, to = from] = range.split('-').map(Number);
    return Number.isInteger(from) ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [];
  });
}

/** Only Linux has this file. */
function processStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

function hasTaskset(): boolean {
  return spawnSync('taskset', ['--version']).status === 0;
}
