import { Counter, type Registry } from 'prom-client';
import type { RequestEnd } from '../request-end.ts';

/** The methods that count by themselves. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Every HTTP request, also those that never come as far as GraphQL. */
export class HttpMetrics {
  readonly #requests: Counter<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    this.#requests = new Counter({
      name: 'image_gateway_http_requests_total',
      help: 'HTTP requests that are over, by the status of their answers.',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    });
  }

  requestEnded({ request, reply, outcome }: RequestEnd): void {
    this.#requests.inc({
      method: methods.has(request.method) ? request.method : 'other',
      // As it was registered, such as `/playground/*`, so there are only so many.
      route: request.routeOptions.url ?? 'none',
      status: outcome === 'abandoned' ? 'abandoned' : reply.statusCode,
    });
  }
}
