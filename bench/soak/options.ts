import { parseOptions } from '../command.ts';
import { number, whole } from '../option-values.ts';
import type { ServerKind } from '../servers/server.ts';
import { gateway, gatewayFromSources } from '../servers/servers.ts';
import type { Plan } from './soak.ts';

/** How long is soaked, how, and where the record goes. */
export interface Options {
  readonly plan: Plan;
  /** A folder for the record and its plot. */
  readonly folder: string;
  readonly kind: ServerKind;
  /** Whether the page is written, too. */
  readonly report: boolean;
}

const defaultFolder = 'bench/results/soak';

export const help = `npm run bench:soak -- [options]

Has the gateway do all that it can do for some time, while services fail now and then, and looks whether it keeps
anything: memory, sockets, timers, poll loops. Ends with 1 when it does, or when an answer was not right.

  --minutes 30       how long
  --rate 40          how much begins in a second: a query, a walk through a list, a write with all that follows, ...
  --round 60         seconds of load between two rests; a sixth of the time, if that is less
  --sample 5         seconds between two samples
  --settle 30        seconds that the gateway has in the end to let go of what it held
  --folder path      where soak.csv and soak.svg go; ${defaultFolder} by default
  --sources          the gateway is run from its sources rather than from a build
  --report           writes the verdict and the plot into docs/resilience.md, too
`;

/** Reads the command line; `null` when it asks for help. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parseOptions(args, {
    minutes: { type: 'string' },
    rate: { type: 'string' },
    round: { type: 'string' },
    sample: { type: 'string' },
    settle: { type: 'string' },
    folder: { type: 'string' },
    sources: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const minutes = number('minutes', values.minutes ?? '30', 0.05, 10_000);
  const mostRound = (minutes * 60) / 6;
  return {
    plan: {
      minutes,
      perSecond: whole('rate', values.rate ?? '40', 1, 10_000),
      roundMs: Math.min(number('round', values.round ?? '60', 0.1, 3600), mostRound) * 1000,
      sampleMs: number('sample', values.sample ?? '5', 0.1, 3600) * 1000,
      settleMs: number('settle', values.settle ?? '30', 0.1, 3600) * 1000,
    },
    folder: values.folder ?? defaultFolder,
    kind: values.sources ? gatewayFromSources : gateway,
    report: values.report,
  };
}
