import type { ImageServiceRules } from '../image-service-rules.ts';
import type { DesktopImage } from '../data/resources.ts';
import { desktopImageDefaults } from '../data/written-defaults.ts';
import { commonQuirks } from '../quirks.ts';

/** The rules of Cloud Desktop. Cloud Desktop API reference, DesktopImage.Get and DesktopImage.List. */
export const desktopRules: ImageServiceRules<DesktopImage> = {
  service: 'cloud-desktop',
  collection: (store) => store.desktop,
  listKey: 'desktopImages',
  defaults: desktopImageDefaults,
  imageId: { maxLength: Infinity, description: 'The field is required.' },
  paging: { defaultPageSize: 100, maxPageSize: 1000, maxPageTokenLength: 100 },
  order: {
    columns: { name: 'name', created_at: 'createdAt', status: 'status' },
    // The reference does not say in which order images come by default, so no client may rely on one.
    defaultColumn: 'sequence',
    maxLength: 100,
  },
  filter: {
    language: { operators: ['=', '!=', 'IN', 'NOT IN'], joins: false },
    readField: (image) => image.name ?? '',
    maxLength: 1000,
  },
  writing: {
    idPrefix: 'fbm',
    package: 'yandex.cloud.clouddesktop.v1.api',
    message: 'DesktopImage',
    // There is no status for an image that could not be made.
    readyStatus: 'ACTIVE',
    uniqueNames: false,
    updateFields: ['name', 'description', 'labels'],
    name: { maxLength: 50 },
    description: { maxLength: 1024 },
    labels: { key: /^[a-z][-_0-9a-z]*$/, value: /^[-_0-9a-z]*$/ },
  },
  // The provider's Terraform data source gets each image that it lists "to get labels".
  quirks: { ...commonQuirks, filterFields: ['name'], listsOmitLabels: true },
};
