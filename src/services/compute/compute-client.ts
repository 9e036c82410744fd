import type { AccessBinding } from '../../model/access-binding.ts';
import type { ComputeImage } from '../../model/image.ts';
import { decodeAccessBinding } from '../access-binding/decode-access-binding.ts';
import {
  createComputeImage,
  deleteComputeImage,
  setComputeImageAccessBindings,
  updateComputeImage,
  updateComputeImageAccessBindings,
} from './compute-writes.ts';
import type { Endpoint } from '../endpoint.ts';
import { expressMembership } from '../filter/filter-language.ts';
import type { HttpClient } from '../http/http-client.ts';
import { advancing } from '../http/page-token.ts';
import type { SharedReads } from '../http/shared-reads.ts';
import { pathSegment, urlQuery } from '../http/url-path.ts';
import { ImageClient, type ImageDialect, nullWhenNotFound } from '../image-client.ts';
import { decodeWholePage } from '../list-page.ts';
import type { Page, PageRequest } from '../../model/page.ts';
import type { UpstreamCall } from '../upstream-call.ts';
import { decodeComputeImage } from './decode-compute-image.ts';

const imagesPath = '/compute/v1/images';

const computeDialect: ImageDialect<ComputeImage> = {
  service: 'COMPUTE',
  typename: 'ComputeImage',
  imagesPath,
  listField: 'images',
  // The reference gives "createdAt desc" and "id asc" as examples and lists no columns.
  columns: { ID: 'id', CREATED_AT: 'createdAt', NAME: 'name' },
  defaultOrder: { field: 'ID', direction: 'ASC' },
  filterLanguage: {
    // The reference names no filterable fields; the guide to filters has this one.
    fields: { name: 'name' },
    mostConditions: Infinity,
    longestExpression: 1000,
    express: expressMembership,
  },
  lacks: [],
  statuses: null,
  listsOmitLabels: false,
  listsOperations: true,
  writes: {
    createComputeImage,
    deleteComputeImage,
    setComputeImageAccessBindings,
    updateComputeImage,
    updateComputeImageAccessBindings,
  },
  update: updateComputeImage,
  delete: deleteComputeImage,
  decodeImage: decodeComputeImage,
};

/** Compute's image methods (Compute API reference, Image methods). */
export class ComputeClient extends ImageClient<ComputeImage> {
  static readonly dialect = computeDialect;
  static readonly endpoint: Endpoint = {
    service: 'COMPUTE',
    title: 'Compute',
    hostLabel: 'compute',
    variable: 'COMPUTE_URL',
  };

  readonly #http: HttpClient;
  readonly #accessBindings: SharedReads<Page<AccessBinding>>;

  constructor(http: HttpClient) {
    super(http, computeDialect);
    this.#http = http;
    this.#accessBindings = http.sharedReads(
      (json) => decodeWholePage(json, 'accessBindings', decodeAccessBinding),
      'list',
    );
  }

  /** The newest image of a family in a folder; `null` when there is none. */
  async latestByFamily(folderId: string, family: string, call: UpstreamCall): Promise<ComputeImage | null> {
    const path = `${imagesPath}:latestByFamily${urlQuery({ folderId, family })}`;
    return this.images.get(path, call).catch(nullWhenNotFound);
  }

  /** One page of who has which role on an image. */
  async listAccessBindings(imageId: string, page: PageRequest, call: UpstreamCall): Promise<Page<AccessBinding>> {
    const path = `${imagesPath}/${pathSegment(imageId)}:listAccessBindings${urlQuery({ ...page })}`;
    return advancing(await this.#accessBindings.get(path, call), page, this.#http);
  }
}
