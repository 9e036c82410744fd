import { describe, expect, it } from '@jest/globals';
import { environmentHelp, environmentMarkdown } from '../../src/cli/environment-table.ts';
import { environmentVariables } from '../../src/config.ts';

function cells(table: string): string[][] {
  return table.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
}

describe('the table of environment variables', () => {
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
