import type { ComputeImage, Sandbox, ServiceQuirks } from '../../src/sandbox/sandbox.ts';
import { standardFolder } from './images.ts';
import { nanosecondsOf } from './instants.ts';

export const services = ['COMPUTE', 'BARE_METAL', 'CLOUD_DESKTOP'] as const;

export type Service = (typeof services)[number];

export interface Order {
  readonly field: 'CREATED_AT' | 'NAME';
  readonly direction: 'ASC' | 'DESC';
}

export type TieOrder = ServiceQuirks['ties'];

/** An image as its service has it, whichever that is: the images of the other services have fewer fields. */
export interface StoredImage extends Omit<ComputeImage, 'folderId' | 'createdAt'> {
  readonly service: Service;
  readonly folderId?: string;
  /** Public BareMetal images have no creation time. */
  readonly createdAt?: string;
}

/** All images that a service lists in a folder, in the order in which the service got to know them. */
export function storedImages({ store }: Sandbox, service: Service, folderId: string): StoredImage[] {
  const { compute, baremetal, desktop } = store;
  const collection = { COMPUTE: compute, BARE_METAL: baremetal, CLOUD_DESKTOP: desktop }[service];
  return collection.listed(folderId).map((image) => ({ ...image, service }));
}

/** The public BareMetal images of a folder. None has a creation time, so by that they are in the order of their IDs. */
function standardImages({ store }: Sandbox, folderId: string, order: Order, ties: TieOrder): StoredImage[] {
  const images = store.baremetalStandard
    .inFolder(folderId)
    .map((image): StoredImage => ({ ...image, service: 'BARE_METAL', status: 'READY' }));
  if (order.field === 'NAME') return sorted(images, order, ties);
  const direction = order.direction === 'ASC' ? 1 : -1;
  return images.sort((a, b) => direction * compare(a.id, b.id));
}

/**
 * What a list of one service holds, in its order; `null` is the service's own order. References: "id asc" in Compute
 * and BareMetal; Cloud Desktop's does not say, and the sandbox's is the order of insertion.
 */
export function serviceList(
  sandbox: Sandbox,
  list: { readonly service: Service; readonly folderId: string; readonly order: Order | null },
  ties: TieOrder,
): StoredImage[] {
  const { service, folderId, order } = list;
  const images = storedImages(sandbox, service, folderId);
  if (order === null) return service === 'CLOUD_DESKTOP' ? images : images.sort((a, b) => compare(a.id, b.id));
  return sorted(images, order, ties);
}

function sorted(images: StoredImage[], { field, direction: way }: Order, ties: TieOrder): StoredImage[] {
  const direction = way === 'ASC' ? 1 : -1;
  const tieDirection = ties === 'follow-direction' ? direction : 1;
  // Array.prototype.sort is stable, so without a tie-break equal keys stay in the order of insertion.
  return images.sort(
    (a, b) => direction * compareBy(field, a, b) || (ties === 'insertion' ? 0 : tieDirection * compare(a.id, b.id)),
  );
}

/** What a merged list holds, in its order: by key, then by source, then as the service orders them. */
export function mergedList(
  sandbox: Sandbox,
  list: { readonly folderIds: readonly string[]; readonly services: readonly Service[]; readonly order: Order },
  ties: TieOrder,
): StoredImage[] {
  const { folderIds, order } = list;
  const inOrder = services.filter((service) => list.services.includes(service));
  const sources = [...new Set(folderIds)].flatMap((folderId) => inOrder.map((service) => ({ folderId, service })));
  const direction = order.direction === 'ASC' ? 1 : -1;
  return sources
    .flatMap(({ folderId, service }) => {
      if (service === 'BARE_METAL' && folderId === standardFolder)
        return standardImages(sandbox, folderId, order, ties);
      // An image without a folder is in the list of every folder; the list of the first one shows it.
      const listed = serviceList(sandbox, { service, folderId, order }, ties);
      return folderId === folderIds[0] ? listed : listed.filter((image) => image.folderId !== undefined);
    })
    .sort((a, b) => direction * compareBy(order.field, a, b));
}

function compareBy(field: Order['field'], a: StoredImage, b: StoredImage): number {
  if (field === 'NAME') return compare(a.name ?? '', b.name ?? '');
  return compare(createdAtOf(a), createdAtOf(b));
}

function createdAtOf({ createdAt }: StoredImage): bigint {
  return createdAt === undefined ? -1n : nanosecondsOf(createdAt);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
