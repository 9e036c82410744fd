import { parseOptions } from '../command.ts';
import type { ServiceName } from '../data/services.ts';
import { names, number, whole } from '../option-values.ts';
import { serviceNames } from '../traffic/questions.ts';
import { type FaultKind, faultKinds } from './fault-kinds.ts';
import type { Plan } from './trial.ts';

const kindNames = faultKinds.map(({ name }) => name);

/** Which faults of which services are tried, and how. */
export interface Options {
  readonly kinds: readonly FaultKind[];
  readonly services: readonly ServiceName[];
  readonly plan: Plan;
  readonly report: boolean;
}

export const help = `npm run bench:faults -- [options]

Lets one service after the other fail, in every way, under constant load, and compares the gateway with another one
beside it that is asked the same at the same moments and of whose services none fails.

  --seconds 60       how long each fault lasts
  --faults a,b       of: ${kindNames.join(', ')}; all by default
  --services a,b     of: ${serviceNames.join(', ')}; all by default
  --rate 72          requests a second, to each of the two gateways
  --quiet 5          seconds of load before each fault
  --recovery 8       seconds of load after each fault
  --report           writes the results into docs/resilience.md
`;

/** Reads the command line; `null` when it asks for help. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parseOptions(args, {
    seconds: { type: 'string' },
    faults: { type: 'string' },
    services: { type: 'string' },
    rate: { type: 'string' },
    quiet: { type: 'string' },
    recovery: { type: 'string' },
    report: { type: 'boolean', default: false },
  });
  if (values.help) return null;
  const wanted = names('faults', values.faults ?? kindNames.join(), kindNames);
  return {
    kinds: faultKinds.filter(({ name }) => wanted.includes(name)),
    services: serviceNames.filter((name) =>
      names('services', values.services ?? serviceNames.join(), serviceNames).includes(name),
    ),
    plan: {
      asksPerSecond: whole('rate', values.rate ?? '72', 1, 10_000),
      quietMs: number('quiet', values.quiet ?? '5', 0, 600) * 1000,
      faultMs: number('seconds', values.seconds ?? '60', 0.1, 3600) * 1000,
      stageMs: 1000,
      recoveryMs: number('recovery', values.recovery ?? '8', 0, 600) * 1000,
    },
    report: values.report,
  };
}
