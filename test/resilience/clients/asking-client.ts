import { randomUUID } from 'node:crypto';
import { Client } from 'undici';
import { imageQuestion } from './image-question.ts';

/** What came of a request, and when it was sent and that was known, in milliseconds since 1970. */
export interface Sent {
  readonly id: string;
  readonly at: number;
  readonly endedAt: number;
  readonly outcome: 'whole' | 'not whole' | 'no answer';
}

/** Asks one question after the other, over one connection that is kept, until there is no answer any more. */
export class AskingClient {
  readonly sent: Sent[] = [];
  readonly #client: Client;

  constructor(url: string) {
    this.#client = new Client(url, { pipelining: 1 });
  }

  async keepAsking(): Promise<void> {
    while (this.sent.at(-1)?.outcome !== 'no answer') {
      const id = randomUUID();
      const at = Date.now();
      const outcome = await this.#ask(id, this.sent.length);
      this.sent.push({ id, at, endedAt: Date.now(), outcome });
    }
    await this.#client.destroy();
  }

  async #ask(id: string, number: number): Promise<Sent['outcome']> {
    const { headers, body: question, right } = imageQuestion(number);
    try {
      const { statusCode, body } = await this.#client.request({
        method: 'POST',
        path: '/graphql',
        headers: { ...headers, 'x-request-id': id },
        body: question,
      });
      return statusCode === 200 && (await body.text()).trim() === right ? 'whole' : 'not whole';
    } catch {
      return 'no answer';
    }
  }
}
