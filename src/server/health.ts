import type { FastifyInstance } from 'fastify';
import type { ServiceState } from '../services/http/guarded-connections.ts';

export interface HealthOptions {
  readonly isReady: () => boolean;
  /** How each service does. */
  readonly services: () => ReadonlyMap<string, ServiceState>;
}

/**
 * `/livez`: the process answers. `/readyz`: it wants requests, which it does until it is told to stop; that services
 * are down does not count, since the gateway answers from the others. How they do is told there for people to read.
 */
export function registerHealth(app: FastifyInstance, { isReady, services }: HealthOptions): void {
  // Probes come every few seconds, so they are not worth a line in the log.
  const options = { logLevel: 'warn' } as const;
  app.get('/livez', options, (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }));
  app.get('/readyz', options, (_request, reply) => {
    const ready = isReady();
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready, services: Object.fromEntries(services()) });
  });
}
