import { UpstreamError, type UpstreamService } from '../../model/errors.ts';
import { RecentCalls } from './recent-calls.ts';

/** Whether calls are let through: all (`closed`), none (`open`), or one to see how the service does (`half-open`). */
export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitOptions {
  /** More than which share of the calls has to fail for the others to be spared: between 0 and 1. */
  readonly failureRatio: number;
  /** How many calls in `windowMs` say anything about a service. */
  readonly minimumCalls: number;
  readonly windowMs: number;
  /** How long a service is left alone before one call looks how it does, and then another one. */
  readonly openMs: number;
}

export interface CircuitEvents {
  readonly onChange?: (state: CircuitState, before: CircuitState) => void;
  /** A clock that never goes back, in milliseconds. */
  readonly now?: () => number;
}

/** Which call was let through: the number of the era in which it was. */
export type Admission = number;

/**
 * A circuit breaker: a service that answers few of its calls is left alone for a moment. Its callers get their error
 * at once instead of after a timeout, and the service gets time to recover.
 *
 * Only what says that the service is down counts as a failure. What it says to one caller does not, nor does too much
 * to do: callers have rates of their own.
 *
 * While the service is left alone, one call looks how it does, each time that `openMs` has passed, whether or not the
 * last one has come back: one that the service never answers must not keep the others from finding it well again. The
 * breakers at hand do wait for it, and have further calls wait too, so the states are written out.
 */
export class Circuit {
  readonly #service: UpstreamService;
  readonly #options: CircuitOptions | null;
  readonly #onChange: Required<CircuitEvents>['onChange'];
  readonly #now: () => number;
  readonly #recent: RecentCalls;
  #state: CircuitState = 'closed';
  /** When a call may look how the service does, unless the circuit is closed. */
  #nextLookAt = 0;
  /** How often calls have begun to be spared the service, and have no longer been. */
  #era = 0;

  /** @param options `null` for calls that are always let through */
  constructor(service: UpstreamService, options: CircuitOptions | null, events: CircuitEvents = {}) {
    const { onChange = () => undefined, now = () => performance.now() } = events;
    this.#service = service;
    this.#options = options;
    this.#onChange = onChange;
    this.#now = now;
    this.#recent = new RecentCalls(options?.windowMs ?? 1, now);
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** For how long calls are refused from now on, in milliseconds; 0 if one would be made. */
  get refusesForMs(): number {
    return this.#state === 'closed' ? 0 : Math.max(0, this.#nextLookAt - this.#now());
  }

  /**
   * Lets a call through or not.
   *
   * @returns `null` for a call that is not to be made; otherwise what to hand back with the call's end
   */
  admit(): Admission | null {
    if (this.#options === null || this.#state === 'closed') return this.#era;
    if (this.refusesForMs > 0) return null;
    this.#look(this.#options);
    return this.#era;
  }

  /** A call that was let through has been answered. */
  succeeded(admission: Admission): void {
    // How the service did before it failed, or before it was well again, tells nothing now.
    if (this.#options !== null && admission === this.#era) this.#answered();
  }

  /** A call that was let through has failed, be it for a reason that is not the service's. */
  failed(admission: Admission, error: unknown): void {
    if (this.#options !== null && admission === this.#era) this.#judge(error, this.#options);
  }

  #look({ openMs }: CircuitOptions): void {
    this.#nextLookAt = this.#now() + openMs;
    if (this.#state !== 'half-open') this.#become('half-open');
  }

  #judge(error: unknown, options: CircuitOptions): void {
    const verdict = this.#verdictOf(error);
    if (verdict === 'answered') this.#answered();
    else if (verdict === 'down') this.#down(options);
    // A look that was broken off has seen nothing, so the next call looks.
    else if (this.#state === 'half-open') this.#nextLookAt = this.#now();
  }

  #answered(): void {
    if (this.#state === 'closed') {
      this.#recent.add(false);
      return;
    }
    this.#era += 1;
    this.#recent.clear();
    this.#become('closed');
  }

  #down({ failureRatio, minimumCalls, openMs }: CircuitOptions): void {
    if (this.#state === 'closed') {
      this.#recent.add(true);
      const { calls, failures } = this.#recent.count();
      if (calls < minimumCalls || failures <= failureRatio * calls) return;
      this.#era += 1;
      this.#nextLookAt = this.#now() + openMs;
    }
    if (this.#state !== 'open') this.#become('open');
  }

  #become(state: CircuitState): void {
    const before = this.#state;
    this.#state = state;
    this.#onChange(state, before);
  }

  /** What a failed call says of the service: that it is there, that it is down, or nothing. */
  #verdictOf(error: unknown): 'answered' | 'down' | 'nothing' {
    // That a service gives no token is said of that service.
    if (!(error instanceof UpstreamError) || error.service !== this.#service || error.reason !== null) return 'nothing';
    if (isOutage(error)) return 'down';
    return error.httpStatus === null ? 'nothing' : 'answered';
  }
}

const outages: ReadonlySet<string> = new Set<UpstreamError['code']>([
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'UPSTREAM_MALFORMED',
]);

/** A record that cannot be decoded and an exhausted quota say nothing about other calls; neither is retryable. */
function isOutage({ code, retryable, quotaViolations }: UpstreamError): boolean {
  return outages.has(code) && retryable && quotaViolations.length === 0;
}
