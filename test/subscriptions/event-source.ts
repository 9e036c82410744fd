import { until } from '../support/until.ts';

/** One server-sent event. */
export interface ServerSentEvent {
  readonly event: string;
  /** `null` where it has none. */
  readonly data: unknown;
}

/** A request whose answer is read as server-sent events. */
export class EventSource {
  readonly events: ServerSentEvent[] = [];
  /** What has been said that is no event. */
  comments = 0;
  /** Whether the answer ended by itself, rather than by a broken connection. */
  readonly end: Promise<boolean>;
  readonly response: Response;
  readonly #controller: AbortController;

  private constructor(response: Response, controller: AbortController) {
    this.response = response;
    this.#controller = controller;
    this.end = this.#read().then(
      () => true,
      () => false,
    );
  }

  static async open(
    url: string,
    body: unknown,
    { token = 'sandbox-admin', accept = 'text/event-stream' } = {},
  ): Promise<EventSource> {
    const controller = new AbortController();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    return new EventSource(response, controller);
  }

  /** Waits until so many events have come. */
  async received(count: number): Promise<void> {
    await until(() => this.events.length >= count);
  }

  /** Breaks the connection. */
  leave(): void {
    this.#controller.abort();
  }

  async #read(): Promise<void> {
    if (this.response.body === null) return;
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of this.response.body) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
  }

  #take(block: string): void {
    const [, event, data] = /^event: (\w+)\ndata:(.*)$/.exec(block) ?? [];
    if (event === undefined || data === undefined) {
      if (block !== ':') throw new Error(`${JSON.stringify(block)} is neither an event nor a comment.`);
      this.comments += 1;
    } else {
      this.events.push({ event, data: data === '' ? null : JSON.parse(data) });
    }
  }
}
