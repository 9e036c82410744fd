import { Counter, type Registry } from 'prom-client';
import { BoundedLabel } from './bounded-label.ts';

/** More than there are: 17 of google.rpc, a dozen of Apollo Server's, some of the gateway's own. */
const mostCodes = 64;

/** The errors that clients are told of. */
export class ErrorMetrics {
  readonly #codes = new BoundedLabel(mostCodes, /^[A-Z][A-Z0-9_]{0,63}$/);
  readonly #errors: Counter<'code'>;

  constructor(registry: Registry) {
    this.#errors = new Counter({
      name: 'image_gateway_graphql_errors_total',
      help: 'Queries, mutations and subscriptions that had an error with this code, however many of them.',
      labelNames: ['code'],
      registers: [registry],
    });
    // The first one is to show as an increase, which takes a zero before it.
    this.#errors.inc({ code: this.#codes.of('INTERNAL_SERVER_ERROR') }, 0);
  }

  /** @param codes each once */
  count(codes: readonly string[]): void {
    for (const code of codes) this.#errors.inc({ code: this.#codes.of(code) });
  }
}
