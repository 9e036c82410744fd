/** `npm run bench`: see `--help`. */
import process from 'node:process';
import { runCommand, say } from './command.ts';
import { runBenchmark } from './benchmark.ts';
import { help, type Options, readOptions } from './options.ts';
import { placeOnCores } from './processes/placement.ts';
import { runProfile } from './profile/profile.ts';
import { consoleReport } from './report/console.ts';
import { writeResults } from './report/files.ts';
import { writePage } from './report/page.ts';
import type { Results } from './report/results.ts';
import { buildGateway, installPeers } from './setup/install.ts';
import { describeMachine, loadAverage } from './setup/machine.ts';

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

async function run(options: Options): Promise<void> {
  buildGateway();
  if (options.peers.length > 0) installPeers();
  if (options.profile) process.stdout.write(await runProfile(options, say));
  else await benchmark(options);
}

await runCommand({ name: 'npm run bench', help, readOptions, run });
