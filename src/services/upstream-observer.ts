import type { SparedReason, UpstreamError, UpstreamService } from '../model/errors.ts';
import type { KeptRead } from './cache/kept-reads.ts';
import type { UpstreamCall } from './upstream-call.ts';

/** An HTTP request that is about to be sent to a service. */
export interface UpstreamRequest {
  readonly service: UpstreamService;
  readonly method: string;
  /** Its path with `{id}` in the place of every ID, without a query. There are only so many of these. */
  readonly route: string;
  /** How often the same was asked before, because it failed. */
  readonly repetition: number;
  /** What the request is sent for. */
  readonly call: UpstreamCall;
}

/** How an HTTP request to a service ended. */
export interface UpstreamOutcome {
  readonly code: UpstreamError['code'] | 'OK';
  /** `null` when there was no answer. */
  readonly httpStatus: number | null;
  /** From when the request was sent until its answer was read. */
  readonly milliseconds: number;
}

/** What is told of one HTTP request. */
export interface UpstreamObservation {
  /** Headers for the request to carry. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told once, when the request has ended. */
  end(outcome: UpstreamOutcome): void;
}

/** Whoever wants to be told of the calls to services. It must not throw. */
export interface UpstreamObserver {
  /** Told of every HTTP request, repeated ones included. */
  readonly begin: (request: UpstreamRequest) => UpstreamObservation;
  /** Told of a read that needs no request, since an equal one is under way. */
  readonly shared: (service: UpstreamService) => void;
  /** Told of a read whose answer may have been kept, and whether it was. */
  readonly looked: (service: UpstreamService, state: KeptRead['state']) => void;
  /** Notified of a call that is not sent, with the reason. */
  readonly refused: (service: UpstreamService, reason: UpstreamRefusal) => void;
}

/** Why a call is not sent. `TOKEN_REFUSED`: the service has refused its token in the same GraphQL request. */
export type UpstreamRefusal = Exclude<SparedReason, 'REQUEST_TIMEOUT'> | 'TOKEN_REFUSED';

/** Several in the place of one. */
export function observedByAll(observers: readonly UpstreamObserver[]): UpstreamObserver {
  return {
    begin(request) {
      const observations: UpstreamObservation[] = [];
      for (const observer of observers) {
        const observation = observer.begin(request);
        if (observation !== noObservation) observations.push(observation);
      }
      const [only = noObservation] = observations;
      return observations.length > 1 ? new Observations(observations) : only;
    },
    shared: (service) => observers.forEach((observer) => observer.shared(service)),
    looked: (service, state) => observers.forEach((observer) => observer.looked(service, state)),
    refused: (service, reason) => observers.forEach((observer) => observer.refused(service, reason)),
  };
}

class Observations implements UpstreamObservation {
  readonly headers: Readonly<Record<string, string>>;
  readonly #all: readonly UpstreamObservation[];

  constructor(all: readonly UpstreamObservation[]) {
    this.headers = Object.fromEntries(all.flatMap(({ headers }) => Object.entries(headers)));
    this.#all = all;
  }

  end(outcome: UpstreamOutcome): void {
    for (const observation of this.#all) observation.end(outcome);
  }
}

/** Of a request that is not looked at. */
export const noObservation: UpstreamObservation = { headers: {}, end: () => undefined };

/** Nobody. */
export const noObserver: UpstreamObserver = {
  begin: () => noObservation,
  shared: () => undefined,
  looked: () => undefined,
  refused: () => undefined,
};
