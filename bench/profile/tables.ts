import type { Table } from '../report/table.ts';
import { type CpuProfile, type FunctionTime, functionTimes, partOf } from './cpu-profile.ts';

/** How many lines of each table are shown. */
const shown = 30;

/** Where the time of a query went: by part, by function, and with all that the functions of the gateway called. */
export function profileTables(query: string, profile: CpuProfile, answered: number): Table[] {
  const functions = functionTimes(profile);
  const all = functions.reduce((sum, { self }) => sum + self, 0);
  const columns = (time: number): string[] => [`${((time / all) * 100).toFixed(1)} %`, (time / answered).toFixed(1)];
  const head = (legend: string): string[] => [legend, 'share', 'µs/request'];
  const named = ({ name, file }: FunctionTime): string => `${name}  ${file}`;
  const bySelf = functions.toSorted((a, b) => b.self - a.self).slice(0, shown);
  const byTotal = functions
    .filter(({ file }) => file.startsWith('src/'))
    .sort((a, b) => b.total - a.total)
    .slice(0, shown);
  return [
    {
      title: `${query}: by part, self time`,
      rows: [head('part'), ...byPart(functions).map(([part, time]) => [part, ...columns(time)])],
    },
    {
      title: `${query}: by function, self time`,
      rows: [head('function'), ...bySelf.map((each) => [named(each), ...columns(each.self)])],
    },
    {
      title: `${query}: by function of the gateway, with what it called (until it first waited)`,
      rows: [head('function'), ...byTotal.map((each) => [named(each), ...columns(each.total)])],
    },
  ];
}

function byPart(functions: readonly FunctionTime[]): [part: string, time: number][] {
  const times = new Map<string, number>();
  for (const each of functions) times.set(partOf(each), (times.get(partOf(each)) ?? 0) + each.self);
  return [...times].sort(([, a], [, b]) => b - a).slice(0, shown);
}
