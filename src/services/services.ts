import type { ImageService } from '../generated/graphql.ts';
import { BareMetalClient } from './baremetal/baremetal-client.ts';
import { BareMetalStandardClient } from './baremetal/baremetal-standard-client.ts';
import { ComputeClient } from './compute/compute-client.ts';
import { DesktopClient } from './desktop/desktop-client.ts';
import type { ReadCache } from './cache/kept-reads.ts';
import type { Endpoint } from './endpoint.ts';
import type { UpstreamService } from '../model/errors.ts';
import type { Image } from '../model/image.ts';
import { BytesInFlight, defaultBytesInFlight } from './http/bytes-in-flight.ts';
import type { CircuitState } from './http/circuit.ts';
import type { ServiceState } from './http/guarded-connections.ts';
import { HttpClient, type HttpClientOptions } from './http/http-client.ts';
import { type ClientSettings, defaultClientSettings, type ImageDialect } from './image-client.ts';
import { ImageClients } from './image-clients.ts';
import { OperationClient } from './operation/operation-client.ts';

/**
 * The registry of the kinds of images, in the order of the enum `ImageService`. Of a service with several kinds, the
 * first is the kind that its operations are about. A further service is a further line.
 */
const imageClients = [
  ComputeClient, //
  BareMetalClient,
  BareMetalStandardClient,
  DesktopClient,
];

/** Every service that the gateway may call; the configuration gives each that exists its base URL. */
export const endpoints: readonly Endpoint[] = [
  ...new Set([...imageClients, OperationClient].map(({ endpoint }) => endpoint)),
];

/** The names of the image services. A deployment may lack some of them. */
export const imageServices: readonly ImageService[] = [...new Set(imageClients.map(({ dialect }) => dialect.service))];

export interface ServicesOptions extends Omit<
  HttpClientOptions,
  'endpoint' | 'baseUrl' | 'onCircuit' | 'kept' | 'bytesInFlight'
> {
  /**
   * The base URL of each of `endpoints`, by its `service`. An image service without a base URL is absent: it receives no
   * calls, and everything that needs it is rejected with a `ServiceAbsentError`.
   */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** The bytes of responses that may be in flight over all services. */
  readonly bytesInFlightLimit?: number;
  /** By default, those of the provider's public cloud. */
  readonly clients?: ClientSettings;
  /** Where answers are kept for a moment; nowhere without it. */
  readonly cache?: ReadCache | null;
}

/** What the services report of themselves. */
export interface ServicesEvents {
  /** Calls begin to be spared a service, or no longer are. */
  readonly onCircuit?: (service: UpstreamService, state: CircuitState, before: CircuitState) => void;
}

/** The upstream services of this process, with their connections. */
export interface Services {
  readonly images: ImageClients;
  /** What the schema has of every kind of image, whether or not the deployment has its service. */
  readonly dialects: readonly Pick<ImageDialect<Image>, 'service' | 'typename' | 'writes'>[];
  /** Throws a `ServiceAbsentError` where Compute is absent. */
  readonly compute: ComputeClient;
  readonly operations: OperationClient;
  /** How each service does. */
  states(): ReadonlyMap<UpstreamService, ServiceState>;
  /** Ends when the calls under way have ended. */
  close(): Promise<void>;
}

export function createServices(options: ServicesOptions, { onCircuit }: ServicesEvents = {}): Services {
  const { baseUrls, clients: settings = defaultClientSettings, cache = null, ...rest } = options;
  const { bytesInFlightLimit = defaultBytesInFlight, ...httpOptions } = rest;
  const bytesInFlight = new BytesInFlight(bytesInFlightLimit);
  const https = new Map<UpstreamService, HttpClient>();
  const connect = (endpoint: Endpoint): HttpClient => {
    const known = https.get(endpoint.service);
    if (known !== undefined) return known;
    const baseUrl = baseUrls[endpoint.service];
    if (baseUrl === undefined) throw new TypeError(`No base URL is given for the service ${endpoint.service}.`);
    const { service } = endpoint;
    const http = new HttpClient({
      ...httpOptions,
      bytesInFlight,
      endpoint,
      baseUrl,
      kept: cache?.forService(baseUrl) ?? null,
      onCircuit: (state, before) => onCircuit?.(service, state, before),
    });
    https.set(service, http);
    return http;
  };
  const dialects = imageClients.map(({ dialect }) => dialect);
  const images = new ImageClients(
    imageClients
      .filter(({ endpoint }) => baseUrls[endpoint.service] !== undefined)
      .map((Client) => new Client(connect(Client.endpoint), settings)),
    dialects,
  );
  const forget = async (service: ImageService | null, callerKey: string): Promise<void> => {
    const changed = images.all.filter(({ dialect }) => service === null || dialect.service === service);
    await Promise.all(changed.map((client) => client.forget(callerKey)));
  };
  return {
    images,
    dialects,
    get compute() {
      const compute = images.ofKind('ComputeImage');
      if (!(compute instanceof ComputeClient)) throw new TypeError('The client of Compute is not a ComputeClient.');
      return compute;
    },
    operations: new OperationClient(connect(OperationClient.endpoint), cache === null ? null : forget),
    states: () => new Map([...https].map(([service, http]) => [service, http.state])),
    async close() {
      await Promise.all([...https.values()].map((http) => http.close()));
    },
  };
}
