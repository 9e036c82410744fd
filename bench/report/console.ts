import { nodeFlagsFor } from '../setup/stage.ts';
import { peers } from '../servers/servers.ts';
import { machineLine } from '../setup/machine.ts';
import type { Results } from './results.ts';
import { textTable } from './table.ts';
import { coresTable, queryTable, startTable, targetTable, titleOfServer } from './tables.ts';

/** The report for a terminal. */
export function consoleReport(results: Results): string {
  const tables = [
    ...results.options.queries.map((query) => queryTable(results, query)),
    coresTable(results),
    startTable(results),
    targetTable(results),
  ].filter(({ rows }) => rows.length > 1);
  return [conditions(results), ...tables.map(textTable), notes(results)].join('\n\n') + '\n';
}

/** On what machine and how the figures were taken. */
export function conditions({ machine, options, placement, loadBefore, loadAfter, startedAt }: Results): string {
  const { concurrency, rounds, seconds, delay, jitter } = options;
  const flags = nodeFlagsFor(options).join(' ');
  return [
    `${machineLine(machine)}.`,
    `${startedAt.slice(0, 10)}; load average ${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after, which is on a quiet machine below 1 before.`,
    placement.serverCore === null
      ? 'No process is pinned to a core, so servers, stub services and load generator get in the way of each other.'
      : `The server has core ${placement.serverCore}; stub services and load generator have ${placement.otherCores.join(', ')}.`,
    `${rounds} interleaved rounds of ${seconds} s; ${concurrency} requests under way (nodes200: 8); ${flags === '' ? 'no flags' : flags} for every server.`,
    `The stub services answer ${delay === 0 && jitter === 0 ? 'at once' : `after ${delay} ms, give or take ${jitter} ms`}.`,
  ].join('\n');
}

function notes({ options }: Results): string {
  return [
    'Medians over the rounds; ratios are taken round by round.',
    '"at work": of one core, the part that the server used; well below 100 %, something else was the limit.',
    '"core lost": the part of the server\'s core that other processes took; CPU per request suffers less from it.',
    ...peers
      .filter(({ name }) => options.peers.includes(name))
      .map(({ name, note }) => `${titleOfServer(name)}: ${note}.`),
  ].join('\n');
}
