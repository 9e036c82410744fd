import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  CircuitState as PolicyState,
  handleWhen,
  SamplingBreaker,
} from 'cockatiel';
import { UpstreamError, type UpstreamService } from '../../model/errors.ts';

/** Whether calls are let through: all (`closed`), none (`open`), or one to see how the service does (`half-open`). */
export type CircuitState = 'closed' | 'open' | 'half-open';

export interface CircuitOptions {
  /** More than which share of the calls has to fail for the others to be spared: between 0 and 1. */
  readonly failureRatio: number;
  /** How many calls in `windowMs` say anything about a service. */
  readonly minimumCalls: number;
  readonly windowMs: number;
  /** How long a service is left alone before one call looks how it does. */
  readonly openMs: number;
}

/**
 * A circuit breaker: a service that answers few of its calls is left alone for a moment. Its callers get their error
 * at once instead of after a timeout, and the service gets time to recover.
 *
 * Only what says that the service is down counts as a failure. What it says to one caller does not, nor does too much
 * to do: callers have rates of their own.
 */
export class Circuit {
  readonly #service: UpstreamService;
  readonly #policy: CircuitBreakerPolicy | null;
  /** How often the circuit was closed again. */
  #era = 0;

  /** @param options `null` for calls that are always let through */
  constructor(service: UpstreamService, options: CircuitOptions | null, onChange: (state: CircuitState) => void) {
    this.#service = service;
    this.#policy = options === null ? null : this.#createPolicy(options, onChange);
  }

  get state(): CircuitState {
    return this.#policy === null ? 'closed' : stateNames[this.#policy.state];
  }

  /** @param refusal the error of a call that is not made */
  async run<T>(call: () => Promise<T>, refusal: () => Error): Promise<T> {
    if (this.#policy === null) return call();
    // The library would have calls wait for the one that looks, which may take until its timeout.
    if (this.#policy.state === PolicyState.HalfOpen) throw refusal();
    const era = this.#era;
    let outcome: { readonly value: T } | { readonly error: unknown };
    try {
      outcome = await this.#policy.execute(async () => {
        try {
          return { value: await call() };
        } catch (error) {
          // How the service did before it was well again tells nothing now.
          if (era !== this.#era) return { error };
          throw error;
        }
      });
    } catch (error) {
      throw error instanceof BrokenCircuitError ? refusal() : error;
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  #createPolicy(options: CircuitOptions, onChange: (state: CircuitState) => void): CircuitBreakerPolicy {
    const { failureRatio: threshold, minimumCalls, windowMs, openMs } = options;
    const policy = circuitBreaker(
      handleWhen((error) => this.#isOutage(error)),
      {
        halfOpenAfter: openMs,
        breaker: new SamplingBreaker({ threshold, duration: windowMs, minimumRps: (minimumCalls * 1000) / windowMs }),
      },
    );
    policy.onReset(() => (this.#era += 1));
    policy.onStateChange((state) => onChange(stateNames[state]));
    return policy;
  }

  #isOutage(error: Error): boolean {
    // That a service gives no token is said of that service.
    if (!(error instanceof UpstreamError) || error.service !== this.#service) return false;
    // A look that was broken off has seen nothing.
    if (error.code === 'CANCELLED') return this.state === 'half-open';
    return outages.has(error.code);
  }
}

const outages: ReadonlySet<string> = new Set<UpstreamError['code']>([
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'UPSTREAM_MALFORMED',
]);

const stateNames: Readonly<Record<PolicyState, CircuitState>> = {
  [PolicyState.Closed]: 'closed',
  [PolicyState.Open]: 'open',
  [PolicyState.HalfOpen]: 'half-open',
  [PolicyState.Isolated]: 'open',
};
