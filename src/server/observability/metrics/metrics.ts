import { Registry } from 'prom-client';
import type { RequestEnd } from '../request-end.ts';
import { type EndedRequest, endedRequest } from './ended-request.ts';
import { ErrorMetrics } from './error-metrics.ts';
import { HttpMetrics } from './http-metrics.ts';
import { OperationMetrics } from './operation-metrics.ts';
import { processMetrics } from './process-metrics.ts';
import { RateLimitMetrics } from './rate-limit-metrics.ts';
import { StateMetrics } from './state-metrics.ts';
import { SubscriptionMetrics } from './subscription-metrics.ts';
import { TrustedDocumentMetrics } from './trusted-document-metrics.ts';
import { UpstreamMetrics } from './upstream-metrics.ts';

/** Right after others a request is counted in half the time: what that takes is in the processor's caches then. */
const countedInARow = 64;

/** The metrics of one server, which are described in docs/observability.md. */
export class Metrics {
  readonly upstream: UpstreamMetrics;
  readonly states: StateMetrics;
  readonly subscriptions: SubscriptionMetrics;
  readonly trustedDocuments: TrustedDocumentMetrics;
  readonly rateLimit: RateLimitMetrics;
  readonly #registry = new Registry();
  readonly #http: HttpMetrics;
  readonly #operations: OperationMetrics;
  /** Those that are still to be counted. */
  readonly #ended: EndedRequest[] = [];

  constructor() {
    const errors = new ErrorMetrics(this.#registry);
    this.#http = new HttpMetrics(this.#registry);
    this.#operations = new OperationMetrics(this.#registry, errors);
    this.upstream = new UpstreamMetrics(this.#registry);
    this.states = new StateMetrics(this.#registry);
    this.subscriptions = new SubscriptionMetrics(this.#registry, errors);
    this.trustedDocuments = new TrustedDocumentMetrics(this.#registry);
    this.rateLimit = new RateLimitMetrics(this.#registry);
  }

  readonly requestEnded = (end: RequestEnd): void => {
    this.#ended.push(endedRequest(end));
    if (this.#ended.length >= countedInARow) this.#count();
  };

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics as they are now, in the text format of Prometheus. */
  async scrape(): Promise<string> {
    this.#count();
    return (await Promise.all([this.#registry.metrics(), processMetrics().metrics()])).join('\n');
  }

  #count(): void {
    for (const request of this.#ended.splice(0)) {
      this.#http.count(request);
      this.#operations.count(request);
      this.trustedDocuments.count(request);
    }
  }
}
