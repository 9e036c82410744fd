import { Pool } from 'undici';
import { type Question, readAnswer, type Verdict, wrong } from './question.ts';

/** What came of asking. */
export interface Answered {
  readonly question: Question;
  /** Milliseconds on the clock `performance.now()`. */
  readonly sentAt: number;
  readonly endedAt: number;
  readonly verdict: Verdict;
}

/** Longer than the gateway lets any request take. */
const patienceMs = 90_000;

/** Asks one gateway, by as many connections as it takes to have nothing wait on this side. */
export class Sender {
  readonly #pool: Pool;

  constructor(gatewayUrl: string) {
    this.#pool = new Pool(gatewayUrl, { headersTimeout: patienceMs, bodyTimeout: patienceMs });
  }

  async ask(question: Question, token: string): Promise<Answered> {
    const sentAt = performance.now();
    const verdict = await this.#verdict(question, token);
    return { question, sentAt, endedAt: performance.now(), verdict };
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #verdict({ document, variables, judge }: Question, token: string): Promise<Verdict> {
    try {
      const { statusCode, body } = await this.#pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: document, variables }),
      });
      const text = await body.text();
      const answer = readAnswer(text);
      if (statusCode !== 200 || answer === null) return wrong(`It answers ${statusCode}: ${text.slice(0, 500)}`);
      return judge(answer);
    } catch (error) {
      return wrong(`There is no answer: ${String(error)}`);
    }
  }
}
