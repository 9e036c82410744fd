import type { FastifyInstance } from 'fastify';
import { acceptsHtml } from './pages/accepts-html.ts';
import type { PageHandler } from './pages/built-page.ts';

/** The pages of the gateway; `null` for one that it does not have. */
export interface Pages {
  readonly catalog: PageHandler | null;
  readonly playground: PageHandler | null;
}

/** Serves `/`: a browser gets the catalogue, or else is led to the playground, and a program is told what is where. */
export function registerIndex(app: FastifyInstance, { catalog, playground }: Pages): void {
  app.get('/', (request, reply) => {
    if (acceptsHtml(request)) {
      if (catalog !== null) return catalog(request, reply);
      if (playground !== null) return reply.redirect('/graphql');
    }
    return reply.header('vary', 'accept').send({ graphql: '/graphql', live: '/livez', ready: '/readyz' });
  });
}
