import { gateway } from '../servers/servers.ts';
import { type Bar, barChart } from './bar-chart.ts';
import { milliseconds, throughput } from './figures.ts';
import type { Results } from './results.ts';
import { type Row, summarize } from './summary.ts';
import { titleOfQuery, titleOfServer } from './tables.ts';

/** A plot of a report, as a file beside `docs/performance.md`. */
export interface Plot {
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

/** What is plotted: one panel a query. */
export function plots(results: Results): Plot[] {
  return [
    plot(results, 'performance-throughput.svg', 'Requests a second: longer is better', (row) => ({
      value: row.requestsPerSecond,
      text: throughput(row.requestsPerSecond),
    })),
    plot(results, 'performance-cpu.svg', 'CPU time of a request, in milliseconds: shorter is better', (row) => ({
      value: row.cpuMsPerRequest ?? 0,
      text: milliseconds(row.cpuMsPerRequest),
    })),
    plot(
      results,
      'performance-p99.svg',
      '99th percentile of the latency, in milliseconds: shorter is better',
      (row) => ({
        value: row.p99Ms,
        text: milliseconds(row.p99Ms),
      }),
    ),
  ];
}

function plot(
  { measurements, options }: Results,
  file: string,
  title: string,
  figure: (row: Row) => Pick<Bar, 'value' | 'text'>,
): Plot {
  const panels = options.queries.map((query) => ({
    title: `${query}: ${titleOfQuery(query)}`,
    bars: summarize(measurements, query).map((row) => ({
      label: titleOfServer(row.server),
      isOurs: row.server === gateway.name,
      ...figure(row),
    })),
  }));
  return { file, title, svg: barChart(title, panels) };
}
