import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { environmentVariables } from '../../src/config.ts';
import { codeOf, readDocument } from './markdown.ts';
import { sources } from './sources.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const text = readDocument('docs/operating.md');
const known = environmentVariables.map(({ name }) => name);

describe('docs/operating.md', () => {
  it('puts every variable under its purpose', () => {
    const [, section = ''] = /^## Configuration by purpose\n([^]*?)^## /m.exec(text) ?? [];
    const listed = codeOf(section).filter((span) => /^[A-Z_]+$/.test(span));
    expect([...listed].sort()).toEqual([...known].sort());
  });

  it('quotes lines of the log as they are written', () => {
    const quoted = [...text.matchAll(/"([^"\n]+)"( in the log)? +\|/g)].map(([, line = '']) => line);
    const source = sources();
    expect(quoted.length).toBeGreaterThan(4);
    expect(quoted.filter((line) => !source.includes(`'${line}'`))).toEqual([]);
  });

  it('names files and folders of deploy/ that are there', () => {
    const paths = [...text.matchAll(/\b(?:deploy|test\/deploy)(?:\/[\w.-]*\w)+/g)].map(([path]) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });
});
