import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { environmentMarkdown } from '../src/cli/environment-table.ts';
import { markedPart, tableCells } from './support/markdown-table.ts';

it('documents every environment variable in the README as the configuration has it', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(tableCells(markedPart(readme, 'environment variables'))).toEqual(tableCells(environmentMarkdown()));
});
