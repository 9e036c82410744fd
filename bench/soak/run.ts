/** `npm run bench:soak`: see `--help`. */
import process from 'node:process';
import { runCommand, say } from '../command.ts';
import { textTable } from '../report/table.ts';
import { gateway } from '../servers/servers.ts';
import { buildGateway } from '../setup/install.ts';
import { describeMachine, loadAverage } from '../setup/machine.ts';
import { help, type Options, readOptions } from './options.ts';
import { conditions, type Results } from './results.ts';
import { writePage } from './page.ts';
import { writeRecord } from './record.ts';
import { runSoak } from './soak.ts';
import { codesTable, figuresTable, verdictTable } from './tables.ts';
import { verdictOf } from './verdict.ts';

async function soak({ plan, kind }: Options): Promise<Results> {
  const begin = Date.now();
  const loadBefore = loadAverage();
  const soaked = await runSoak(plan, kind, say);
  return {
    startedAt: new Date(begin).toISOString(),
    plan,
    machine: describeMachine(),
    loadBefore,
    soaked,
    verdict: verdictOf(soaked),
  };
}

async function run(options: Options): Promise<void> {
  if (options.kind === gateway) buildGateway();
  const results = await soak(options);
  for (const mistake of results.soaked.mistakes) say(`  ${mistake}`);
  const tables = [verdictTable(results), figuresTable(results), codesTable(results)].map(textTable);
  process.stdout.write(`${[conditions(results), ...tables].join('\n\n')}\n`);
  say(`The record is in ${await writeRecord(options.folder, results)}.`);
  if (options.report) await writePage(results);
  if (results.verdict.some(({ isMet }) => !isMet)) process.exitCode = 1;
}

await runCommand({ name: 'npm run bench:soak', help, readOptions, run });
