import type { ImageServiceRules } from '../image-service-rules.ts';
import type { ComputeImage } from '../data/resources.ts';
import { computeImageDefaults } from '../data/written-defaults.ts';
import { commonQuirks } from '../quirks.ts';
import { computeQuotas } from '../quotas.ts';

/** The rules of Compute. Compute Cloud API reference, Image.get and Image.list. */
export const computeRules: ImageServiceRules<ComputeImage> = {
  service: 'compute',
  collection: (store) => store.compute,
  listKey: 'images',
  defaults: computeImageDefaults,
  imageId: { maxLength: 50, description: 'The maximum string length in characters is 50.' },
  // The reference states no default page size; the general guide of the APIs says 100.
  paging: { defaultPageSize: 100, maxPageSize: 1000, maxPageTokenLength: 100 },
  order: {
    // The reference does not list the columns; these are the ones that BareMetal's reference does.
    columns: { id: 'id', name: 'name', createdAt: 'createdAt', created_at: 'createdAt' },
    defaultColumn: 'id',
    maxLength: 100,
  },
  filter: {
    language: { operators: ['=', '!=', 'IN', 'NOT IN'], joins: true },
    readField: (image, field) => {
      switch (field) {
        case 'id':
          return image.id;
        case 'name':
          return image.name ?? '';
        case 'family':
          return image.family ?? '';
        case 'description':
          return image.description ?? '';
        case 'status':
          return image.status ?? 'STATUS_UNSPECIFIED';
        default:
          return '';
      }
    },
    maxLength: 1000,
  },
  writing: {
    idPrefix: 'fd8',
    package: 'yandex.cloud.compute.v1',
    message: 'Image',
    readyStatus: 'READY',
    errorStatus: 'ERROR',
    // The reference is silent about it; the guide to creating images says that names are unique in a folder.
    uniqueNames: true,
    updateFields: ['name', 'description', 'labels', 'minDiskSize'],
    name: { maxLength: 63, pattern: /^[a-z]([-_a-z0-9]{0,61}[a-z0-9])?$/ },
    description: { maxLength: 256 },
    labels: { key: /^[a-z][-_./\\@0-9a-z]*$/, value: /^[-_./\\@0-9a-z]*$/ },
  },
  // "Currently you can use filtering only on the limited number of fields": only `name` is documented anywhere.
  quirks: { ...commonQuirks, filterFields: ['name'], quotas: computeQuotas },
};
