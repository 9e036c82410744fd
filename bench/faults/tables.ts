import { milliseconds, times } from '../report/figures.ts';
import type { Table } from '../report/table.ts';
import { meetsTargets, ratioOf, type Row } from './row.ts';

const titles = { COMPUTE: 'Compute', BARE_METAL: 'BareMetal', CLOUD_DESKTOP: 'Cloud Desktop' } as const;

/** What the others notice of a service that fails, and how long the gateway does of one that is well again. */
export function othersTable(rows: readonly Row[]): Table {
  return {
    title: 'What the other services’ callers notice',
    rows: [
      [
        'fault',
        'asked',
        'p50 beside, ms',
        'p50, ms',
        'p99 beside, ms',
        'p99, ms',
        'p99 ratio',
        'whole again after, s',
        'last gap after, s',
        'targets',
      ],
      ...rows.map((row) => [
        nameOf(row),
        String(row.others.asked),
        milliseconds(row.others.besideP50Ms),
        milliseconds(row.others.p50Ms),
        milliseconds(row.others.besideP99Ms),
        milliseconds(row.others.p99Ms),
        times(ratioOf(row)),
        row.firstWholeMs === null ? 'never' : seconds(row.firstWholeMs),
        seconds(row.lastPartialMs),
        meetsTargets(row) ? 'met' : 'missed',
      ]),
    ],
  };
}

/** What comes of the questions that need the service. */
export function ownTable(rows: readonly Row[]): Table {
  return {
    title: 'What comes of questions that need the service',
    rows: [
      [
        'fault',
        'merged whole',
        'merged partial',
        'merged p50, ms',
        'merged p99, ms',
        'own answered',
        'own refused',
        'writes answered',
        'writes failed',
        'of these done',
        'lost, doubled or wrong',
      ],
      ...rows.map((row) => [
        nameOf(row),
        ...[row.merged.whole, row.merged.partial].map(String),
        milliseconds(row.merged.p50Ms),
        milliseconds(row.merged.p99Ms),
        ...[row.own.whole, row.own.refused].map(String),
        ...[row.writes.answered, row.writes.failed, row.writes.failedButDone].map(String),
        String(row.mistakes.length),
      ]),
    ],
  };
}

function nameOf({ service, fault }: Row): string {
  return `${titles[service]} ${fault}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
