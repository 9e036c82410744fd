import type { ImageOrderField, ImageService, ImageStatus, LabelInput, OrderDirection } from '../generated/graphql.ts';
import { InputError, UpstreamError } from '../model/errors.ts';
import type { Image } from '../model/image.ts';
import type { Operation } from '../model/operation.ts';
import { UndecodableField } from '../model/undecodable-field.ts';
import type { FilterLanguage } from './filter/filter-language.ts';
import type { LackableField } from './filter/filter-plan.ts';
import type { HttpClient } from './http/http-client.ts';
import { advancing } from './http/page-token.ts';
import type { JsonObject } from './http/proto-json.ts';
import type { Redaction } from './http/redaction.ts';
import type { SharedReads } from './http/shared-reads.ts';
import { pathSegment, urlQuery } from './http/url-path.ts';
import { decodePage, decodeWholePage } from './list-page.ts';
import { decodeOperation } from './operation/decode-operation.ts';
import type { Page, PageRequest } from '../model/page.ts';
import type { UpstreamCall } from './upstream-call.ts';
import type { WriteMethod, WriteRequest } from './write/write-method.ts';

/** Which images a list holds, and in what order. */
export interface ImageListRequest {
  readonly folderId: string;
  /** A condition in the service's own language; `null` for all images. */
  readonly filter: string | null;
  /** `null` for the service's own order. */
  readonly order: ImageListOrder | null;
}

export interface ImageListOrder {
  readonly field: ImageSortKey;
  readonly direction: OrderDirection;
}

/** What images can be sorted by. The ID is no choice of the schema's, but some services' own order. */
export type ImageSortKey = ImageOrderField | 'ID';

/** What an image service differs in from the others. */
export interface ImageDialect<I extends Image> {
  readonly service: ImageService;
  readonly typename: I['__typename'];
  /** The path of its images: `/compute/v1/images`. */
  readonly imagesPath: string;
  /** The field of a list answer that holds the images. */
  readonly listField: string;
  /** The columns that it can sort by; `null` where it cannot. */
  readonly columns: Readonly<Record<ImageSortKey, string | null>>;
  /** How it sorts when it is not told; `null` where its reference does not say. */
  readonly defaultOrder: ImageListOrder | null;
  readonly filterLanguage: FilterLanguage;
  /** The fields of a filter or an order that its images do not have. */
  readonly lacks: readonly LackableField[];
  /** The statuses that its images can have; `null` for any. */
  readonly statuses: readonly ImageStatus[] | null;
  /** Whether its lists omit the labels of images, which only a get returns. */
  readonly listsOmitLabels: boolean;
  /** Whether it lists the operations of an image. */
  readonly listsOperations: boolean;
  /**
   * The writing methods, by the names of the mutations. A mutation's input type is the input of its method: the schema
   * has it checked before it comes here.
   */
  readonly writes: Readonly<Record<string, WriteMethod<object>>>;
  /** The writes that the images of most services have in common; `null` for images that cannot be changed. */
  readonly update: WriteMethod<ImageUpdate> | null;
  readonly delete: WriteMethod<{ readonly imageId: string }> | null;
  readonly decodeImage: (json: JsonObject) => I;
}

/** What images of all services can have changed. A field left out is left alone, and `null` clears it. */
export interface ImageUpdate {
  readonly imageId: string;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly labels?: readonly LabelInput[] | null | undefined;
}

/** The configuration that clients of single services need. */
export interface ClientSettings {
  /** The folders in which merged lists show BareMetal's public images in place of the folder's own. */
  readonly bareMetalStandardFolders: readonly string[];
}

/** The public images of the provider's cloud are in this folder (BareMetal API reference). */
export const defaultClientSettings: ClientSettings = { bareMetalStandardFolders: ['baremetal-standard-images'] };

/** What all image services can do: one client for each kind of image, in whose words the dialect puts it. */
export class ImageClient<I extends Image = Image> {
  readonly dialect: ImageDialect<I>;
  protected readonly images: SharedReads<I>;
  readonly #http: HttpClient;
  readonly #pages: SharedReads<Page<I>>;
  readonly #operations: SharedReads<Page<Operation>>;

  constructor(http: HttpClient, dialect: ImageDialect<I>) {
    this.dialect = dialect;
    this.#http = http;
    this.images = http.keptReads(dialect.decodeImage);
    const decodeListed = dialect.listsOmitLabels ? withUnknownLabels(dialect.decodeImage) : dialect.decodeImage;
    this.#pages = http.keptReads((json) => decodePage(json, dialect.listField, decodeListed), 'list');
    this.#operations = http.sharedReads(
      (json, redaction) => decodeWholePage(json, 'operations', (item) => this.#decodeOperation(item, redaction)),
      'list',
    );
  }

  /** Whether a merged list shows these images of the folder in place of the other images of the service. */
  claimsFolder(_folderId: string): boolean {
    return false;
  }

  /** The image with this ID; `null` when there is none. */
  async get(imageId: string, call: UpstreamCall): Promise<I | null> {
    const path = `${this.dialect.imagesPath}/${pathSegment(imageId)}`;
    try {
      return await this.images.get(path, call);
    } catch (error) {
      return nullWhenNotFound(error);
    }
  }

  /** One page of the images of a folder. */
  async list(request: ImageListRequest, page: PageRequest, call: UpstreamCall): Promise<Page<I>> {
    const query = urlQuery({
      folderId: request.folderId,
      pageSize: page.pageSize,
      pageToken: page.pageToken,
      filter: request.filter,
      orderBy: request.order === null ? null : this.#orderBy(request.order),
    });
    return advancing(await this.#pages.get(this.dialect.imagesPath + query, call), page, this.#http);
  }

  /** One page of the operations on an image, of a service whose dialect lists them. */
  async listOperations(imageId: string, page: PageRequest, call: UpstreamCall): Promise<Page<Operation>> {
    const path = `${this.dialect.imagesPath}/${pathSegment(imageId)}/operations`;
    return advancing(await this.#operations.get(path + urlQuery({ ...page }), call), page, this.#http);
  }

  /** Starts a change; returns the operation that carries it out. */
  async write(request: WriteRequest, idempotencyKey: string, call: UpstreamCall): Promise<Operation> {
    return this.#http.write(request, idempotencyKey, call, (json, redaction) => this.#decodeOperation(json, redaction));
  }

  /** What this caller reads of images from now on is read anew: it may have changed. */
  async forget(callerKey: string): Promise<void> {
    await this.#http.forget(callerKey);
  }

  /** An operation that this service names is its own, whatever the metadata says. */
  #decodeOperation(json: JsonObject, redaction: Redaction): Operation {
    return { ...decodeOperation(json, redaction), service: this.dialect.service };
  }

  #orderBy({ field, direction }: ImageListOrder): string {
    const column = this.dialect.columns[field];
    if (column === null) throw new InputError(`The service ${this.dialect.service} cannot sort images by ${field}.`);
    return `${column} ${direction.toLowerCase()}`;
  }
}

/** In a list that omits labels, an image without any may have some after all. */
function withUnknownLabels<I extends Image>(decode: (json: JsonObject) => I): (json: JsonObject) => I {
  return (json) => {
    const image = decode(json);
    return image.labels instanceof UndecodableField || (image.labels?.length ?? 0) > 0
      ? image
      : { ...image, labels: null };
  };
}

/** To a get, NOT_FOUND is an answer like another; any other error is thrown again. */
export function nullWhenNotFound(error: unknown): null {
  if (error instanceof UpstreamError && error.code === 'NOT_FOUND') return null;
  throw error;
}
