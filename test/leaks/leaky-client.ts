import { EventSource } from '../subscriptions/event-source.ts';
import { Subscriber } from '../subscriptions/subscriber.ts';
import type { TestGateway } from '../support/gateway.ts';
import type { Evidence } from './evidence.ts';

/** What a request is made of; `authorization` is the whole header, or in a WebSocket's first message. */
export interface LeakyRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client that keeps all that it is answered. */
export class LeakyClient {
  readonly #gateway: Pick<TestGateway, 'url'>;
  readonly #evidence: Evidence;

  constructor(gateway: Pick<TestGateway, 'url'>, evidence: Evidence) {
    this.#gateway = gateway;
    this.#evidence = evidence;
  }

  post({ query, variables = {}, authorization, headers = {} }: LeakyRequest): Promise<void> {
    return this.send('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
  }

  /** Whatever HTTP can ask for. */
  async send(path: string, request: RequestInit): Promise<void> {
    try {
      const response = await fetch(this.#gateway.url + path, { redirect: 'manual', ...request });
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      this.#evidence.answers.push([String(response.status), ...head, await response.text()].join('\n'));
    } catch (error) {
      // The client itself has broken it off.
      if (request.signal?.aborted !== true) throw error;
    }
  }

  /** Subscribes over a WebSocket and waits for the end. */
  async subscribe({ query, variables = {}, authorization, headers = {} }: LeakyRequest): Promise<void> {
    const parameters = authorization === undefined ? {} : { authorization };
    const subscriber = new Subscriber(this.#gateway.url, { parameters, headers });
    const following = subscriber.follow(query, variables);
    const end = await following.end;
    this.#evidence.answers.push(JSON.stringify([following.events, end]));
    await subscriber.close();
  }

  /** Subscribes by server-sent events and waits for the end. */
  async listen({ query, variables = {}, authorization = '' }: LeakyRequest): Promise<void> {
    const token = authorization.replace('Bearer ', '');
    const source = await EventSource.open(this.#gateway.url, { query, variables }, { token });
    await source.end;
    this.#evidence.answers.push(JSON.stringify([[...source.response.headers], source.events]));
  }
}
