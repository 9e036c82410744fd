import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { printApiSchema } from '../../src/server/schema.ts';
import { buildPage } from '../support/build-page.ts';

const root = new URL('../../', import.meta.url);
const example = new URL('examples/catalog/', root);
const read = (file: string, base = example): string => readFileSync(new URL(file, base), 'utf8');

describe('the build of the catalogue', () => {
  const built = new URL('dist/catalog/', root);

  beforeAll(() => buildPage({ sources: 'examples/catalog', target: 'catalog' }), 120_000);

  it('has less than 150 KB of script, compressed, in total', () => {
    const scripts = readdirSync(new URL('assets/', built)).filter((name) => name.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    const sizes = scripts.map((name) => gzipSync(readFileSync(new URL(`assets/${name}`, built)), { level: 9 }).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    process.stderr.write(`the catalogue's script: ${total} bytes, gzip\n`);
    expect(total).toBeLessThan(150_000);
  });

  it('has every asset compressed in the two ways that browsers take', () => {
    const names = readdirSync(new URL('assets/', built));
    const assets = names.filter((name) => !/\.(br|gz)$/.test(name));
    expect(names.toSorted()).toEqual(assets.flatMap((name) => [name, `${name}.br`, `${name}.gz`]).toSorted());
  });

  it('has a page without a script or a style in its markup', () => {
    const page = read('index.html', built);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(page.match(/<script[^>]*>/g)).toEqual([
      '<script type="application/json" id="catalog-settings">',
      expect.stringMatching(/^<script type="module" crossorigin src="\/catalog\/assets\/[-\w]+\.js">$/),
    ]);
  });
});

describe('the sources of the catalogue', () => {
  it('know the gateway by its schema, as the command line prints it', () => {
    expect(read('schema.graphql').trimEnd()).toBe(printApiSchema().trimEnd());
  });

  it('have artifacts that are those of their documents', async () => {
    const compiler = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
    await promisify(execFile)(process.execPath, [compiler, 'relay.config.json', '--validate'], {
      cwd: fileURLToPath(example),
    });
  });

  it('name the versions of packages that the repository installs', () => {
    const own = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const repository = JSON.parse(read('package.json', root)) as Record<string, Record<string, string>>;
    const installed = { ...repository['dependencies'], ...repository['devDependencies'] };
    for (const [name, version] of Object.entries({ ...own['dependencies'], ...own['devDependencies'] }))
      expect({ name, version: installed[name] }).toEqual({ name, version });
  });

  it('import nothing of the gateway', () => {
    const files = readdirSync(example, { recursive: true, withFileTypes: true }).filter(({ name }) =>
      /\.tsx?$/.test(name),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const { parentPath, name } of files)
      expect(readFileSync(`${parentPath}/${name}`, 'utf8')).not.toMatch(/from '(\.\.\/)+(src|test)\//);
  });
});
