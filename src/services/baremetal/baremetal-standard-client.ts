import type { BareMetalStandardImage } from '../../model/image.ts';
import { decodeField } from '../decode-image.ts';
import { expressEqualityOrPart } from '../filter/filter-language.ts';
import type { HttpClient } from '../http/http-client.ts';
import { type JsonObject, optionalText, requiredText } from '../http/proto-json.ts';
import { type ClientSettings, ImageClient, type ImageDialect } from '../image-client.ts';
import { bareMetalEndpoint } from './baremetal-client.ts';

const standardDialect: ImageDialect<BareMetalStandardImage> = {
  service: 'BARE_METAL',
  typename: 'BareMetalStandardImage',
  imagesPath: '/baremetal/v1alpha/standardImages',
  listField: 'standardImages',
  // No image has a creation time, so all are equal by it, and any order of the service is right.
  columns: { ID: 'id', CREATED_AT: 'id', NAME: 'name' },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  filterLanguage: {
    fields: { imageId: 'id', name: 'name' },
    mostConditions: Infinity,
    // No limit is stated; the limit of the other services keeps the URL short enough for any proxy.
    longestExpression: 1000,
    express: expressEqualityOrPart,
  },
  lacks: ['family', 'osType', 'labels', 'createdAt'],
  statuses: ['READY'],
  listsOmitLabels: false,
  listsOperations: false,
  writes: {},
  update: null,
  delete: null,
  decodeImage: decodeStandardImage,
};

/** The methods of BareMetal's public images (interface definition, standard_image_service.proto). */
export class BareMetalStandardClient extends ImageClient<BareMetalStandardImage> {
  static readonly dialect = standardDialect;
  static readonly endpoint = bareMetalEndpoint;

  readonly #folders: ReadonlySet<string>;

  constructor(http: HttpClient, { bareMetalStandardFolders }: ClientSettings) {
    super(http, standardDialect);
    this.#folders = new Set(bareMetalStandardFolders);
  }

  override claimsFolder(folderId: string): boolean {
    return this.#folders.has(folderId);
  }
}

/** The service publishes nothing but ID, name and folder, and publishes only images that can be installed from. */
function decodeStandardImage(json: JsonObject): BareMetalStandardImage {
  return {
    __typename: 'BareMetalStandardImage',
    service: 'BARE_METAL',
    imageId: requiredText(json, 'id'),
    folderId: decodeField('BARE_METAL', optionalText, json, 'folderId'),
    name: decodeField('BARE_METAL', optionalText, json, 'name'),
    description: null,
    status: 'READY',
    serviceStatus: null,
    createdAt: null,
    labels: [],
  };
}
