import type { Client, Request } from '../traffic/client.ts';
import { type GraphqlAnswer, readAnswer } from '../traffic/question.ts';
import type { Tally } from './tally.ts';

/** What a service that fails may bring about at any time, and what callers are told who have no rights in one. */
const alwaysAllowed = new Set([
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'UPSTREAM_MALFORMED',
  'RESOURCE_EXHAUSTED',
  'PERMISSION_DENIED',
]);

/** Somebody who does something at the gateway, and whose answers are counted. */
export class Visitor {
  readonly gatewayUrl: string;
  readonly client: Client;
  readonly token: string;
  /** What this one does differently from the others who do the same. */
  readonly number: number;
  readonly #tally: Tally;

  constructor(
    site: { readonly gatewayUrl: string; readonly client: Client; readonly tally: Tally },
    { token, number }: { readonly token: string; readonly number: number },
  ) {
    this.gatewayUrl = site.gatewayUrl;
    this.client = site.client;
    this.token = token;
    this.number = number;
    this.#tally = site.tally;
  }

  /**
   * Sends a request.
   *
   * @param expected the codes of errors that are right beside those of services that fail
   */
  async ask(
    request: Request,
    expected: readonly string[] = [],
    token: string | null = this.token,
  ): Promise<GraphqlAnswer> {
    const begin = performance.now();
    const { status, text } = await this.client.post(request, { token });
    this.#tally.answered(performance.now() - begin);
    const answer = readAnswer(text);
    if (answer === null) throw new Error(`It answers ${status}: ${text.slice(0, 300)}`);
    this.toldOf(
      (answer.errors ?? []).map(({ extensions }) => String(extensions?.['code'])),
      expected,
    );
    return answer;
  }

  /** Counts the codes of errors, and those as mistakes that should not have come. */
  toldOf(codes: readonly string[], expected: readonly string[] = []): void {
    this.#tally.coded(codes);
    for (const code of codes) this.expect(alwaysAllowed.has(code) || expected.includes(code), `It answers ${code}.`);
  }

  /** Counts a mistake, unless there is none. */
  expect(isRight: boolean, why: string): void {
    if (!isRight) this.#tally.mistake(why);
  }
}

/** Something that somebody does. What it throws is a mistake. */
export type Activity = (visitor: Visitor) => Promise<void>;
