import fc from 'fast-check';
import type { Sandbox, ServiceQuirks } from '../../src/sandbox/sandbox.ts';
import { folderIds, type ImagesPlan, randomImages } from './images.ts';
import type { ImageList } from './lists.ts';
import { mergedList, type Order, serviceList, services, type StoredImage, type TieOrder } from './oracle.ts';

/** What a sandbox holds, and how its services page. */
export interface World {
  readonly images: ImagesPlan;
  readonly quirks: PagingQuirks;
}

export type PagingQuirks = Pick<
  ServiceQuirks,
  | 'shortPages'
  | 'emptyPages'
  | 'emptyLastPage'
  | 'leadingEmptyPages'
  | 'middleEmptyPages'
  | 'trailingEmptyPages'
  | 'fixedPageSize'
>;

/** Every way to page. */
export const pagingQuirks: fc.Arbitrary<PagingQuirks> = fc.record({
  shortPages: fc.boolean(),
  emptyPages: fc.boolean(),
  emptyLastPage: fc.boolean(),
  leadingEmptyPages: fc.nat(2),
  middleEmptyPages: fc.nat(1),
  trailingEmptyPages: fc.nat(2),
  fixedPageSize: fc.boolean(),
});

/** Worlds with up to this many images. */
export function worlds(mostImages: number): fc.Arbitrary<World> {
  return fc.record({
    images: fc.record({
      seed: fc.nat(),
      images: fc.integer({ min: 0, max: mostImages }),
      keys: fc.constantFrom(1, 3, 20, 1000),
    }),
    quirks: pagingQuirks,
  });
}

/** Makes a sandbox hold a world. How it orders equal keys is not part of it: no service changes that. */
export function enter(sandbox: Sandbox, { images, quirks }: World): void {
  sandbox.store.replace(randomImages(images));
  for (const service of ['compute', 'baremetal', 'cloud-desktop'] as const) sandbox.setQuirks(service, quirks);
}

export const orders: fc.Arbitrary<Order> = fc.record({
  field: fc.constantFrom('CREATED_AT', 'NAME'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

/** Any list of images: of one service in one folder, or merged over some services and folders. */
export const imageLists: fc.Arbitrary<ImageList> = fc.oneof(
  fc.record({
    service: fc.constantFrom(...services),
    folderId: fc.constantFrom(...folderIds),
    orderBy: fc.option(orders),
  }),
  fc.record({
    folderIds: fc.shuffledSubarray([...folderIds], { minLength: 1 }),
    services: fc.shuffledSubarray([...services], { minLength: 1 }),
    orderBy: fc.option(orders),
  }),
);

const newestFirst: Order = { field: 'CREATED_AT', direction: 'DESC' };

/** What a list holds before its filter, in its order. */
function expected(sandbox: Sandbox, list: ImageList, ties: TieOrder): StoredImage[] {
  if ('service' in list) return serviceList(sandbox, { ...list, order: list.orderBy ?? null }, ties);
  return mergedList(
    sandbox,
    { folderIds: list.folderIds, services: list.services ?? services, order: list.orderBy ?? newestFirst },
    ties,
  );
}

/** The same as IDs, of those images that meet a condition. */
export function expectedIds(
  sandbox: Sandbox,
  list: ImageList,
  ties: TieOrder,
  condition: (image: StoredImage) => boolean = () => true,
): string[] {
  return expected(sandbox, list, ties)
    .filter(condition)
    .map(({ id }) => id);
}

/** A service that gives what is asked for. */
export const plainPaging: PagingQuirks = {
  shortPages: false,
  emptyPages: false,
  emptyLastPage: false,
  leadingEmptyPages: 0,
  middleEmptyPages: 0,
  trailingEmptyPages: 0,
  fixedPageSize: false,
};
