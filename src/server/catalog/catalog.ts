import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../../package-root.ts';
import { type PageHandler, registerBuiltPage } from '../pages/built-page.ts';
import { pageHeaders } from '../pages/response-headers.ts';
import { fillTemplate, renderMissingPage } from '../pages/template.ts';
import { CATALOG_CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import type { CatalogSettings } from './settings.ts';

/** Where `vite build` puts the example. */
const BUILT_CATALOG = new URL('dist/catalog/', packageRoot);

/**
 * Serves the assets of the image catalogue, which is the application of `examples/catalog`, under `/catalog/assets/`.
 * The returned handler answers with its page.
 */
export function registerCatalog(
  app: FastifyInstance,
  settings: CatalogSettings,
  directory: URL = BUILT_CATALOG,
): Promise<PageHandler> {
  const { title } = settings;
  return registerBuiltPage(app, {
    directory,
    assetsPath: '/catalog/assets/',
    render: (template) => fillTemplate(template, 'catalog', { title, settings }),
    renderMissing: () =>
      renderMissingPage(title, 'The GraphQL endpoint is up, but the catalogue on it has not been built yet.'),
    headers: pageHeaders(CATALOG_CONTENT_SECURITY_POLICY),
  });
}
