import type { MethodName } from './http/route.ts';
import type { ServiceName } from './services.ts';

/** A request that a service has received. */
export interface LoggedRequest {
  readonly service: ServiceName | 'unknown';
  /** The method of the API; `unknown` where there is no such path. */
  readonly kind: MethodName | 'unknown';
  /** The HTTP method. */
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came. */
  body: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** When the answer was sent or the connection broke. */
  endedAt: number | undefined;
  /** The HTTP status of the answer; `undefined` if there was none. */
  status: number | undefined;
  /** Whether the client went away before it had the answer. */
  aborted: boolean;
}

/** The latest requests, the oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a request, and forgets the oldest when there are too many. */
  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > this.#limit) this.entries.shift();
  }

  /** Forgets all requests. */
  clear(): void {
    this.entries.length = 0;
  }
}
