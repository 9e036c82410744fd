import { writeFile } from 'node:fs/promises';
import { root } from '../processes/child.ts';
import { writeSection } from '../report/section.ts';
import { markdownTable } from '../report/table.ts';
import { plot } from './plot.ts';
import { conditions, type Results } from './results.ts';
import { codesTable, figuresTable, verdictTable } from './tables.ts';

/** Writes the results into `docs/resilience.md`, and the plot beside it. */
export async function writePage(results: Results): Promise<void> {
  const image = 'images/soak.svg';
  await writeFile(`${root}docs/${image}`, plot(results.soaked.samples));
  const parts = [
    conditions(results),
    markdownTable(verdictTable(results)),
    `![What the gateway holds and answers, over time](${image})`,
    ...[figuresTable(results), codesTable(results)].map(markdownTable),
  ];
  await writeSection('docs/resilience.md', 'npm run bench:soak -- --report', parts.join('\n\n'));
}
