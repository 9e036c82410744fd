import type { ImageServiceRules } from '../image-service-rules.ts';
import type { BareMetalImage } from '../data/resources.ts';
import { bareMetalImageDefaults } from '../data/written-defaults.ts';
import { commonQuirks } from '../quirks.ts';

/** The rules of BareMetal. BareMetal API reference, Image.Get and Image.List. */
export const bareMetalRules: ImageServiceRules<BareMetalImage> = {
  service: 'baremetal',
  collection: (store) => store.baremetal,
  listKey: 'images',
  defaults: bareMetalImageDefaults,
  imageId: {
    maxLength: 20,
    pattern: /^[a-z][a-z0-9]{19}$/,
    description: 'The value must be 20 characters long and match the regular expression [a-z][a-z0-9]*.',
  },
  folderIdPattern: /^[a-z][a-z0-9.-]*$/,
  paging: { defaultPageSize: 20, maxPageSize: 1000 },
  order: {
    columns: { id: 'id', name: 'name', createdAt: 'createdAt', created_at: 'createdAt' },
    defaultColumn: 'id',
  },
  filter: {
    language: { operators: ['=', ':'], joins: true },
    readField: (image, field) => (field === 'id' ? image.id : (image.name ?? '')),
  },
  writing: {
    idPrefix: 'ly5',
    package: 'yandex.cloud.baremetal.v1alpha',
    message: 'Image',
    readyStatus: 'READY',
    updatingStatus: 'UPDATING',
    errorStatus: 'ERROR',
    uniqueNames: true,
    updateFields: ['name', 'description', 'labels'],
    name: { required: true, minLength: 2, maxLength: 63, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ },
    description: { maxLength: 1024 },
    labels: { key: /^[a-z][-_0-9a-z]*$/, value: /^[-_0-9a-z]*$/ },
  },
  quirks: { ...commonQuirks, filterFields: ['id', 'name'] },
};
