import type { Dataset } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import type { QueryAnswer, QueryError, QueryOptions } from '../support/post-graphql.ts';
import { numberedId, numberedImages } from '../integration/numbered-images.ts';

/** A service by the sandbox's name for it. */
export type ServiceName = 'compute' | 'baremetal' | 'cloud-desktop';

export const serviceNames: readonly ServiceName[] = ['compute', 'baremetal', 'cloud-desktop'];

/** The enum's word for each service. */
export const enumNames = { compute: 'COMPUTE', baremetal: 'BARE_METAL', 'cloud-desktop': 'CLOUD_DESKTOP' } as const;

export const folderId = 'folder-a';

/** How many images each service has. */
export const imageCount = 20;

const prefixes = { compute: 'c', baremetal: 'b', 'cloud-desktop': 'd' } as const;
const fields = { compute: 'computeImage', baremetal: 'bareMetalImage', 'cloud-desktop': 'desktopImage' } as const;

export const dataset: Dataset = {
  compute: numberedImages(prefixes.compute, folderId, imageCount),
  baremetal: numberedImages(prefixes.baremetal, folderId, imageCount),
  desktop: numberedImages(prefixes['cloud-desktop'], folderId, imageCount),
};

/** The ID of an image; there are none with a number of `imageCount` and above. */
export function imageIdOf(service: ServiceName, number: number): string {
  return numberedId(prefixes[service], number);
}

/** Starts a gateway for the tests of this folder. */
export function startFaultyWorld(options: TestGatewayOptions = {}): Promise<TestGateway> {
  return startGateway({ sandboxOptions: { dataset }, ...options });
}

/** What asking for one image gave. */
export interface Ask {
  readonly imageId: string | null;
  readonly error: QueryError | undefined;
  readonly milliseconds: number;
}

let asked = 0;

/**
 * Asks for an image of a service, each time for another one: equal calls at the same moment would be one. The number
 * of images is no limit, since one that does not exist is asked for like any other.
 */
export async function askFor(gateway: TestGateway, service: ServiceName, options?: QueryOptions): Promise<Ask> {
  asked += 1;
  return askForImage(gateway, service, imageIdOf(service, asked % imageCount), options);
}

/** Asks for an image of a service. */
export async function askForImage(
  gateway: TestGateway,
  service: ServiceName,
  imageId: string,
  options?: QueryOptions,
): Promise<Ask> {
  const begin = performance.now();
  const { data, errors }: QueryAnswer<{ image: { imageId: string } | null } | null> = await gateway.query(
    `query ($imageId: String!) { image: ${fields[service]}(imageId: $imageId) { imageId } }`,
    { imageId },
    options,
  );
  return { imageId: data?.image?.imageId ?? null, error: errors[0], milliseconds: performance.now() - begin };
}

/** A merged list of all images. */
export interface MergedList {
  readonly nodes: readonly { readonly imageId: string }[];
  readonly unavailable: readonly {
    readonly service: string;
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
  }[];
}

export async function askForAll(gateway: TestGateway): Promise<MergedList> {
  const { data, errors } = await gateway.query<{ images: MergedList } | null>(
    `query ($folderId: String!) {
      images(folderIds: [$folderId], first: 1000) { nodes { imageId } unavailable { service code message retryable } }
    }`,
    { folderId },
  );
  if (data === null) throw new Error(JSON.stringify(errors));
  return data.images;
}

/** The images of all services but these, in the order of a merged list: the newest first, then by service. */
export function allImageIds(...without: readonly ServiceName[]): string[] {
  const services = serviceNames.filter((service) => !without.includes(service));
  return Array.from({ length: imageCount }, (_, index) => imageCount - 1 - index).flatMap((number) =>
    services.map((service) => imageIdOf(service, number)),
  );
}

/** How the gateway says that a service does. */
export interface ServiceState {
  readonly circuit: string;
  readonly running: number;
  readonly waiting: number;
}

/** What `/readyz` tells. */
export async function readiness(
  gateway: Pick<TestGateway, 'url'>,
): Promise<{ readonly status: number; readonly ready: boolean; readonly services: Record<string, ServiceState> }> {
  const response = await fetch(`${gateway.url}/readyz`);
  const body = (await response.json()) as { ready: boolean; services: Record<string, ServiceState> };
  return { status: response.status, ...body };
}

/** How a service does, by `/readyz`. */
export async function stateOf(gateway: Pick<TestGateway, 'url'>, service: ServiceName): Promise<ServiceState> {
  const state = (await readiness(gateway)).services[enumNames[service]];
  if (state === undefined) throw new Error(`/readyz does not tell of ${service}.`);
  return state;
}
