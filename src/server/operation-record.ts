import type { GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { UpstreamService } from '../model/errors.ts';
import type { ExceededLimit } from './limits/cost-limits.ts';
import type { Cost } from './limits/cost/cost.ts';
import type { OperationSpan } from './observability/tracing/tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `null` as long as the request has not been recognised as one for GraphQL. */
    operation: OperationRecord | null;
  }
}

/** The upstream calls made for one GraphQL request, and what it could have come to at worst. */
export interface UpstreamReport {
  readonly calls: number;
  readonly byService: Readonly<Partial<Record<UpstreamService, number>>>;
  /** Left out where nothing was estimated. */
  readonly estimated?: Cost;
}

/** How an operation was executed: without an error, with errors beside data, with errors and no data, or not at all. */
export type Execution = 'whole' | 'partial' | 'failed' | 'none';

/** GraphQL sets no limit to the length of a name, a log line does. */
const longestName = 100;

/** What one GraphQL request came to: its line in the log, the metrics and the report in its answer are made of it. */
export class OperationRecord {
  readonly span: OperationSpan;
  /** `null` when it is not known yet. */
  type: OperationTypeNode | null = null;
  /** Whether its document is one of the manifest. */
  isTrusted = false;
  execution: Execution = 'none';
  errorCodes: readonly string[] = [];
  /** What was estimated before execution; `null` where nothing was. */
  estimated: Cost | null = null;
  /** The limits of cost that the operation is beyond, whether or not it was refused for that. */
  exceeded: readonly ExceededLimit[] = [];
  #name: string | null = null;
  readonly #callsByService = new Map<UpstreamService, number>();
  #calls = 0;
  #callsUnderWay = 0;
  #waitingSince = 0;
  #waitedMs = 0;

  constructor(span: OperationSpan) {
    this.span = span;
  }

  /** The name of the operation; `null` when it has none or is not known yet. */
  get name(): string | null {
    return this.#name;
  }

  set name(name: string | null) {
    this.#name = name?.slice(0, longestName) ?? null;
  }

  /** Adds the codes of errors, each once. */
  addErrors(errors: readonly GraphQLFormattedError[]): void {
    if (errors.length === 0) return;
    const codes = errors.map(({ extensions }) => String(extensions?.['code']));
    this.errorCodes = [...new Set([...this.errorCodes, ...codes])];
  }

  /** Counts one HTTP request to a service, also when it repeats another. Returns what is to be called at its end. */
  readonly beginCall = (service: UpstreamService): (() => void) => {
    this.#callsByService.set(service, (this.#callsByService.get(service) ?? 0) + 1);
    this.#calls += 1;
    if (this.#callsUnderWay === 0) this.#waitingSince = performance.now();
    this.#callsUnderWay += 1;
    return () => {
      this.#callsUnderWay -= 1;
      if (this.#callsUnderWay === 0) this.#waitedMs += performance.now() - this.#waitingSince;
    };
  };

  /** For how long at least one service was being waited for: what of the time is not the gateway's own. */
  get upstreamMilliseconds(): number {
    return this.#waitedMs + (this.#callsUnderWay === 0 ? 0 : performance.now() - this.#waitingSince);
  }

  /** How many HTTP requests to services there have been. */
  get upstreamCalls(): number {
    return this.#calls;
  }

  get upstream(): UpstreamReport {
    const estimated = this.estimated === null ? {} : { estimated: this.estimated };
    return { calls: this.#calls, byService: Object.fromEntries(this.#callsByService), ...estimated };
  }
}
