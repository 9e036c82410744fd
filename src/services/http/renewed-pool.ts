import type { Pool } from 'undici';

/**
 * A connection pool that is replaced by a new one when it has been used for some time, so that what the host name has
 * come to mean since is noticed. The old one is closed when its requests have been answered.
 *
 * undici's option `clientTtl` for the same end leaves requests waiting when all connections of a pool are too old.
 */
export class RenewedPool {
  readonly #create: () => Pool;
  readonly #lifetimeMs: number;
  readonly #old = new Set<Pool>();
  #pool: Pool;
  #renewAt: number;

  constructor(create: () => Pool, lifetimeMs: number) {
    this.#create = create;
    this.#lifetimeMs = lifetimeMs;
    this.#pool = create();
    this.#renewAt = performance.now() + lifetimeMs;
  }

  /** The pool for a request that is sent now. */
  current(): Pool {
    if (performance.now() >= this.#renewAt) this.#renew();
    return this.#pool;
  }

  /** Ends at once, also what is under way. */
  async destroy(): Promise<void> {
    await Promise.all([this.#pool, ...this.#old].map((pool) => pool.destroy()));
  }

  #renew(): void {
    const old = this.#pool;
    this.#old.add(old);
    void old.close().finally(() => this.#old.delete(old));
    this.#pool = this.#create();
    this.#renewAt = performance.now() + this.#lifetimeMs;
  }
}
