import type { KnownTokens } from '../access/authenticate.ts';
import type { TokenRights } from '../access/tokens.ts';
import { digestWord } from '../data/digest.ts';

/** A token that was just made. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes IAM tokens that the sandbox's services take until they expire. */
export class TokenIssuer {
  readonly #tokens: KnownTokens;
  readonly #now: () => number;
  readonly #seed: number;
  readonly #lifetimeMs: number;
  #issued = 0;

  constructor(options: { tokens: KnownTokens; now: () => number; seed: number; lifetimeMs: number }) {
    this.#tokens = options.tokens;
    this.#now = options.now;
    this.#seed = options.seed;
    this.#lifetimeMs = options.lifetimeMs;
  }

  /** A new token with these rights. */
  issue(rights: TokenRights): IssuedToken {
    const token = `t1.sandbox-${digestWord(32, this.#seed, 'IAM token', ++this.#issued)}`;
    const expiresAt = this.#now() + this.#lifetimeMs;
    this.#tokens.set(token, { rights, expiresAt });
    return { token, expiresAt };
  }
}
