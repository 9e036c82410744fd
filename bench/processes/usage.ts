import { readFileSync } from 'node:fs';

/** What a process and those that it started have used so far. */
export interface Usage {
  /** Of CPU time, in milliseconds. */
  readonly cpuMs: number;
  /** Of memory, resident now, in bytes. */
  readonly residentBytes: number;
}

/** Linux counts CPU time in ticks, and its interface to programs has always had 100 of them a second. */
const tickMs = 10;
const pageBytes = 4096;

/** `null` where the system does not say, which is everywhere but on Linux. */
export function usageOf(pid: number): Usage | null {
  const processes = withDescendants(pid).map(statOf);
  const known = processes.filter((usage) => usage !== null);
  if (known.length === 0) return null;
  return {
    cpuMs: known.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    residentBytes: known.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  };
}

/** How long a core has been busy, with whatever, in milliseconds; `null` where the system does not say. */
export function busyMsOf(core: number): number | null {
  const line = read('/proc/stat')
    ?.split('\n')
    .find((each) => each.startsWith(`cpu${core} `));
  // proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    line?.split(' ').slice(1).map(Number) ?? [];
  return line === undefined ? null : (user + nice + system + irq + softirq + steal) * tickMs;
}

/** A start command may start another process to do the work. */
function withDescendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean).map(Number) ?? [];
  return [pid, ...children.flatMap(withDescendants)];
}

/** proc_pid_stat(5). The second field is the name of the program, in parentheses, and may hold spaces. */
function statOf(pid: number): Usage | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return { cpuMs: (field(14) + field(15)) * tickMs, residentBytes: field(24) * pageBytes };
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
