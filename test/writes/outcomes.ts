import type { Attempt } from './attempt.ts';

/** What a mutation is tried with. */
export const situations = [
  'valid',
  'limit broken',
  'no rights',
  'not found',
  'conflict',
  'service down',
  'dropped after the work',
] as const;

export type Situation = (typeof situations)[number];

/** What came of every mutation in every situation, as a table for people to read. */
export class Outcomes {
  readonly #cells = new Map<string, Map<Situation, string>>();

  record(title: string, situation: Situation, outcome: string): void {
    const row = this.#cells.get(title) ?? new Map<Situation, string>();
    row.set(situation, outcome);
    this.#cells.set(title, row);
  }

  /** In GitHub Flavored Markdown. */
  toString(): string {
    const rows = [...this.#cells].map(([title, row]) => [title, ...situations.map((name) => row.get(name) ?? '–')]);
    const lines = [['mutation', ...situations], situations.map(() => '---').concat('---'), ...rows];
    return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  }
}

/** An attempt in a few words: the answer, how often the service was asked, and what it did. */
export function inWords({ answer, requests, changes, operationsStarted }: Omit<Attempt, 'data' | 'error'>): string {
  const calls = requests.length === 1 ? '1 call' : `${requests.length} calls`;
  const isChanged = Object.keys(changes).length > 0;
  return `${String(answer)}, ${calls}, ${isChanged || operationsStarted > 0 ? 'done once' : 'nothing done'}`;
}
