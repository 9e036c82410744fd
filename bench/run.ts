/** `npm run bench`: see `--help`. */
import process from 'node:process';
import { runBenchmark } from './benchmark.ts';
import { OptionsError } from './option-values.ts';
import { help, type Options, readOptions } from './options.ts';
import { placeOnCores } from './processes/placement.ts';
import { runProfile } from './profile/profile.ts';
import { consoleReport } from './report/console.ts';
import { writeResults } from './report/files.ts';
import { writePage } from './report/page.ts';
import type { Results } from './report/results.ts';
import { buildGateway, installPeers } from './setup/install.ts';
import { describeMachine, loadAverage } from './setup/machine.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function benchmark(options: Options): Promise<void> {
  const results = await measured(options);
  process.stdout.write(consoleReport(results));
  say(`All figures are in ${await writeResults(results)}.`);
  if (options.report) await writePage(results);
}

async function measured(options: Options): Promise<Results> {
  const begin = Date.now();
  const loadBefore = loadAverage();
  const outcome = await runBenchmark(options, say);
  return {
    ...outcome,
    startedAt: new Date(begin).toISOString(),
    minutes: (Date.now() - begin) / 60_000,
    options,
    machine: describeMachine(),
    placement: placeOnCores(),
    loadBefore,
    loadAfter: loadAverage(),
  };
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.stdout.write(help);
  } else {
    buildGateway();
    if (options.peers.length > 0) installPeers();
    if (options.profile) process.stdout.write(await runProfile(options, say));
    else await benchmark(options);
  }
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  say(`${error.message}\nnpm run bench -- --help shows what can be typed.`);
  process.exitCode = 2;
}
