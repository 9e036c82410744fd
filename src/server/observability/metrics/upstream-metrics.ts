import { Counter, Histogram, type Registry } from 'prom-client';
import type { UpstreamService } from '../../../model/errors.ts';
import type { KeptRead } from '../../../services/cache/kept-reads.ts';
import type {
  UpstreamObservation,
  UpstreamObserver,
  UpstreamOutcome,
  UpstreamRefusal,
  UpstreamRequest,
} from '../../../services/upstream-observer.ts';
import { seconds } from './buckets.ts';

/** The HTTP requests to services. */
export class UpstreamMetrics implements UpstreamObserver {
  readonly #requests: Counter<'service' | 'code'>;
  readonly #repetitions: Counter<'service'>;
  readonly #duration: Histogram<'service' | 'outcome'>;
  readonly #shared: Counter<'service'>;
  readonly #looked: Counter<'service' | 'state'>;
  readonly #refused: Counter<'service' | 'reason'>;
  readonly #ofServices = new Map<UpstreamService, RequestsOfService>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#requests = new Counter({
      name: 'image_gateway_upstream_requests_total',
      help: 'HTTP requests to services that are over, repeated ones included, by the google.rpc code of their ends.',
      labelNames: ['service', 'code'],
      registers,
    });
    this.#repetitions = new Counter({
      name: 'image_gateway_upstream_retries_total',
      help: 'HTTP requests to services that repeated a failed one.',
      labelNames: ['service'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'image_gateway_upstream_request_duration_seconds',
      help: 'Time from the sending of an HTTP request to a service to the end of its answer.',
      labelNames: ['service', 'outcome'],
      buckets: seconds,
      registers,
    });
    this.#shared = new Counter({
      name: 'image_gateway_upstream_shared_reads_total',
      help: 'Reads that needed no HTTP request, since an equal one of the same caller was under way.',
      labelNames: ['service'],
      registers,
    });
    this.#looked = new Counter({
      name: 'image_gateway_upstream_kept_reads_total',
      help: 'With CACHE_SECONDS: reads whose answer could have been kept, and whether it was found.',
      labelNames: ['service', 'state'],
      registers,
    });
    this.#refused = new Counter({
      name: 'image_gateway_upstream_refused_calls_total',
      help: 'Calls that were not sent, by the reason: the circuit, a limit of the queue, or a refused token.',
      labelNames: ['service', 'reason'],
      registers,
    });
  }

  readonly shared = (service: UpstreamService): void => this.#shared.inc({ service });

  readonly looked = (service: UpstreamService, state: KeptRead['state']): void => this.#looked.inc({ service, state });

  readonly refused = (service: UpstreamService, reason: UpstreamRefusal): void =>
    this.#refused.inc({ service, reason });

  readonly begin = ({ service, repetition }: UpstreamRequest): UpstreamObservation => {
    if (repetition > 0) this.#repetitions.inc({ service });
    const known = this.#ofServices.get(service);
    if (known !== undefined) return known;
    const requests = new RequestsOfService(service, this.#requests, this.#duration);
    this.#ofServices.set(service, requests);
    return requests;
  };
}

/** What is told of the requests to one service is the same for all of them until they have ended. */
class RequestsOfService implements UpstreamObservation {
  readonly headers = {};
  readonly #service: UpstreamService;
  readonly #requests: Counter<'service' | 'code'>;
  readonly #duration: Histogram<'service' | 'outcome'>;
  readonly #series = new Map<UpstreamOutcome['code'], Series>();

  constructor(
    service: UpstreamService,
    requests: Counter<'service' | 'code'>,
    duration: Histogram<'service' | 'outcome'>,
  ) {
    this.#service = service;
    this.#requests = requests;
    this.#duration = duration;
  }

  end({ code, milliseconds }: UpstreamOutcome): void {
    const { requests, duration } = this.#series.get(code) ?? this.#begin(code);
    requests.inc();
    duration.observe(milliseconds / 1000);
  }

  #begin(code: UpstreamOutcome['code']): Series {
    const series = {
      requests: this.#requests.labels(this.#service, code),
      duration: this.#duration.labels(this.#service, outcomeOf(code)),
    };
    this.#series.set(code, series);
    return series;
  }
}

/** The time series that the end of a request counts in. */
interface Series {
  readonly requests: Counter.Internal;
  readonly duration: Histogram.Internal<'service' | 'outcome'>;
}

/** The codes by which a service, or the way to it, has failed. With the others it has answered, if with a refusal. */
const failures: ReadonlySet<UpstreamOutcome['code']> = new Set([
  'UNKNOWN',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UPSTREAM_MALFORMED',
]);

function outcomeOf(code: UpstreamOutcome['code']): 'ok' | 'refused' | 'failed' | 'cancelled' {
  if (code === 'OK') return 'ok';
  if (code === 'CANCELLED') return 'cancelled';
  return failures.has(code) ? 'failed' : 'refused';
}
