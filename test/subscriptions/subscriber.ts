import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { QueryError } from '../support/post-graphql.ts';
import { until } from '../support/until.ts';

/** What came of a subscription: it completed, ended with errors, or its socket was closed. */
export type Outcome =
  | { readonly how: 'complete' }
  | { readonly how: 'errors'; readonly errors: readonly QueryError[] }
  | { readonly how: 'closed'; readonly code: number; readonly reason: string };

/** One event. `Data` is what the test expects, and what its assertions have to show. */
export interface Event<Data> {
  readonly data: Data;
  readonly errors?: readonly QueryError[];
}

/** A subscription under way. */
export interface Following<Data> {
  /** What has come so far. */
  readonly events: readonly Event<Data>[];
  /** How it ended. */
  readonly end: Promise<Outcome>;
  /** Waits until so many events have come. */
  readonly received: (count: number) => Promise<void>;
  /** Leaves. */
  readonly stop: () => void;
}

export interface SubscriberOptions {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const admin = { authorization: 'Bearer sandbox-admin' };

/** A client with one connection, as a frontend would have it, except that it does not connect again. */
export class Subscriber {
  readonly #client: Client;

  constructor(url: string, { parameters = admin, headers = {} }: SubscriberOptions = {}) {
    this.#client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      connectionParams: parameters,
      retryAttempts: 0,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols, { headers });
        }
      },
    });
  }

  follow<Data = unknown>(query: string, variables: Readonly<Record<string, unknown>> = {}): Following<Data> {
    const events: Event<Data>[] = [];
    let stop = (): void => undefined;
    const end = new Promise<Outcome>((resolve) => {
      stop = this.#client.subscribe<Data>(
        { query, variables: { ...variables } },
        {
          next: (event) => events.push(event as Event<Data>),
          error: (error) => resolve(outcomeOf(error)),
          complete: () => resolve({ how: 'complete' }),
        },
      );
    });
    return { events, end, received: (count) => until(() => events.length >= count), stop: () => stop() };
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}

function outcomeOf(error: unknown): Outcome {
  if (Array.isArray(error)) return { how: 'errors', errors: error as QueryError[] };
  if (typeof error === 'object' && error !== null && 'code' in error && 'reason' in error) {
    return { how: 'closed', code: Number(error.code), reason: String(error.reason) };
  }
  throw error;
}
