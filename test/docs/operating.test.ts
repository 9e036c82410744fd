import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { environmentVariables } from '../../src/config.ts';
import { startGateway } from '../support/gateway.ts';
import { codeOf, readDocument } from './markdown.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const text = readDocument('docs/operating.md');
const code = codeOf(text);
const known = environmentVariables.map(({ name }) => name);

/** All of the gateway's own sources. */
function sources(): string {
  return readdirSync(join(repository, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

describe('docs/operating.md', () => {
  it('puts every variable under its purpose', () => {
    const [, section = ''] = /^## Configuration by purpose\n([^]*?)^## /m.exec(text) ?? [];
    const listed = codeOf(section).filter((span) => /^[A-Z_]+$/.test(span));
    expect([...listed].sort()).toEqual([...known].sort());
  });

  it('names no variable that there is not, and no code of an error', () => {
    // What Node.js reads, and what Apollo Server says.
    const others = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'PERSISTED_QUERY_NOT_FOUND'];
    const names = code.flatMap((span) => [...span.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([name]) => name));
    const source = sources();
    const unknown = names.filter(
      (name) => !known.includes(name) && !others.includes(name) && !new RegExp(`\\b${name}\\b`).test(source),
    );
    expect(unknown).toEqual([]);
  });

  it('names metrics that the gateway has', async () => {
    const gateway = await startGateway();
    const scraped = await (await fetch(`${gateway.url}/metrics`)).text();
    await gateway.close();
    const metrics = code.filter((span) => /^(image_gateway|nodejs|process)_\w+$/.test(span));
    expect(metrics.length).toBeGreaterThan(5);
    expect(metrics.filter((name) => !new RegExp(`^# TYPE ${name} `, 'm').test(scraped))).toEqual([]);
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
