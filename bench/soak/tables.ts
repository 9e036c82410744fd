import { megabytes, milliseconds, throughput } from '../report/figures.ts';
import type { Table } from '../report/table.ts';
import { median } from '../statistics.ts';
import type { Results } from './results.ts';
import type { Sample } from './sample.ts';

/** What was to be shown, and whether it was. */
export function verdictTable({ verdict }: Results): Table {
  const rows = verdict.map(({ what, figures, isMet }) => [what, figures, isMet ? 'yes' : 'NO']);
  return { title: 'The verdict of the soak', rows: [['what has to hold', 'figures', 'holds'], ...rows] };
}

/** What the gateway held, and how fast it was. */
export function figuresTable({ soaked: { samples, requests } }: Results): Table {
  const rest = samples.filter(({ restingHeapBytes }) => restingHeapBytes !== null);
  const busy = samples.filter(({ restingHeapBytes }) => restingHeapBytes === null);
  const line = (what: string, text: (value: number) => string, of: (sample: Sample) => number | null): string[] => {
    const range = (some: readonly Sample[]): string => {
      const values = some
        .map(of)
        .filter((value) => value !== null)
        .filter((value) => !Number.isNaN(value));
      if (values.length === 0) return '–';
      return [Math.min(...values), median(values), Math.max(...values)].map(text).join(' / ');
    };
    return [what, range(busy), range(rest)];
  };
  return {
    title: `Least, median and most of ${samples.length} samples over ${throughput(requests)} requests`,
    rows: [
      ['', 'under load', 'at rest'],
      line('resident memory, MB', megabytes, ({ residentBytes }) => residentBytes),
      line('heap used, MB (at rest: after garbage collection)', megabytes, ({ heapUsedBytes }) => heapUsedBytes),
      line('external memory, MB', megabytes, ({ externalBytes }) => externalBytes),
      line('sockets', String, ({ sockets }) => sockets),
      line('timers', String, ({ timers }) => timers),
      line('poll loops', String, ({ pollLoops }) => pollLoops),
      line('subscriptions', String, ({ subscriptions }) => subscriptions),
      line('requests/s', throughput, ({ requestsPerSecond }) => requestsPerSecond),
      line('p50, ms', milliseconds, ({ p50Ms }) => p50Ms),
      line('p99, ms', milliseconds, ({ p99Ms }) => p99Ms),
    ],
  };
}

/** How often each code of an error was answered. */
export function codesTable({ soaked: { samples } }: Results): Table {
  const counts = new Map<string, number>();
  for (const { codes } of samples) {
    for (const [code, count] of Object.entries(codes)) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  const rows = [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => [code, throughput(count)]);
  return { title: 'Failures by code, by design and of services', rows: [['code', 'answered'], ...rows] };
}
