import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { root } from '../processes/child.ts';

/** Writes what was measured between the marks of a page, which name the command that does so. */
export async function writeSection(page: string, command: string, measured: string): Promise<void> {
  const begin = `<!-- measured: begin (written by ${command}) -->`;
  const end = '<!-- measured: end -->';
  const text = await readFile(root + page, 'utf8');
  const [before, rest] = text.split(begin);
  const [, ...after] = rest?.split(end) ?? [];
  if (before === undefined || after.length === 0) throw new Error(`${page} has lost "${begin}".`);
  const written = [before.trimEnd(), begin, measured, end, after.join(end).trimStart()].join('\n\n');
  await writeFile(root + page, await format(written, { parser: 'markdown', printWidth: 120 }));
}
