import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { environmentHelp, environmentMarkdown } from '../../src/cli/environment-table.ts';
import { environmentVariables } from '../../src/config.ts';

/** The cells of a Markdown table, whatever its columns are padded to. */
function cells(table: string): string[][] {
  return table.split('\n').map((row) => row.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));
}

describe('the table of environment variables', () => {
  it('stands in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').filter((line) => /^\| (variable|-+|`[A-Z_]+`) +\|/.test(line));
    expect(cells(rows.join('\n'))).toEqual(cells(environmentMarkdown()));
  });

  it('has a row for every variable', () => {
    expect(cells(environmentMarkdown()).slice(2)).toEqual(
      environmentVariables.map(({ name, default: standard, meaning, allowed }) => {
        return ['', `\`${name}\``, standard === null ? '' : `\`${standard}\``, meaning, allowed, ''];
      }),
    );
  });

  it('fits a terminal of 140 columns in --help', () => {
    for (const line of environmentHelp().split('\n')) expect(line.length).toBeLessThanOrEqual(140);
  });
});
