import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Serves the metrics at `/metrics`. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  // Prometheus comes every few seconds, so it is not worth a line in the log.
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.scrape()),
  );
}
