import { Counter, type Registry } from 'prom-client';
import type { EndedRequest } from './ended-request.ts';

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

  count({ method, route, status, outcome }: EndedRequest): void {
    this.#requests.inc({
      method: methods.has(method) ? method : 'other',
      route,
      status: outcome === 'abandoned' ? 'abandoned' : status,
    });
  }
}
