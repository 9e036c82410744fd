import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../../package-root.ts';
import { type PageHandler, registerBuiltPage } from '../pages/built-page.ts';
import { pageHeaders } from '../pages/response-headers.ts';
import { fillTemplate, renderMissingPage } from '../pages/template.ts';
import { PLAYGROUND_CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import type { PlaygroundSettings } from './settings.ts';

export { acceptsPlayground } from './accept.ts';

/** Where `vite build` puts the playground. */
const BUILT_PLAYGROUND = new URL('dist/playground/', packageRoot);

/**
 * Serves the playground's assets under `/playground/assets/`. The page belongs to the address of the GraphQL endpoint,
 * whose route is not made here: it calls the returned handler for the requests that `acceptsPlayground`.
 */
export function registerPlayground(
  app: FastifyInstance,
  settings: PlaygroundSettings,
  directory: URL = BUILT_PLAYGROUND,
): Promise<PageHandler> {
  const { title } = settings;
  return registerBuiltPage(app, {
    directory,
    assetsPath: '/playground/assets/',
    render: (template) => fillTemplate(template, 'playground', { title, settings }),
    renderMissing: () =>
      renderMissingPage(title, 'The GraphQL endpoint is up, but its playground has not been built yet.'),
    headers: pageHeaders(PLAYGROUND_CONTENT_SECURITY_POLICY),
  });
}
