import type { BareMetalImage } from '../../model/image.ts';
import { decodeCommonFields, decodeField } from '../decode-image.ts';
import { createBareMetalImage, deleteBareMetalImage, updateBareMetalImage } from './baremetal-writes.ts';
import type { Endpoint } from '../endpoint.ts';
import { expressEqualityOrPart } from '../filter/filter-language.ts';
import type { HttpClient } from '../http/http-client.ts';
import { type JsonObject, optionalText } from '../http/proto-json.ts';
import { ImageClient, type ImageDialect } from '../image-client.ts';

const bareMetalDialect: ImageDialect<BareMetalImage> = {
  service: 'BARE_METAL',
  typename: 'BareMetalImage',
  imagesPath: '/baremetal/v1alpha/images',
  listField: 'images',
  columns: { ID: 'id', CREATED_AT: 'createdAt', NAME: 'name' },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  filterLanguage: {
    fields: { imageId: 'id', name: 'name' },
    mostConditions: Infinity,
    // None is stated; what the other services allow keeps the URL short enough for any proxy.
    longestExpression: 1000,
    express: expressEqualityOrPart,
  },
  lacks: ['family', 'osType'],
  statuses: null,
  listsOmitLabels: false,
  listsOperations: true,
  writes: {
    createBareMetalImage,
    deleteBareMetalImage,
    updateBareMetalImage,
  },
  update: updateBareMetalImage,
  delete: deleteBareMetalImage,
  decodeImage: decodeBareMetalImage,
};

export const bareMetalEndpoint: Endpoint = {
  service: 'BARE_METAL',
  title: 'BareMetal',
  hostLabel: 'baremetal',
  variable: 'BAREMETAL_URL',
};

/** The methods of the images that a folder of the caller's own holds (BareMetal API reference, Image). */
export class BareMetalClient extends ImageClient<BareMetalImage> {
  static readonly dialect = bareMetalDialect;
  static readonly endpoint = bareMetalEndpoint;

  constructor(http: HttpClient) {
    super(http, bareMetalDialect);
  }
}

function decodeBareMetalImage(json: JsonObject): BareMetalImage {
  return {
    __typename: 'BareMetalImage',
    service: 'BARE_METAL',
    ...decodeCommonFields('BARE_METAL', json),
    checksum: decodeField('BARE_METAL', optionalText, json, 'checksum'),
  };
}
