import { mkdir, writeFile } from 'node:fs/promises';
import { root } from '../processes/child.ts';
import type { Results } from './results.ts';

/** Writes all figures of all rounds, for whoever wants to look closer. Returns where. */
export async function writeResults(results: Results): Promise<string> {
  const folder = 'bench/results';
  const file = `${folder}/${results.startedAt.slice(0, 19).replaceAll(':', '')}.json`;
  await mkdir(root + folder, { recursive: true });
  await writeFile(root + file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
