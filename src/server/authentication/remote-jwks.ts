import { Agent, request } from 'undici';
import { ReceivedBytes } from '../../services/http/received-bytes.ts';
import { AuthenticationUnavailableError } from '../../model/errors.ts';
import { bracketedCode } from '../error-code.ts';
import { FetchBudget } from './fetch-budget.ts';
import { type Jwks, parseJwks } from './jwks.ts';

/** How long keys are used before they are fetched again, behind the scenes. */
const freshMs = 5 * 60_000;
/** How long they are used while they cannot be fetched. Until then a key that was withdrawn may still count. */
const usableMs = 60 * 60_000;
const timeoutMs = 5000;
/** How long stale keys remain in use after a failed fetch before they are fetched again. */
const staleRetryMs = 30_000;
/** The same where no keys can be used, so that every request waits for them. */
const unusableRetryMs = 1000;
/** The same for a JWT that names an unknown key. */
const unknownKeyRetryMs = 5000;
/**
 * How many fetches JWTs with unknown keys cause. Anybody can make up names of keys, as many as they like, and a name is
 * checked by nothing but a fetch. So the budget is one for all names. A flood of names cannot keep out a new key for
 * longer than one period: each fetch that the flood causes brings the new key as well. There is no list of names that
 * were not found, since it would keep out a new key whose name somebody guessed and sent before.
 */
const unknownKeyFetches = { burst: 5, everyMs: 2000 } as const;
/** No key set comes near this many bytes. */
const largestAnswer = 256 * 1024;

export interface RemoteJwksOptions {
  readonly url: string;
  /** Told why the keys could not be fetched. */
  readonly onFailure: (reason: string) => void;
  /** Called when other keys are published than before. */
  readonly onChange?: () => void;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * The keys of an issuer that publishes them at a URL. Unlike jose's own `createRemoteJWKSet` it goes on with the keys in
 * hand while the URL does not answer, and does not ask a failing one again with every request.
 */
export class RemoteJwks {
  readonly #options: RemoteJwksOptions;
  readonly #now: () => number;
  readonly #unknownKeyFetches: FetchBudget;
  readonly #agent = new Agent({ maxResponseSize: largestAnswer });
  #keys: { readonly jwks: Jwks; readonly text: string; readonly fetchedAt: number } | null = null;
  #triedAt = -Infinity;
  #hasFailed = false;
  #fetching: Promise<boolean> | null = null;

  constructor(options: RemoteJwksOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#unknownKeyFetches = new FetchBudget({ ...unknownKeyFetches, now: this.#now });
    void this.#fetch();
  }

  /** The keys in hand, which are fetched first when there are none. */
  async current(): Promise<Jwks> {
    const age = this.#age;
    if (age > usableMs) await this.#fetchUnlessTried(unusableRetryMs);
    else if (age > freshMs) void this.#fetchUnlessTried(staleRetryMs);
    if (this.#keys === null || this.#age > usableMs) throw new AuthenticationUnavailableError();
    return this.#keys.jwks;
  }

  /** Newer keys than those in hand, for a JWT that is signed with none of them; `null` when there are none. */
  async newer(): Promise<Jwks | null> {
    if (this.#fetching === null) {
      const waits = this.#hasFailed && this.#now() - this.#triedAt < unknownKeyRetryMs;
      if (waits || !this.#unknownKeyFetches.take()) return null;
    }
    return (await this.#fetch()) ? (this.#keys?.jwks ?? null) : null;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  get #age(): number {
    return this.#now() - (this.#keys?.fetchedAt ?? -Infinity);
  }

  async #fetchUnlessTried(withinMs: number): Promise<boolean> {
    if (this.#fetching === null && this.#now() - this.#triedAt < withinMs) return false;
    return this.#fetch();
  }

  #fetch(): Promise<boolean> {
    this.#fetching ??= this.#tryToFetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #tryToFetch(): Promise<boolean> {
    this.#triedAt = this.#now();
    const answer = await this.#ask();
    const found = typeof answer === 'string' ? answer : readAnswer(answer);
    this.#hasFailed = typeof found === 'string';
    if (typeof found === 'string') {
      if (!this.#agent.destroyed) this.#options.onFailure(found);
      return false;
    }
    const hasChanged = this.#keys !== null && this.#keys.text !== found.text;
    this.#keys = { ...found, fetchedAt: this.#now() };
    if (hasChanged) this.#options.onChange?.();
    return true;
  }

  /** The answer, or why there is none. The words of the cause may name hosts, so they are not repeated. */
  async #ask(): Promise<Answer | string> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect is not followed: it would let whoever can make one say whose keys count.
      const { statusCode, body } = await request(this.#options.url, {
        dispatcher: this.#agent,
        headers: { accept: 'application/jwk-set+json, application/json' },
        signal,
      });
      return { statusCode, text: await textOf(body) };
    } catch (error) {
      if (signal.aborted) return `it did not answer within ${timeoutMs} ms`;
      return `it could not be reached${bracketedCode(error)}`;
    }
  }
}

/** Joins the chunks as they arrive: `text` would keep a list, which costs some hundred bytes of heap for each chunk. */
async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const received = new ReceivedBytes();
  for await (const chunk of body) received.add(Buffer.from(chunk), largestAnswer);
  return received.bytes().toString('utf8');
}

interface Answer {
  readonly statusCode: number;
  readonly text: string;
}

/** The keys in an answer, or why there are none. */
function readAnswer({ statusCode, text }: Answer): { readonly jwks: Jwks; readonly text: string } | string {
  if (statusCode !== 200) return `it answered with the status ${statusCode}`;
  try {
    return { jwks: parseJwks(text), text };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
