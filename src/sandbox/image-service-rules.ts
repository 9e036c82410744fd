import type { ImageCollection } from './data/image-collection.ts';
import type { ImageResource, ListedResource } from './data/resources.ts';
import type { MessageDefaults } from './data/written-defaults.ts';
import type { SandboxStore } from './data/store.ts';
import type { ReadField } from './filters/evaluate.ts';
import type { FilterLanguage } from './filters/parse.ts';
import type { OrderRules } from './lists/order-by.ts';
import type { PageRules } from './lists/page-parameters.ts';
import type { ServiceQuirks } from './quirks.ts';
import type { ImageServiceName } from './services.ts';
import type { LabelRules } from './validation/label-rules.ts';
import type { TextRules } from './validation/text-rules.ts';

/** Describes how one kind of image is read. */
export interface ReadingRules<T extends ListedResource> {
  readonly service: ImageServiceName;
  readonly collection: (store: SandboxStore) => ImageCollection<T>;
  /** The key of the list in the answer of a list request. */
  readonly listKey: 'images' | 'desktopImages' | 'standardImages';
  /** The default values of an image. */
  readonly defaults: MessageDefaults;
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
}

/** In what one image service differs from another. */
export interface ImageServiceRules<T extends ImageResource> extends ReadingRules<T> {
  readonly writing: WritingRules;
  readonly quirks: ServiceQuirks;
}

/** What an ID in a path looks like. */
export interface IdRules {
  /** The name of the field that an error about the ID names; `image_id` by default. */
  readonly field?: string;
  readonly maxLength: number;
  readonly pattern?: RegExp;
  /** What is allowed, in words. */
  readonly description: string;
}

/** What bears on the methods that change images. */
export interface WritingRules {
  /** What new IDs begin with. */
  readonly idPrefix: string;
  /** The package of the service's messages. */
  readonly package: string;
  /** The name of the image's message in that package. */
  readonly message: 'Image' | 'DesktopImage';
  /** The status of an image that can be used. */
  readonly readyStatus: string;
  /** The status while an image is updated, if that shows. */
  readonly updatingStatus?: string;
  /** The status of an image that could not be made; where there is none such an image is gone. */
  readonly errorStatus?: string;
  readonly uniqueNames: boolean;
  /** What an update can change. */
  readonly updateFields: readonly UpdateField[];
  readonly name: TextRules;
  readonly description: TextRules;
  readonly labels: LabelRules;
}

/** A field that some service's update can change. */
export type UpdateField = 'name' | 'description' | 'labels' | 'minDiskSize';
