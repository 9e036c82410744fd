import { Agent, request } from 'undici';
import { ReceivedBytes } from '../../services/http/received-bytes.ts';
import { AuthenticationUnavailableError } from '../../model/errors.ts';
import { bracketedCode } from '../error-code.ts';
import { type Jwks, parseJwks } from './jwks.ts';

/** How long keys are used before they are fetched again, behind the scenes. */
const freshMs = 5 * 60_000;
/** How long they are used while they cannot be fetched. Until then a key that was withdrawn may still count. */
const usableMs = 60 * 60_000;
const timeoutMs = 5000;
/** No key set comes near this many bytes. */
const largestAnswer = 256 * 1024;

export interface RemoteJwksOptions {
  readonly url: string;
  /** Told why the keys could not be fetched. */
  readonly onFailure: (reason: string) => void;
  /** The shortest time between two attempts that unknown keys, or failures, give occasion to. */
  readonly pauseMs?: number;
}

/**
 * The keys of an issuer that publishes them at a URL. Unlike jose's own `createRemoteJWKSet` it goes on with the keys in
 * hand while the URL does not answer, and does not ask a failing one again with every request.
 */
export class RemoteJwks {
  readonly #options: RemoteJwksOptions;
  readonly #pauseMs: number;
  readonly #agent = new Agent({ maxResponseSize: largestAnswer });
  #keys: { readonly jwks: Jwks; readonly fetchedAt: number } | null = null;
  #triedAt = -Infinity;
  #fetching: Promise<boolean> | null = null;

  constructor(options: RemoteJwksOptions) {
    this.#options = options;
    this.#pauseMs = options.pauseMs ?? 30_000;
    void this.#fetch();
  }

  /** The keys in hand, which are fetched first when there are none. */
  async current(): Promise<Jwks> {
    const age = Date.now() - (this.#keys?.fetchedAt ?? -Infinity);
    if (age > usableMs) await this.#fetchUnlessTried(Math.min(this.#pauseMs, 1000));
    else if (age > freshMs) void this.#fetchUnlessTried(this.#pauseMs);
    if (this.#keys === null || Date.now() - this.#keys.fetchedAt > usableMs) throw new AuthenticationUnavailableError();
    return this.#keys.jwks;
  }

  /** Newer keys than those in hand, for a JWT that is signed with none of them; `null` when there are none. */
  async newer(): Promise<Jwks | null> {
    return (await this.#fetchUnlessTried(this.#pauseMs)) ? (this.#keys?.jwks ?? null) : null;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #fetchUnlessTried(withinMs: number): Promise<boolean> {
    if (this.#fetching === null && Date.now() - this.#triedAt < withinMs) return false;
    return this.#fetch();
  }

  #fetch(): Promise<boolean> {
    this.#fetching ??= this.#tryToFetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #tryToFetch(): Promise<boolean> {
    this.#triedAt = Date.now();
    const answer = await this.#ask();
    const jwks = typeof answer === 'string' ? answer : readAnswer(answer);
    if (typeof jwks !== 'string') {
      this.#keys = { jwks, fetchedAt: Date.now() };
      return true;
    }
    if (!this.#agent.destroyed) this.#options.onFailure(jwks);
    return false;
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
function readAnswer({ statusCode, text }: Answer): Jwks | string {
  if (statusCode !== 200) return `it answered with the status ${statusCode}`;
  try {
    return parseJwks(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
