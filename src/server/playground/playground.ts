import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { renderMissingPlaygroundPage, renderPlaygroundPage } from './page.ts';
import { ASSET_HEADERS, PAGE_HEADERS } from './response-headers.ts';
import type { PlaygroundSettings } from './settings.ts';

export { acceptsPlayground } from './accept.ts';

/** Answers a request with the page of the playground. */
export type PlaygroundHandler = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Where `vite build` puts the playground. This file is as deep in `src/` as its compilation is in `dist/`. */
const BUILT_PLAYGROUND = new URL('../../../dist/playground/', import.meta.url);

/**
 * Serves the playground's assets under `/playground/assets/`. The page belongs to the address of the GraphQL endpoint,
 * whose route is not made here: it calls the returned handler for the requests that `acceptsPlayground`.
 */
export async function registerPlayground(
  app: FastifyInstance,
  settings: PlaygroundSettings,
  directory: URL = BUILT_PLAYGROUND,
): Promise<PlaygroundHandler> {
  const template = await readTemplate(directory);
  if (template === undefined) {
    const page = renderMissingPlaygroundPage(settings.title);
    return (_request, reply) => reply.code(503).headers(PAGE_HEADERS).send(page);
  }
  await registerAssets(app, new URL('assets/', directory));
  const page = renderPlaygroundPage(template, settings);
  return (_request, reply) => reply.headers(PAGE_HEADERS).send(page);
}

async function readTemplate(directory: URL): Promise<string | undefined> {
  const page = new URL('index.html', directory);
  return existsSync(page) ? readFile(page, 'utf8') : undefined;
}

/** The build names every asset after a hash of its content, so that a browser may keep it for good. */
async function registerAssets(app: FastifyInstance, root: URL): Promise<void> {
  // @fastify/static decorates the instance that it is registered on, which is therefore one of its own.
  await app.register(async (assets) => {
    await assets.register(fastifyStatic, {
      root,
      prefix: '/playground/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
      setHeaders: (response) => {
        for (const [name, value] of Object.entries(ASSET_HEADERS)) response.setHeader(name, value);
      },
    });
  });
}
