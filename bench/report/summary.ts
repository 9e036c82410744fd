import type { Measurement } from '../measure.ts';
import { gateway } from '../servers/servers.ts';
import { median, spread } from '../statistics.ts';

/** What one server did with one query: the medians over the rounds. */
export interface Row {
  readonly server: string;
  readonly query: string;
  readonly requestsPerSecond: number;
  /** The largest figure less the smallest, as a share of the median. */
  readonly spread: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number | null;
  readonly serverBusy: number | null;
  readonly coreLost: number | null;
  readonly residentBytes: number | null;
  readonly gatewayIs: Comparison;
}

/** The gateway against this server: what it does better by is larger than 1, but for the latency. */
export interface Comparison {
  /** So many times the requests a second. */
  readonly throughput: number;
  /** So many times the requests for the same CPU time. */
  readonly perCpu: number | null;
  /** So many times the 99th percentile of the latency. */
  readonly p99: number;
}

/** The rows of a query, in the order of the servers. */
export function summarize(measurements: readonly Measurement[], query: string): Row[] {
  const ofQuery = measurements.filter((each) => each.query === query);
  const own = ofQuery.filter(({ server }) => server === gateway.name);
  const servers = [
    gateway.name,
    ...new Set(ofQuery.map(({ server }) => server).filter((name) => name !== gateway.name)),
  ];
  return servers.flatMap((server) => {
    const rounds = ofQuery.filter((each) => each.server === server);
    return rounds.length === 0 ? [] : [rowOf(server, query, rounds, own)];
  });
}

function rowOf(server: string, query: string, rounds: readonly Measurement[], own: readonly Measurement[]): Row {
  const throughputs = rounds.map(({ requestsPerSecond }) => requestsPerSecond);
  return {
    server,
    query,
    requestsPerSecond: median(throughputs),
    spread: spread(throughputs),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    cpuMsPerRequest: medianOf(rounds, ({ cpuMsPerRequest }) => cpuMsPerRequest),
    serverBusy: medianOf(rounds, ({ serverBusy }) => serverBusy),
    coreLost: medianOf(rounds, ({ coreLost }) => coreLost),
    residentBytes: medianOf(rounds, ({ residentBytes }) => residentBytes),
    gatewayIs: {
      throughput: median(ratios(own, rounds, ({ requestsPerSecond }) => requestsPerSecond)),
      perCpu: finite(median(ratios(rounds, own, ({ cpuMsPerRequest }) => cpuMsPerRequest ?? NaN))),
      p99: median(ratios(own, rounds, ({ p99Ms }) => p99Ms)),
    },
  };
}

/** Round by round, since what befell both in a round does not show in their ratio. */
function ratios(
  dividends: readonly Measurement[],
  divisors: readonly Measurement[],
  figure: (measurement: Measurement) => number,
): number[] {
  return dividends.map((dividend, round) => {
    const divisor = divisors[round];
    return divisor === undefined ? NaN : figure(dividend) / figure(divisor);
  });
}

function medianOf(rounds: readonly Measurement[], figure: (measurement: Measurement) => number | null): number | null {
  return finite(median(rounds.map((round) => figure(round) ?? NaN)));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
