import { writeFile } from 'node:fs/promises';
import { root } from '../processes/child.ts';
import { gateway, peers } from '../servers/servers.ts';
import { conditions } from './console.ts';
import { plots } from './plots.ts';
import type { Results } from './results.ts';
import { writeSection } from './section.ts';
import { markdownTable } from './table.ts';
import { coresTable, queryTable, startTable, targetTable } from './tables.ts';

/** Writes the results into `docs/performance.md`, and the plots beside it. */
export async function writePage(results: Results): Promise<void> {
  await writeSection('docs/performance.md', 'npm run bench -- --report', measured(results));
  for (const { file, svg } of plots(results)) await writeFile(`${root}docs/images/${file}`, svg);
}

function measured(results: Results): string {
  const { options, machine } = results;
  const shown = [gateway, ...peers.filter(({ name }) => options.peers.includes(name))];
  const versions = Object.entries(machine.peerVersions).map(([name, version]) => `${name} ${version}`);
  return [
    conditions(results).replaceAll('\n', '\n\n'),
    `Versions: ${versions.join(', ')}.`,
    ...plots(results).map(({ file, title }) => `### ${title}\n\n![${title}](images/${file})`),
    ...options.queries.map((query) => markdownTable(queryTable(results, query))),
    ...[targetTable(results), coresTable(results), startTable(results)]
      .filter(({ rows }) => rows.length > 1)
      .map(markdownTable),
    '### The servers',
    ...shown.map(({ title, note }) => `- **${title}**: ${note}.`),
  ].join('\n\n');
}
