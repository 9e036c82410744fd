import { Readable } from 'node:stream';
import type { FormattedExecutionResult } from 'graphql';

/** What a subscription gives, up to its end. `return` takes effect while an event is being waited for. */
export type FormattedEvents = AsyncIterator<FormattedExecutionResult, undefined>;

/**
 * The body of an answer that tells of events as they come: the format of the HTML standard, section 9.2, with the
 * names of events of the protocol GraphQL over Server-Sent Events.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode
 */
export class EventStream extends Readable {
  readonly #events: FormattedEvents;
  readonly #keepAlive: NodeJS.Timeout;
  #isWaiting = false;
  #isOver = false;

  /** @param keepAliveMs how often something is said, so that no proxy takes the connection for dead */
  constructor(events: FormattedEvents, keepAliveMs: number) {
    super();
    this.#events = events;
    // The first comes at once: some browsers and proxies pass on no headers before the body begins.
    this.push(comment);
    this.#keepAlive = setInterval(() => this.push(comment), keepAliveMs);
  }

  /** Ends the stream: with a last event when the client is to take it for the end of the subscription. */
  finish(last?: FormattedExecutionResult): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#keepAlive);
    if (last !== undefined) this.push(next(last) + complete);
    this.push(null);
  }

  /** Called when there is room for more, so that a slow client slows its own events down. */
  override _read(): void {
    if (!this.#isWaiting && !this.#isOver) void this.#pull();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#isOver = true;
    clearInterval(this.#keepAlive);
    Promise.resolve(this.#events.return?.()).then(
      () => callback(error),
      (failure: unknown) => callback(failure instanceof Error ? failure : error),
    );
  }

  async #pull(): Promise<void> {
    this.#isWaiting = true;
    try {
      const { done, value } = await this.#events.next();
      this.#isWaiting = false;
      if (this.#isOver) return;
      if (done !== true) this.push(next(value));
      else this.#complete();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error('The events were broken off.'));
    }
  }

  #complete(): void {
    this.push(complete);
    this.finish();
  }
}

const comment = ':\n\n';

/** An event without data is none to a browser's EventSource, so the protocol gives it an empty line. */
const complete = 'event: complete\ndata:\n\n';

/** JSON has no line breaks outside of strings, and escapes those inside. */
function next(result: FormattedExecutionResult): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`;
}
