/** `npm run bench:faults`: see `--help`. */
import process from 'node:process';
import { runCommand, say } from '../command.ts';
import { placeOnCores } from '../processes/placement.ts';
import { writeResults } from '../report/files.ts';
import { textTable } from '../report/table.ts';
import { startSite } from '../sandbox/start.ts';
import { buildGateway } from '../setup/install.ts';
import { describeMachine, loadAverage } from '../setup/machine.ts';
import { noFault } from './fault-kinds.ts';
import { help, type Options, readOptions } from './options.ts';
import { writePage } from './page.ts';
import { conditions, type Results } from './results.ts';
import { meetsTargets, type Row, rowOf } from './row.ts';
import { othersTable, ownTable } from './tables.ts';
import { runTrial } from './trial.ts';

/** How long the gateways are asked before anything counts: V8 compiles what runs often. */
const warmUpMs = 10_000;

async function runTrials({ kinds, services, plan }: Options): Promise<Row[]> {
  const placement = placeOnCores();
  const disturbed = await startSite(placement);
  const undisturbed = await startSite(placement);
  try {
    say('Warming up ...');
    const warmUp = { ...plan, faultMs: 0, quietMs: warmUpMs, recoveryMs: 0 };
    await runTrial(disturbed, undisturbed, { service: 'COMPUTE', kind: noFault, plan: warmUp });
    const rows: Row[] = [];
    for (const kind of kinds) {
      for (const service of services) {
        const row = rowOf(await runTrial(disturbed, undisturbed, { service, kind, plan }));
        rows.push(row);
        say(`${service} ${kind.title}: ${meetsTargets(row) ? 'as it should be' : 'a target is missed'}`);
        for (const mistake of row.mistakes.slice(0, 10)) say(`  ${mistake}`);
      }
    }
    return rows;
  } finally {
    await disturbed.stop();
    await undisturbed.stop();
  }
}

async function measure(options: Options): Promise<Results> {
  const begin = Date.now();
  const loadBefore = loadAverage();
  const rows = await runTrials(options);
  return {
    startedAt: new Date(begin).toISOString(),
    minutes: (Date.now() - begin) / 60_000,
    plan: options.plan,
    machine: describeMachine(),
    loadBefore,
    rows,
  };
}

async function run(options: Options): Promise<void> {
  buildGateway();
  const results = await measure(options);
  const tables = [othersTable(results.rows), ownTable(results.rows)].map(textTable);
  process.stdout.write(`${[conditions(results), ...tables].join('\n\n')}\n`);
  say(`All figures are in ${await writeResults(results, 'faults-')}.`);
  if (options.report) await writePage(results);
  if (results.rows.some(({ mistakes }) => mistakes.length > 0)) process.exitCode = 1;
}

await runCommand({ name: 'npm run bench:faults', help, readOptions, run });
