import { UpstreamError } from '../../model/errors.ts';
import { Cancellation } from '../cancellation.ts';
import type { Credentials } from '../credentials.ts';
import type { IamTokenSource } from './iam-token.ts';
import { renewAfterMs, tryAgainAfterMs } from './renewal-pace.ts';

/** A service that answers 401 to every token must not make the gateway ask for one after another. */
const renewalsForRefusalsMs = 60_000;

interface HeldToken {
  /** The `Authorization` header that it makes. */
  readonly authorization: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * A token that is renewed ahead of its end, by one request however many callers wait for it. When that fails the token
 * in hand remains in use as long as it is valid, and the renewal is tried again after growing pauses; without a valid
 * one callers are told of the failure at once, until a later try brings one.
 */
export class RenewingToken implements Credentials {
  readonly #source: IamTokenSource;
  readonly #onFailure: (error: unknown) => void;
  readonly #closing = new Cancellation();
  #held: HeldToken | null = null;
  #renewal: Promise<HeldToken> | null = null;
  /** Why there is no token; `null` as long as the last renewal succeeded. */
  #failure: unknown = null;
  #failures = 0;
  #renewedForRefusalAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Asks for the first token at once.
   *
   * @param onFailure told of every renewal that fails
   */
  constructor(source: IamTokenSource, onFailure: (error: unknown) => void) {
    this.#source = source;
    this.#onFailure = onFailure;
    this.#renewUnasked();
  }

  authorization(): string | Promise<string> {
    if (this.#held !== null && this.#held.expiresAt > Date.now()) return this.#held.authorization;
    if (this.#renewal === null && this.#failure !== null) throw asOwnFailure(this.#failure);
    return this.#renew().then(({ authorization }) => authorization);
  }

  /** A token may be revoked before its end. The refused one remains in use until there is another. */
  async replacement(refused: string): Promise<string | null> {
    if (this.#held !== null && this.#held.authorization !== refused) return this.#held.authorization;
    if (this.#renewal === null) {
      if (Date.now() - this.#renewedForRefusalAt < renewalsForRefusalsMs) return null;
      this.#renewedForRefusalAt = Date.now();
    }
    try {
      const { authorization } = await this.#renew();
      return authorization === refused ? null : authorization;
    } catch {
      return null;
    }
  }

  /** Asks for no further token. */
  async close(): Promise<void> {
    this.#closing.cancel('left');
    clearTimeout(this.#timer);
    await this.#source.close();
  }

  #renew(): Promise<HeldToken> {
    this.#renewal ??= this.#fetch().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  #renewUnasked(): void {
    // Whoever needs a token meanwhile is told of the failure; `onFailure` is in any case.
    this.#renew().catch(() => undefined);
  }

  async #fetch(): Promise<HeldToken> {
    clearTimeout(this.#timer);
    try {
      const { token, expiresAt } = await this.#source.fetch(this.#closing);
      this.#held = { authorization: `Bearer ${token}`, expiresAt };
      this.#failure = null;
      this.#failures = 0;
      this.#renewAfter(renewAfterMs(expiresAt - Date.now()));
      return this.#held;
    } catch (error) {
      this.#failure = error;
      this.#failures += 1;
      this.#renewAfter(tryAgainAfterMs(this.#failures, (this.#held?.expiresAt ?? 0) - Date.now()));
      if (!this.#closing.isCancelled) this.#onFailure(error);
      throw asOwnFailure(error);
    }
  }

  #renewAfter(milliseconds: number): void {
    if (this.#closing.isCancelled) return;
    // A process that has nothing else to do need not stay for this.
    this.#timer = setTimeout(() => this.#renewUnasked(), milliseconds).unref();
  }
}

/**
 * What a caller is told: that it is not about the caller. What IAM said of the gateway's key is for the log. A refusal
 * that repeating does not mend is UNAUTHENTICATED, whatever IAM calls it, since the gateway is. A malformed response and
 * an exhausted quota are not refusals.
 */
function asOwnFailure(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error;
  const { httpStatus, retryAfterSeconds, retryable, quotaViolations } = error;
  const isRefusal = !retryable && error.code !== 'UPSTREAM_MALFORMED' && quotaViolations.length === 0;
  return new UpstreamError({
    code: isRefusal ? 'UNAUTHENTICATED' : error.code,
    retryable,
    message: 'The gateway could not get a token of its own to call the services with.',
    service: 'IAM',
    ...(httpStatus === null ? {} : { httpStatus }),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  });
}
