import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { registerCatalog } from '../../src/server/catalog/catalog.ts';
import type { CatalogSettings } from '../../src/server/catalog/settings.ts';
import { securityHeaders, useSecurityHeaders } from '../../src/server/edge/security-headers.ts';
import { registerIndex } from '../../src/server/index-route.ts';

const settings: CatalogSettings = {
  title: 'Catalogue </title><script>alert(1)</script>',
  folderIds: ['standard-images', '</script><!--'],
  ownFolderId: null,
  tokens: [{ token: '$& secret', meaning: 'everything' }],
};

const template = `<title><!-- catalog-title --></title>
<script type="application/json" id="catalog-settings"><!-- catalog-settings --></script>`;

const script = 'console.log("the catalogue");';
const fromBrowser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let directory: string;
const apps: FastifyInstance[] = [];

async function start(built: string): Promise<string> {
  const app = fastify();
  apps.push(app);
  useSecurityHeaders(app, await securityHeaders());
  registerIndex(app, { catalog: await registerCatalog(app, settings, pathToFileURL(`${built}/`)), playground: null });
  return app.listen({ host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'catalog-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), template);
  await writeFile(join(directory, 'assets', 'index-0a1b2c3d.js'), script);
  await writeFile(join(directory, 'assets', 'index-0a1b2c3d.js.br'), brotliCompressSync(script));
  await writeFile(join(directory, 'assets', 'index-0a1b2c3d.js.gz'), gzipSync(script));
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await rm(directory, { recursive: true });
});

describe('GET /', () => {
  it('is the catalogue to a browser, with the settings as they were given', async () => {
    const response = await fetch(await start(directory), { headers: fromBrowser });
    expect(response.status).toBe(200);
    expect(response.headers.get('vary')).toBe('accept');
    const page = await response.text();
    expect(page.match(/<script/g)).toHaveLength(1);
    const json = /<script type="application\/json" id="catalog-settings">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(settings);
  });

  it.each([{ accept: 'application/json' }, { accept: '*/*' }])('tells $accept what is where', async (headers) => {
    const response = await fetch(await start(directory), { headers });
    expect(response.headers.get('vary')).toBe('accept');
    expect(await response.json()).toEqual({ graphql: '/graphql', live: '/livez', ready: '/readyz' });
  });

  it('lets the page have nothing but its own files, and no script or style in its markup', async () => {
    const { headers } = await fetch(await start(directory), { headers: fromBrowser });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says what to do where the catalogue has not been built', async () => {
    const response = await fetch(await start(join(directory, 'nowhere')), { headers: fromBrowser });
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('<code>npm run build</code>');
    expect(page).not.toContain(directory);
  });
});

describe("the catalogue's assets", () => {
  it('are sent in the best encoding that is accepted, and may be kept for good', async () => {
    const url = `${await start(directory)}/catalog/assets/index-0a1b2c3d.js`;
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(url, { headers: { 'accept-encoding': accepted } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await response.text()).toBe(script);
    }
  });
});
