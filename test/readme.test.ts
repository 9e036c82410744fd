import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { environmentMarkdown } from '../src/cli/environment-table.ts';

/** The cells of a table, whatever the width of its columns. */
function cells(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

it('documents every environment variable in the README as the configuration has it', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, table = ''] =
    /<!-- environment variables: begin .*?-->([^]*?)<!-- environment variables: end -->/.exec(readme) ?? [];
  expect(cells(table)).toEqual(cells(environmentMarkdown()));
});
