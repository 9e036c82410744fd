import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { GatewayError, UnauthenticatedError } from '../../model/errors.ts';
import type { Authenticate, CallerHeaders, Principal } from './principal.ts';

/** How often keys are looked at that report no change, while something is open. */
const refreshMs = 60_000;

/** How many checks follow each other before other work gets a turn. */
const checksPerTurn = 50;

/** Something that stays open for a caller: a WebSocket or an event stream. */
export interface RightsHolder {
  /** What the caller has shown. */
  readonly headers: CallerHeaders;
  readonly principal: Principal;
  /** Ends it, with the reason. */
  end(error: GatewayError): void;
}

/** The rights by which something stays open. */
export interface HeldRights {
  /** Checks that they go on, before more is begun. Returns the error with which the holder was ended, else `null`. */
  check(): Promise<GatewayError | null>;
  /** To be called when the holder is closed. */
  release(): void;
}

/** Ends what is open for callers whose rights end. */
export interface OpenRights {
  hold(holder: RightsHolder): HeldRights;
  close(): void;
}

/** Where the services check callers with every call, the gateway has nothing to check. */
export const uncheckedRights: OpenRights = {
  hold: () => ({ check: () => Promise.resolve(null), release: () => undefined }),
  close: () => undefined,
};

/** Counts the changes of what callers are checked by, and of the account that the gateway acts by. */
export class RightsVersion {
  #version = 0;
  readonly #listeners: (() => void)[] = [];

  get current(): number {
    return this.#version;
  }

  readonly changed = (): void => {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  };

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }
}

export interface CheckedRightsOptions {
  readonly authenticate: Authenticate;
  readonly version: RightsVersion;
  /** Looks for keys that have changed. Rejects when there are no keys to check by. */
  readonly refresh: () => Promise<unknown>;
  readonly log: FastifyBaseLogger;
}

/**
 * Checks callers again whose keys may have changed. Nothing is checked as long as no key changes, however many messages
 * come; a change costs one check for each holder.
 */
export class CheckedRights implements OpenRights {
  readonly #options: CheckedRightsOptions;
  readonly #held = new Set<Held>();
  #timer: NodeJS.Timeout | null = null;
  #isChecking = false;

  constructor(options: CheckedRightsOptions) {
    this.#options = options;
    options.version.onChange(() => void this.#checkAll());
  }

  hold(holder: RightsHolder): HeldRights {
    const held = new Held(holder, this.#options, () => this.#release(held));
    this.#held.add(held);
    this.#timer ??= setInterval(() => void this.#refresh(), refreshMs).unref();
    // Keys may have changed since the caller was checked.
    if (!held.isCurrent) void this.#checkAll();
    return held;
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #release(held: Held): void {
    this.#held.delete(held);
    if (this.#held.size === 0) this.close();
  }

  async #refresh(): Promise<void> {
    try {
      await this.#options.refresh();
    } catch {
      // Without keys nobody can be checked, so what is open by them ends.
      this.#options.version.changed();
    }
  }

  async #checkAll(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    try {
      // A change in the meantime makes another round necessary.
      for (let version = -1; version !== this.#options.version.current;) {
        version = this.#options.version.current;
        let checks = 0;
        for (const held of this.#held) {
          if (!held.isCurrent) checks += 1;
          await held.check();
          if (checks % checksPerTurn === checksPerTurn - 1) await nextTurn();
        }
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'unexpected error');
    } finally {
      this.#isChecking = false;
    }
  }
}

class Held implements HeldRights {
  readonly #holder: RightsHolder;
  readonly #options: CheckedRightsOptions;
  readonly #onRelease: () => void;
  #version: number;
  #checking: Promise<GatewayError | null> | null = null;
  #error: GatewayError | null = null;

  constructor(holder: RightsHolder, options: CheckedRightsOptions, onRelease: () => void) {
    this.#holder = holder;
    this.#options = options;
    this.#onRelease = onRelease;
    this.#version = holder.principal.rightsVersion;
  }

  /** Whether nothing has changed since the last check. */
  get isCurrent(): boolean {
    return this.#version === this.#options.version.current;
  }

  check(): Promise<GatewayError | null> {
    if (this.#checking !== null) return this.#checking;
    if (this.#error !== null || this.isCurrent) return Promise.resolve(this.#error);
    this.#checking = this.#checkNow().finally(() => (this.#checking = null));
    return this.#checking;
  }

  release(): void {
    this.#onRelease();
  }

  async #checkNow(): Promise<GatewayError | null> {
    while (this.#error === null && !this.isCurrent) {
      this.#version = this.#options.version.current;
      this.#error = await this.#reasonToEnd();
    }
    if (this.#error !== null) {
      this.release();
      this.#holder.end(this.#error);
    }
    return this.#error;
  }

  /** The key of a caller also changes with the account that the gateway acts by. */
  async #reasonToEnd(): Promise<GatewayError | null> {
    const { headers, principal } = this.#holder;
    try {
      const { callerKey } = await this.#options.authenticate(headers);
      return callerKey === principal.callerKey ? null : rightsEnded();
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return error instanceof UnauthenticatedError ? rightsEnded() : error;
    }
  }
}

function rightsEnded(): UnauthenticatedError {
  return new UnauthenticatedError('The credentials are no longer accepted.');
}
