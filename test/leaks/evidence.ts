import type { FastifyBaseLogger } from 'fastify';
import { createLogger } from '../../src/server/logger.ts';

/** Where something was told. */
export type Medium = 'logs' | 'answers' | 'metrics' | 'traces';

/** All that gateways have told, as it came. */
export class Evidence {
  readonly logs: string[] = [];
  /** What clients were answered: heads and bodies, and what came over WebSockets. */
  readonly answers: string[] = [];
  readonly metrics: string[] = [];
  readonly traces: string[] = [];
  /** A log that leaves out nothing. */
  readonly log: FastifyBaseLogger = createLogger('trace', { write: (line) => void this.logs.push(line) });
}

/** Something that must not be told. */
export interface Secret {
  /** What to call it when it was found. */
  readonly name: string;
  readonly value: string;
  /** Whether it may be in the answer to who has sent it, as the name of an image may, which is wrong. */
  readonly mayBeAnswered: boolean;
}

/** What is not to be told, as it is collected on the way. */
export class Secrets {
  readonly #secrets = new Map<string, Secret>();

  get all(): readonly Secret[] {
    return [...this.#secrets.values()];
  }

  /** To be told nowhere, unless more was said of it before. */
  add(name: string, value: string): string {
    if (!this.#secrets.has(value)) this.#secrets.set(value, { name, value, mayBeAnswered: false });
    return value;
  }

  /** To be told to nobody but to who has sent it. */
  addInput(name: string, value: string): string {
    this.#secrets.set(value, { name, value, mayBeAnswered: true });
    return value;
  }
}

/** Every place where a secret was told, in whatever spelling, for a person to read. */
export function findLeaks(evidence: Evidence, secrets: readonly Secret[]): string[] {
  const leaks: string[] = [];
  for (const { name, value, mayBeAnswered } of secrets) {
    const spellings = spellingsOf(value);
    for (const medium of ['logs', 'answers', 'metrics', 'traces'] as const) {
      if (medium === 'answers' && mayBeAnswered) continue;
      for (const text of evidence[medium]) {
        const at = spellings.map((spelling) => text.indexOf(spelling)).find((index) => index >= 0);
        if (at !== undefined) leaks.push(`${name} in the ${medium}: ${text.slice(Math.max(0, at - 200), at + 200)}`);
      }
    }
  }
  return leaks;
}

/** As it is, in a URL, inside of a JSON string, and in base64 whatever stands before it. */
function spellingsOf(value: string): readonly string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('\0'.repeat(offset) + value).toString('base64');
    // The characters at both ends depend on the neighbours.
    return encoded.slice(offset === 0 ? 0 : 4, encoded.length - 4);
  });
  const spellings = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  return [...new Set([...spellings, ...base64.filter((text) => text.length >= 8)])];
}
