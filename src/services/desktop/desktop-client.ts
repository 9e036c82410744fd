import type { DesktopImage } from '../../model/image.ts';
import { decodeCommonFields, decodeField } from '../decode-image.ts';
import {
  copyDesktopImage,
  copyDesktopImageFromDesktop,
  deleteDesktopImage,
  updateDesktopImage,
} from './desktop-writes.ts';
import type { Endpoint } from '../endpoint.ts';
import { expressMembership } from '../filter/filter-language.ts';
import type { HttpClient } from '../http/http-client.ts';
import { type JsonObject, optionalInt64 } from '../http/proto-json.ts';
import { ImageClient, type ImageDialect } from '../image-client.ts';

const desktopDialect: ImageDialect<DesktopImage> = {
  service: 'CLOUD_DESKTOP',
  typename: 'DesktopImage',
  imagesPath: '/cloud-desktop/v1/images',
  listField: 'desktopImages',
  columns: { ID: null, CREATED_AT: 'created_at', NAME: 'name' },
  defaultOrder: null,
  filterLanguage: {
    fields: { name: 'name' },
    mostConditions: 1,
    longestExpression: 1000,
    express: expressMembership,
  },
  lacks: ['family', 'osType'],
  statuses: null,
  listsOmitLabels: true,
  listsOperations: false,
  writes: {
    copyDesktopImage,
    copyDesktopImageFromDesktop,
    deleteDesktopImage,
    updateDesktopImage,
  },
  update: updateDesktopImage,
  delete: deleteDesktopImage,
  decodeImage: decodeDesktopImage,
};

/** Cloud Desktop's image methods (Cloud Desktop API reference, DesktopImage). */
export class DesktopClient extends ImageClient<DesktopImage> {
  static readonly dialect = desktopDialect;
  static readonly endpoint: Endpoint = {
    service: 'CLOUD_DESKTOP',
    title: 'Cloud Desktop',
    // The reference pages say "cloud-desktop", the provider's list of endpoints says this, and the list is what is true.
    hostLabel: 'clouddesktops',
    variable: 'CLOUD_DESKTOP_URL',
  };

  constructor(http: HttpClient) {
    super(http, desktopDialect);
  }
}

function decodeDesktopImage(json: JsonObject): DesktopImage {
  return {
    __typename: 'DesktopImage',
    service: 'CLOUD_DESKTOP',
    ...decodeCommonFields('CLOUD_DESKTOP', json),
    storageSize: decodeField('CLOUD_DESKTOP', optionalInt64, json, 'storageSize'),
    minDiskSize: decodeField('CLOUD_DESKTOP', optionalInt64, json, 'minDiskSize'),
  };
}
