/** `npm run bench:soak`: see `--help`. */
import process from 'node:process';
import { OptionsError } from '../option-values.ts';
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

const say = (line: string): void => void process.stderr.write(`${line}\n`);

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

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(help);
  } else {
    if (options.kind === gateway) buildGateway();
    const results = await soak(options);
    for (const mistake of results.soaked.mistakes) say(`  ${mistake}`);
    const tables = [verdictTable(results), figuresTable(results), codesTable(results)].map(textTable);
    process.stdout.write(`${[conditions(results), ...tables].join('\n\n')}\n`);
    say(`The record is in ${await writeRecord(options.folder, results)}.`);
    if (options.page) await writePage(results);
    if (results.verdict.some(({ isMet }) => !isMet)) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  say(`${error.message}\nnpm run bench:soak -- --help shows what can be typed.`);
  process.exitCode = 2;
}
