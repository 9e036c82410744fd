import type { UpstreamService } from '../model/errors.ts';

/** Where a service is to be found. */
export interface Endpoint {
  readonly service: UpstreamService;
  /** What messages for people call the service. */
  readonly title: string;
  /** The first label of the host name under the API host, by the provider's list at `GET /endpoints`. */
  readonly hostLabel: string;
  /** The environment variable that gives another base URL. */
  readonly variable: string;
}
