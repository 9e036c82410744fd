import { Counter, Gauge, type Registry } from 'prom-client';

/** Who sends too much, and whether replicas count together. */
export class RateLimitMetrics {
  readonly #refused: Counter<'sender'>;
  readonly #shared: Gauge;

  constructor(registry: Registry) {
    this.#refused = new Counter({
      name: 'image_gateway_rate_limited_total',
      help: 'Requests, and subscriptions over a WebSocket, that were refused because their sender sent too many.',
      labelNames: ['sender'],
      registers: [registry],
    });
    this.#shared = new Gauge({
      name: 'image_gateway_rate_limit_shared',
      help: 'With REDIS_URL: 1 while replicas count requests together, 0 while each counts for itself.',
      registers: [registry],
    });
  }

  refused(sender: string): void {
    this.#refused.inc({ sender });
  }

  shared(isShared: boolean): void {
    this.#shared.set(isShared ? 1 : 0);
  }
}
