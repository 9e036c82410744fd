import type { ImageCollection } from './data/image-collection.ts';
import type { ImageResource } from './data/resources.ts';
import type { SandboxStore } from './data/store.ts';
import type { ReadField } from './filters/evaluate.ts';
import type { FilterLanguage } from './filters/parse.ts';
import type { OrderRules } from './lists/order-by.ts';
import type { PageRules } from './lists/page-parameters.ts';
import type { ServiceQuirks } from './quirks.ts';
import type { ImageServiceName } from './services.ts';

/** In what the reading methods of one image service differ from those of another. */
export interface ImageServiceRules<T extends ImageResource> {
  readonly service: ImageServiceName;
  readonly collection: (store: SandboxStore) => ImageCollection<T>;
  /** The key of the list in the answer of a list request. */
  readonly listKey: 'images' | 'desktopImages';
  /** What an image's ID looks like; an ID that does not is an INVALID_ARGUMENT. */
  readonly imageId: IdRules;
  /** What a folder's ID looks like, beyond the length that all services allow. */
  readonly folderIdPattern?: RegExp;
  readonly paging: PageRules;
  readonly order: OrderRules;
  readonly filter: {
    readonly language: Omit<FilterLanguage, 'fields'>;
    readonly readField: ReadField<T>;
    readonly maxLength?: number;
  };
  readonly quirks: ServiceQuirks;
}

/** What an ID in a path looks like. */
export interface IdRules {
  readonly maxLength: number;
  readonly pattern?: RegExp;
  /** What is allowed, in words. */
  readonly description: string;
}
