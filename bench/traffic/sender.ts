import { Client } from './client.ts';
import { type Question, readAnswer, type Verdict, wrong } from './question.ts';

/** What came of asking. */
export interface Answered {
  readonly question: Question;
  /** Milliseconds on the clock `performance.now()`. */
  readonly sentAt: number;
  readonly endedAt: number;
  readonly verdict: Verdict;
}

/** Asks one gateway. */
export class Sender {
  readonly #client: Client;

  constructor(gatewayUrl: string) {
    this.#client = new Client(gatewayUrl);
  }

  async ask(question: Question, token: string): Promise<Answered> {
    const sentAt = performance.now();
    const verdict = await this.#verdict(question, token);
    return { question, sentAt, endedAt: performance.now(), verdict };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #verdict({ document, variables, judge }: Question, token: string): Promise<Verdict> {
    try {
      const { status, text } = await this.#client.post({ query: document, variables }, { token });
      const answer = readAnswer(text);
      if (status !== 200 || answer === null) return wrong(`It answers ${status}: ${text.slice(0, 500)}`);
      return judge(answer);
    } catch (error) {
      return wrong(`There is no answer: ${String(error)}`);
    }
  }
}
