import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { securityHeaders, useSecurityHeaders } from '../../../src/server/edge/security-headers.ts';
import { registerPlayground } from '../../../src/server/playground/playground.ts';
import type { PlaygroundSettings } from '../../../src/server/playground/settings.ts';

const SETTINGS: PlaygroundSettings = {
  title: 'Images & "more" </title><script>alert(1)</script>',
  headers: '{ "authorization": "Bearer $& $1 $`" }',
  tabs: [{ query: '# </script><!-- <script>\nquery Q { node(id: "é\u2028") { id } }', variables: '{ "a": "<b>" }' }],
};

const TEMPLATE = `<title><!-- playground-title --></title>
<script type="application/json" id="playground-settings"><!-- playground-settings --></script>`;

const SCRIPT = 'console.log("the playground");';

let directory: string;
const apps: FastifyInstance[] = [];

async function start(built: string): Promise<string> {
  const app = fastify();
  apps.push(app);
  useSecurityHeaders(app, await securityHeaders());
  const sendPage = await registerPlayground(app, SETTINGS, pathToFileURL(`${built}/`));
  app.get('/graphql', sendPage);
  return app.listen({ host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'playground-'));
  const assets = join(directory, 'assets');
  await mkdir(join(assets, 'folder'), { recursive: true });
  await writeFile(join(directory, 'index.html'), TEMPLATE);
  await writeFile(join(assets, 'index-0a1b2c3d.js'), SCRIPT);
  await writeFile(join(assets, 'index-0a1b2c3d.js.gz'), gzipSync(SCRIPT));
  for (const file of ['index-4d5e6f70.css', 'codicon-8a9b0c1d.ttf', 'icon-2e3f4a5b.svg', 'folder/index.html']) {
    await writeFile(join(assets, file), 'content');
  }
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await rm(directory, { recursive: true });
});

describe('the page', () => {
  it('carries the settings, which come back exactly as they were given', async () => {
    const page = await (await fetch(`${await start(directory)}/graphql`)).text();
    const json = /<script type="application\/json" id="playground-settings">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(SETTINGS);
  });

  it('cannot be broken out of by a setting', async () => {
    const page = await (await fetch(`${await start(directory)}/graphql`)).text();
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/title>/g)).toHaveLength(1);
    expect(page).not.toContain('<!--');
    expect(page).toContain('<title>Images &amp; &quot;more&quot; &lt;/title&gt;&lt;script&gt;');
  });

  it('is HTML under a policy that lets nothing in from elsewhere, nor anything out', async () => {
    const { status, headers } = await fetch(`${await start(directory)}/graphql`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; " +
        "connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('accept');
  });

  it('says what to do where the playground has not been built', async () => {
    const response = await fetch(`${await start(join(directory, 'nowhere'))}/graphql`);
    const page = await response.text();
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('<code>npm run build</code>');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain(directory);
  });
});

describe('the assets', () => {
  it.each([
    ['index-0a1b2c3d.js', 'application/javascript; charset=utf-8'],
    ['index-4d5e6f70.css', 'text/css; charset=utf-8'],
    ['codicon-8a9b0c1d.ttf', 'font/ttf'],
    ['icon-2e3f4a5b.svg', 'image/svg+xml'],
  ])('%s is %s, and may be kept for good', async (file, type) => {
    const { status, headers } = await fetch(`${await start(directory)}/playground/assets/${file}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are sent compressed to whoever takes that, and plain to everyone else', async () => {
    const url = `${await start(directory)}/playground/assets/index-0a1b2c3d.js`;
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'gzip'],
      ['identity', null],
      ['br', null],
    ] as const) {
      const response = await fetch(url, { headers: { 'accept-encoding': accepted } });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('content-type')).toBe('application/javascript; charset=utf-8');
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect(await response.text()).toBe(SCRIPT);
    }
  });

  it.each([
    '/playground/assets/',
    '/playground/assets/folder',
    '/playground/assets/folder/',
    '/playground/assets/missing.js',
    '/playground/assets/../index.html',
    '/playground/assets/%2e%2e/index.html',
    '/playground/assets/..%2findex.html',
    '/playground/index.html',
    '/playground/',
  ])('are files and nothing else: %s is not found', async (path) => {
    const url = new URL(await start(directory));
    expect(await statusOf(url.port, path)).toBeGreaterThanOrEqual(400);
  });

  it('leave the name sendFile to whoever else serves files', async () => {
    const app = fastify();
    apps.push(app);
    await registerPlayground(app, SETTINGS, pathToFileURL(`${directory}/`));
    expect(app.hasReplyDecorator('sendFile')).toBe(false);
  });
});

/** The status of a GET whose path is sent as it is; `fetch` would resolve the dots. */
async function statusOf(port: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    outgoing.on('error', reject).end();
  });
}
