import { Counter, Histogram, type Registry } from 'prom-client';
import { tooCostly } from '../../limits/cost-limits.ts';
import type { OperationRecord } from '../../operation-record.ts';
import { counts, seconds } from './buckets.ts';
import type { EndedRequest } from './ended-request.ts';
import type { ErrorMetrics } from './error-metrics.ts';

/** Queries and mutations: what came of them, how long they took and what they cost. */
export class OperationMetrics {
  readonly #errors: ErrorMetrics;
  readonly #requests: Counter<'type' | 'outcome'>;
  readonly #duration: Histogram<'type'>;
  readonly #upstreamRequests: Histogram;
  readonly #estimatedUpstreamRequests: Histogram;
  readonly #estimatedNodes: Histogram;
  readonly #beyondLimits: Counter<'measure' | 'action'>;

  constructor(registry: Registry, errors: ErrorMetrics) {
    const registers = [registry];
    this.#errors = errors;
    this.#requests = new Counter({
      name: 'image_gateway_graphql_requests_total',
      help: 'Queries and mutations that are over, by what came of them.',
      labelNames: ['type', 'outcome'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'image_gateway_graphql_request_duration_seconds',
      help: 'Time from the arrival of a query or mutation to the end of its answer, of those that were executed.',
      labelNames: ['type'],
      buckets: seconds,
      registers,
    });
    this.#upstreamRequests = new Histogram({
      name: 'image_gateway_graphql_upstream_requests',
      help: 'HTTP requests to services that a query or mutation took.',
      buckets: counts,
      registers,
    });
    this.#estimatedUpstreamRequests = new Histogram({
      name: 'image_gateway_graphql_estimated_upstream_requests',
      help: 'HTTP requests to services that a query or mutation could have taken at worst, as estimated.',
      buckets: counts,
      registers,
    });
    this.#estimatedNodes = new Histogram({
      name: 'image_gateway_graphql_estimated_nodes',
      help: 'Objects that a query or mutation could have returned at worst, as estimated.',
      buckets: counts,
      registers,
    });
    this.#beyondLimits = new Counter({
      name: 'image_gateway_graphql_beyond_cost_limits_total',
      help: 'Queries and mutations whose estimate is beyond a limit of cost: refused, or only reported.',
      labelNames: ['measure', 'action'],
      registers,
    });
  }

  count({ operation, outcome, milliseconds }: EndedRequest): void {
    if (operation === null) return;
    const type = operation.type ?? 'unknown';
    this.#requests.inc({ type, outcome });
    this.#errors.count(operation.errorCodes);
    this.#countCost(operation);
    if (operation.execution === 'none') return;
    this.#duration.observe({ type }, milliseconds / 1000);
    this.#upstreamRequests.observe(operation.upstreamCalls);
  }

  #countCost({ estimated, exceeded, errorCodes }: OperationRecord): void {
    if (estimated !== null) {
      this.#estimatedUpstreamRequests.observe(estimated.calls);
      this.#estimatedNodes.observe(estimated.nodes);
    }
    const action = errorCodes.includes(tooCostly) ? 'refused' : 'reported';
    for (const { measure } of exceeded) this.#beyondLimits.inc({ measure, action });
  }
}
