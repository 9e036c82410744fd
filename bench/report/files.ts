import { mkdir, writeFile } from 'node:fs/promises';
import { root } from '../processes/child.ts';

/**
 * Writes all figures, for whoever wants to look closer. Returns where.
 *
 * @param what was measured, as a part of the file's name
 */
export async function writeResults(results: { readonly startedAt: string }, what = ''): Promise<string> {
  const folder = 'bench/results';
  const file = `${folder}/${what}${results.startedAt.slice(0, 19).replaceAll(':', '')}.json`;
  await mkdir(root + folder, { recursive: true });
  await writeFile(root + file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
