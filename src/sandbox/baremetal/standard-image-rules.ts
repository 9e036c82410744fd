import type { BareMetalStandardImage } from '../data/resources.ts';
import { bareMetalStandardImageDefaults } from '../data/written-defaults.ts';
import type { ReadingRules } from '../image-service-rules.ts';
import { bareMetalRules } from './rules.ts';

/**
 * Describes how BareMetal's public images are read. They are a resource of their own that is never written.
 * yandex.cloud.baremetal.v1alpha, StandardImageService.
 */
export const standardImageRules: ReadingRules<BareMetalStandardImage> = {
  service: 'baremetal',
  collection: (store) => store.baremetalStandard,
  listKey: 'standardImages',
  defaults: bareMetalStandardImageDefaults,
  imageId: {
    field: 'standard_image_id',
    maxLength: 20,
    description: 'The maximum string length in characters is 20.',
  },
  folderIdPattern: /^[a-z][a-z0-9.-]*$/,
  paging: bareMetalRules.paging,
  order: { columns: { id: 'id', name: 'name' }, defaultColumn: 'id' },
  filter: {
    language: bareMetalRules.filter.language,
    readField: (image, field) => (field === 'id' ? image.id : (image.name ?? '')),
  },
};
