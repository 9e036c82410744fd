import type { GraphQLFormattedError } from 'graphql';
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

/** GraphQL sets no limit to the length of a name, a log line does. */
const longestName = 100;

/** What one GraphQL request came to: its line in the log and the report in its answer are made of it. */
export class OperationRecord {
  errorCodes: readonly string[] = [];
  #name: string | null = null;
  readonly #calls = new Map<UpstreamService, number>();

  /** The name of the operation; `null` when it has none or is not known yet. */
  get name(): string | null {
    return this.#name;
  }

  set name(name: string | null) {
    this.#name = name?.slice(0, longestName) ?? null;
  }

  /** Adds the codes of errors, each once. */
  addErrors(errors: readonly GraphQLFormattedError[]): void {
    const codes = errors.map(({ extensions }) => String(extensions?.['code']));
    this.errorCodes = [...new Set([...this.errorCodes, ...codes])];
  }

  /** Counts one HTTP request to a service, also when it repeats another. */
  readonly countCall = (service: UpstreamService): void => {
    this.#calls.set(service, (this.#calls.get(service) ?? 0) + 1);
  };

  get upstream(): UpstreamReport {
    const calls = [...this.#calls.values()].reduce((sum, count) => sum + count, 0);
    return { calls, byService: Object.fromEntries(this.#calls) };
  }
}
