import { mkdir, writeFile } from 'node:fs/promises';
import { createDataset } from '../data/dataset.ts';
import type { Options } from '../options.ts';
import { prepareRequests } from '../prepare.ts';
import { root } from '../processes/child.ts';
import { createQueries } from '../queries/queries.ts';
import { textTable } from '../report/table.ts';
import { gateway } from '../servers/servers.ts';
import { nodeFlagsFor, Stage } from '../setup/stage.ts';
import { type CpuProfile, cpuProfile } from './cpu-profile.ts';
import { profileTables } from './tables.ts';

const warmUpSeconds = 4;

/** Shows where the gateway spends its CPU time, a query at a time. The profiles can be opened in a browser's tools. */
export async function runProfile(options: Options, say: (line: string) => void): Promise<string> {
  const reports: string[] = [];
  for (const query of createQueries(createDataset(options.images)).filter(({ name }) =>
    options.queries.includes(name),
  )) {
    const stage = await Stage.set(options);
    try {
      say(`Profiling ${query.name} ...`);
      const { url, child } = await stage.start(gateway, [
        ...nodeFlagsFor(options),
        '--import',
        './bench/profile/recorder.js',
      ]);
      const requests = (await prepareRequests(gateway, url, query)) ?? [];
      const load = { url, requests, concurrency: Math.min(options.concurrency, query.mostConcurrent) };
      await stage.load.run({ ...load, seconds: warmUpSeconds });
      await child.ask({ recorder: 'start' });
      const { answered } = await stage.load.run({ ...load, seconds: options.seconds });
      const profile = cpuProfile.parse(await child.ask({ recorder: 'stop' }));
      reports.push(...profileTables(query.name, profile, answered).map(textTable));
      say(`The profile is in ${await writeProfile(query.name, profile)}.`);
    } finally {
      await stage.clear();
    }
  }
  return `${reports.join('\n\n')}\n`;
}

async function writeProfile(query: string, profile: CpuProfile): Promise<string> {
  const file = `bench/results/${query}.cpuprofile`;
  await mkdir(`${root}bench/results`, { recursive: true });
  await writeFile(root + file, JSON.stringify(profile));
  return file;
}
