import type { ImageService } from '../generated/graphql.ts';
import { BareMetalClient } from './baremetal/baremetal-client.ts';
import { ComputeClient } from './compute/compute-client.ts';
import { DesktopClient } from './desktop/desktop-client.ts';
import type { ReadCache } from './cache/kept-reads.ts';
import type { Endpoint } from './endpoint.ts';
import { ServiceAbsentError, type UpstreamService } from '../model/errors.ts';
import type { Image } from '../model/image.ts';
import type { CircuitState } from './http/circuit.ts';
import type { ServiceState } from './http/guarded-connections.ts';
import { HttpClient, type HttpClientOptions } from './http/http-client.ts';
import type { ImageClient, ImageDialect } from './image-client.ts';
import { OperationClient } from './operation/operation-client.ts';

/** The registry of image services, in the order of the enum `ImageService`. A further service is a further line. */
const imageClients = [
  ComputeClient, //
  BareMetalClient,
  DesktopClient,
];

/** Every service that the gateway may call; the configuration gives each that exists its base URL. */
export const endpoints: readonly Endpoint[] = [...imageClients, OperationClient].map(({ endpoint }) => endpoint);

/** The names of the image services. A deployment may lack some of them. */
export const imageServices: readonly ImageService[] = imageClients.map(({ dialect }) => dialect.service);

export interface ServicesOptions extends Omit<HttpClientOptions, 'endpoint' | 'baseUrl' | 'onCircuit' | 'kept'> {
  /**
   * The base URL of each of `endpoints`, by its `service`. An image service without a base URL is absent: it receives no
   * calls, and everything that needs it is rejected with a `ServiceAbsentError`.
   */
  readonly baseUrls: Readonly<Record<string, string>>;
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
  /** The image services of this deployment, in the order of the enum; `presentClient` finds one or throws. */
  readonly images: ReadonlyMap<ImageService, ImageClient>;
  /** What the schema has of every image service, whether or not the deployment has the service. */
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
  const { baseUrls, cache = null, ...httpOptions } = options;
  const https = new Map<UpstreamService, HttpClient>();
  const connect = (endpoint: Endpoint): HttpClient => {
    const baseUrl = baseUrls[endpoint.service];
    if (baseUrl === undefined) throw new TypeError(`No base URL is given for the service ${endpoint.service}.`);
    const { service } = endpoint;
    const http = new HttpClient({
      ...httpOptions,
      endpoint,
      baseUrl,
      kept: cache?.forService(baseUrl) ?? null,
      onCircuit: (state, before) => onCircuit?.(service, state, before),
    });
    https.set(service, http);
    return http;
  };
  const images = new Map<ImageService, ImageClient>();
  for (const Client of imageClients) {
    const { endpoint, dialect } = Client;
    if (baseUrls[endpoint.service] !== undefined) images.set(dialect.service, new Client(connect(endpoint)));
  }
  const forget = async (service: ImageService | null, callerKey: string): Promise<void> => {
    const changed = [...images].filter(([name]) => service === null || name === service);
    await Promise.all(changed.map(([, client]) => client.forget(callerKey)));
  };
  return {
    images,
    dialects: imageClients.map(({ dialect }) => dialect),
    get compute() {
      const compute = presentClient(images, 'COMPUTE');
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

/** The client of an image service; throws a `ServiceAbsentError` where the deployment does not have the service. */
export function presentClient(images: Services['images'], service: ImageService): ImageClient {
  const client = images.get(service);
  if (client === undefined) throw new ServiceAbsentError(service);
  return client;
}
