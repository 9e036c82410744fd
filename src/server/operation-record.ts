import type { UpstreamService } from '../model/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `null` as long as the request has not been recognised as one for GraphQL. */
    operation: OperationRecord | null;
  }
}

/** The upstream calls made for one GraphQL request. */
export interface UpstreamReport {
  readonly calls: number;
  readonly byService: Readonly<Partial<Record<UpstreamService, number>>>;
}

/** What one GraphQL request came to: its line in the log and the report in its answer are made of it. */
export class OperationRecord {
  name: string | null = null;
  errorCodes: readonly string[] = [];
  readonly #calls = new Map<UpstreamService, number>();

  /** Counts one HTTP request to a service, also when it repeats another. */
  readonly countCall = (service: UpstreamService): void => {
    this.#calls.set(service, (this.#calls.get(service) ?? 0) + 1);
  };

  get upstream(): UpstreamReport {
    const calls = [...this.#calls.values()].reduce((sum, count) => sum + count, 0);
    return { calls, byService: Object.fromEntries(this.#calls) };
  }
}
