import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ASSET_HEADERS } from './response-headers.ts';

/** Answers a request with a page. */
export type PageHandler = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

export interface BuiltPageOptions {
  /** Where `vite build` has put the page and its assets. */
  readonly directory: URL;
  /** Where the assets are served, as the build was told: `/playground/assets/`. */
  readonly assetsPath: `/${string}/`;
  /** Makes the page of its template. */
  readonly render: (template: string) => string;
  /** The page in its place where nothing has been built. */
  readonly renderMissing: () => string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Serves the assets of a page that Vite has built, and returns the handler that answers with the page itself: its
 * address is a route of the caller's.
 */
export async function registerBuiltPage(app: FastifyInstance, options: BuiltPageOptions): Promise<PageHandler> {
  const { directory, assetsPath, headers } = options;
  const template = await readTemplate(directory);
  if (template === undefined) {
    const page = options.renderMissing();
    return (_request, reply) => reply.code(503).headers(headers).send(page);
  }
  await registerAssets(app, assetsPath, new URL('assets/', directory));
  const page = options.render(template);
  return (_request, reply) => reply.headers(headers).send(page);
}

async function readTemplate(directory: URL): Promise<string | undefined> {
  const page = new URL('index.html', directory);
  return existsSync(page) ? readFile(page, 'utf8') : undefined;
}

/** The build names every asset after a hash of its content, so that a browser may keep it for good. */
async function registerAssets(app: FastifyInstance, prefix: string, root: URL): Promise<void> {
  const { fastifyStatic } = await import('@fastify/static');
  // @fastify/static decorates the instance that it is registered on, which is therefore one of its own.
  await app.register(async (assets) => {
    await assets.register(fastifyStatic, {
      root,
      prefix,
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
