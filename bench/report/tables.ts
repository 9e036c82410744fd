import type { Results } from './results.ts';
import { megabytes, milliseconds, percent, throughput, times } from './figures.ts';
import { createQueries, mixed, mixture } from '../queries/queries.ts';
import { gateway, peers } from '../servers/servers.ts';
import { type Row, summarize } from './summary.ts';
import type { Table } from './table.ts';
import { targets } from './targets.ts';

/** All figures of a query. */
export function queryTable(results: Results, query: string): Table {
  const head = [
    'server',
    'requests/s',
    'spread',
    'CPU ms/request',
    'p50 ms',
    'p99 ms',
    'MB resident',
    'at work',
    'core lost',
    'gateway: requests/s',
    'for the same CPU',
  ];
  const rows = summarize(results.measurements, query).map((row) => [
    titleOfServer(row.server),
    throughput(row.requestsPerSecond),
    percent(row.spread),
    milliseconds(row.cpuMsPerRequest),
    milliseconds(row.p50Ms),
    milliseconds(row.p99Ms),
    megabytes(row.residentBytes),
    percent(row.serverBusy),
    percent(row.coreLost),
    ...(row.server === gateway.name ? ['', ''] : [`× ${times(row.gatewayIs.throughput)}`, perCpu(row)]),
  ]);
  return { title: `${query}: ${titleOfQuery(query)}`, rows: [head, ...rows] };
}

/** What the project aims at, against what was measured; only of what was measured. */
export function targetTable({ measurements }: Results): Table {
  const rows = targets.flatMap(({ peer, query, figure, atLeast, atMost }) => {
    const row = summarize(measurements, query).find(({ server }) => server === peer);
    const value = row?.gatewayIs[figure] ?? null;
    if (row === undefined || value === null) return [];
    const aim = atLeast === undefined ? `at most ${times(atMost ?? NaN)}` : `at least ${times(atLeast)}`;
    const met = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
    const names = { throughput: 'requests/s', perCpu: 'requests for the same CPU', p99: 'p99' };
    const sameCpu = figure === 'throughput' ? times(row.gatewayIs.perCpu) : '';
    return [[`${names[figure]} against ${titleOfServer(peer)}`, query, aim, times(value), sameCpu, met ? 'yes' : 'no']];
  });
  return { title: 'Targets', rows: [['target', 'query', 'aim', 'measured', 'for the same CPU', 'met'], ...rows] };
}

/** What loads the gateway can take: its cost is that of the requests, one by one. */
export function coresTable({ measurements, options }: Results): Table {
  const rows = options.queries.flatMap((query) => {
    const cpuMs = summarize(measurements, query).find(({ server }) => server === gateway.name)?.cpuMsPerRequest ?? null;
    if (cpuMs === null) return [];
    return [[query, milliseconds(cpuMs), throughput(1000 / cpuMs), cpuMs.toFixed(2)]];
  });
  const head = ['query', 'CPU ms/request', 'requests/s of a core', 'cores for 1,000 requests/s'];
  return { title: 'What Image Gateway needs', rows: [head, ...rows] };
}

/** What servers take without any load. */
export function startTable({ servers }: Results): Table {
  const rows = servers.map(({ name, readyMs, residentBytesWhenReady }) => [
    titleOfServer(name),
    `${Math.round(readyMs)}`,
    megabytes(residentBytesWhenReady),
  ]);
  return { title: 'At the start', rows: [['server', 'ready after ms', 'MB resident'], ...rows] };
}

export function titleOfServer(name: string): string {
  return [gateway, ...peers].find((server) => server.name === name)?.title ?? name;
}

export function titleOfQuery(name: string): string {
  if (name === mixed) {
    const shares = Object.entries(mixture).map(([query, share]) => `${share} % ${query}`);
    return `A replay of all of these: ${shares.join(', ')}`;
  }
  return createQueries([]).find((query) => query.name === name)?.title ?? '';
}

function perCpu(row: Row): string {
  return row.gatewayIs.perCpu === null ? '–' : `× ${times(row.gatewayIs.perCpu)}`;
}
