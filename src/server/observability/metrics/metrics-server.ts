import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answerHttpErrors } from '../../http-errors.ts';
import type { Metrics } from './metrics.ts';
import { registerMetrics } from './metrics-route.ts';

export interface MetricsOptions {
  readonly enabled: boolean;
  /** A port for nothing else; `null` for the port that GraphQL is on. */
  readonly port: number | null;
}

/** An HTTP application with nothing but the metrics, for a port that only the operator's network reaches. */
export function createMetricsServer(metrics: Metrics, log: FastifyBaseLogger): FastifyInstance {
  const app = Fastify({ loggerInstance: log, logController: new LogController({ disableRequestLogging: true }) });
  answerHttpErrors(app);
  registerMetrics(app, metrics);
  return app;
}
