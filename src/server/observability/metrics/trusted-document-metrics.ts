import { Counter, Histogram, type Registry } from 'prom-client';
import type { DocumentChoice } from '../../trusted-documents/choose-document.ts';
import { BoundedLabel } from './bounded-label.ts';
import type { EndedRequest } from './ended-request.ts';

/** Of a manifest with more operations than this, those that are run first are told apart. */
const mostOperations = 200;

/** Coarser than elsewhere, since there may be hundreds of these. */
const buckets = [0.05, 0.25, 1, 5];

/** What a manifest of trusted documents is used for. Only its operations have a name that is nobody's invention. */
export class TrustedDocumentMetrics {
  readonly #operations = new BoundedLabel(mostOperations, /^[_A-Za-z][_0-9A-Za-z]{0,99}$/);
  readonly #choices: Counter<'choice'>;
  readonly #duration: Histogram<'operation'>;

  constructor(registry: Registry) {
    this.#choices = new Counter({
      name: 'image_gateway_trusted_documents_total',
      help: 'Documents that were asked for where there is a manifest: listed in it, other ones, or refused.',
      labelNames: ['choice'],
      registers: [registry],
    });
    this.#duration = new Histogram({
      name: 'image_gateway_trusted_operation_duration_seconds',
      help: 'Time that queries and mutations of trusted documents took, by the name of the operation.',
      labelNames: ['operation'],
      buckets,
      registers: [registry],
    });
  }

  readonly chosen = ({ kind }: DocumentChoice): void => this.#choices.inc({ choice: kind });

  count({ operation, milliseconds }: EndedRequest): void {
    if (operation?.isTrusted !== true) return;
    this.#duration.observe({ operation: this.#operations.of(operation.name ?? '') }, milliseconds / 1000);
  }
}
