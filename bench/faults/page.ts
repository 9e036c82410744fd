import { writeSection } from '../report/section.ts';
import { markdownTable } from '../report/table.ts';
import type { Results } from './results.ts';
import { conditions } from './results.ts';
import { othersTable, ownTable } from './tables.ts';

/** Writes the results into `docs/resilience.md`. */
export async function writePage(results: Results): Promise<void> {
  const tables = [othersTable(results.rows), ownTable(results.rows)].map(markdownTable);
  await writeSection(
    'docs/resilience.md',
    'npm run bench:faults -- --report',
    [conditions(results), ...tables].join('\n\n'),
  );
}
