import type { Connection, Edge, PageInfo } from '../connections/connection.ts';
import type { PageArguments } from '../connections/page-arguments.ts';
import { type ConnectionSettings, type List, readConnection } from '../connections/read-connection.ts';
import type { ImageFilter, ImageOrder, ImageService, InputMaybe } from '../generated/graphql.ts';
import { InputError, ServiceAbsentError, type UpstreamError } from '../model/errors.ts';
import { conditionsOf } from '../model/image-condition.ts';
import type { Image } from '../model/image.ts';
import type { ImageClient, ImageListOrder } from '../services/image-client.ts';
import type { ImageClients } from '../services/image-clients.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import type { ImageLabels } from './image-labels.ts';
import { ImageSource } from './image-source.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/** The arguments of a list of one service. */
export interface ServiceListArguments extends PageArguments {
  readonly folderId: string;
  readonly filter?: InputMaybe<ImageFilter>;
  readonly filterExpression?: InputMaybe<string>;
  readonly orderBy?: InputMaybe<ImageOrder>;
}

/** The arguments of a list over folders and services. */
export interface MergedListArguments extends PageArguments {
  readonly folderIds: readonly string[];
  readonly services?: InputMaybe<readonly ImageService[]>;
  readonly filter?: InputMaybe<ImageFilter>;
  readonly orderBy?: InputMaybe<ImageOrder>;
}

/** A page of images of one service. */
export interface ImagePage {
  readonly edges: readonly Edge<Image>[];
  readonly nodes: readonly Image[];
  readonly pageInfo: PageInfo;
  readonly unreadable: readonly UnreadableImage[];
}

/** A page of a list over folders and services. */
export interface MergedImagePage extends ImagePage {
  readonly unavailable: readonly UnavailableSource[];
}

/** A record of a list that could not be decoded. */
export interface UnreadableImage {
  readonly service: ImageService;
  readonly folderId: string;
  /** `null` where the record has no readable ID. */
  readonly imageId: string | null;
  readonly message: string;
}

/** A source of a merged list that could not be read. */
export interface UnavailableSource {
  readonly service: ImageService;
  readonly folderId: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** How many folders a merged list may have. */
export const maxFolders = 50;
const maxFolderIdLength = 50;
const newestFirst: ImageListOrder = { field: 'CREATED_AT', direction: 'DESC' };

export interface ImageListsOptions {
  readonly clients: ImageClients;
  readonly labels: ImageLabels;
  readonly call: UpstreamCall;
  readonly knowledge: ListKnowledge;
  readonly settings: ConnectionSettings;
  /** Called with the images of every page that is read. */
  readonly onPage: (images: readonly Image[]) => void;
  /** Called with the images that a connection shows. */
  readonly onShown: (images: readonly Image[]) => void;
}

/** The lists of images that a request asks for. */
export class ImageLists {
  readonly #options: ImageListsOptions;

  constructor(options: ImageListsOptions) {
    this.#options = options;
  }

  /** The images of one kind in one folder. */
  async ofKind(typename: string, list: ServiceListArguments): Promise<ImagePage> {
    const folderId = checkedFolderId(list.folderId);
    const client = this.#options.clients.ofKind(typename);
    const order = listOrder(list.orderBy) ?? null;
    const identity = ['kind', typename, folderId, list.filter, list.filterExpression, order];
    const part = { client, folderId, omitsFolderless: false };
    const sources = [this.#source(part, list, order)];
    const connection = await this.#read({ identity, sources, filtered: isFiltered(list), shares: null }, list);
    for (const failure of connection.failures.values()) throw failure;
    return imagePage(connection, [part]);
  }

  /** The images of several services in several folders. */
  async merged(list: MergedListArguments): Promise<MergedImagePage> {
    const folderIds = checkedFolderIds(list.folderIds);
    const services = this.#checkedServices(list.services);
    const order = listOrder(list.orderBy) ?? newestFirst;
    const identity = ['merged', folderIds, services, list.filter, order];
    const parts = folderIds.flatMap((folderId, index) =>
      services.map((service): ListPart => ({
        client: this.#options.clients.inMergedLists(service, folderId),
        folderId,
        // An image without a folder is in the list of every folder, so only the first list of its service returns it.
        omitsFolderless: index > 0,
      })),
    );
    const sources = parts.map((part) => this.#source(part, list, order));
    const { shares } = this.#options.knowledge;
    const connection = await this.#read({ identity, sources, filtered: isFiltered(list), shares }, list);
    const [failure] = connection.failures.values();
    if (failure !== undefined && connection.failures.size === sources.length) throw failure;
    return {
      ...imagePage(connection, parts),
      unavailable: parts.flatMap((part, index) => {
        const error = connection.failures.get(index);
        return error === undefined ? [] : [unavailableSource(part, error)];
      }),
    };
  }

  async #read(list: List<Image>, page: PageArguments): Promise<Connection<Image>> {
    const connection = await readConnection(list, page, this.#options.settings);
    this.#options.onShown(connection.nodes);
    return connection;
  }

  #source(
    { client, folderId, omitsFolderless }: ListPart,
    { filter, filterExpression }: Pick<ServiceListArguments, 'filter' | 'filterExpression'>,
    order: ImageListOrder | null,
  ): ImageSource {
    const { call, knowledge, labels, onPage } = this.#options;
    return new ImageSource({
      client,
      folderId,
      conditions: conditionsOf(filter),
      filterExpression: filterExpression === '' ? null : (filterExpression ?? null),
      order,
      omitsFolderless,
      knowledge,
      labels,
      call,
      onPage,
    });
  }

  /** In the order of the enum, whatever order they are named in. A service that the deployment lacks is left out. */
  #checkedServices(services: InputMaybe<readonly ImageService[]>): ImageService[] {
    const known = this.#options.clients.services;
    if (services === null || services === undefined) return [...known];
    const [named] = services;
    if (named === undefined) {
      throw new InputError('"services" is empty. Name at least one service, or leave it out for all of them.');
    }
    const present = known.filter((service) => services.includes(service));
    if (present.length === 0) throw new ServiceAbsentError(named);
    return present;
  }
}

/** Whether the arguments have a filter, in the words of the cost estimate (`src/server/limits/cost/page-cost.ts`). */
function isFiltered({ filter }: Pick<ServiceListArguments, 'filter'>): boolean {
  return filter !== null && filter !== undefined;
}

function listOrder(orderBy: InputMaybe<ImageOrder>): ImageListOrder | undefined {
  if (orderBy === null || orderBy === undefined) return undefined;
  return { field: orderBy.field, direction: orderBy.direction ?? 'ASC' };
}

function checkedFolderIds(folderIds: readonly string[]): string[] {
  const distinct = [...new Set(folderIds)].map(checkedFolderId);
  if (distinct.length >= 1 && distinct.length <= maxFolders) return distinct;
  throw new InputError(`"folderIds" contains ${distinct.length} folders. It must contain 1 to ${maxFolders}.`);
}

/** The services' own limit on a folder's ID (Compute API reference, Image.list). */
export function checkedFolderId(folderId: string): string {
  if (folderId.length >= 1 && folderId.length <= maxFolderIdLength) return folderId;
  throw new InputError(`A folder ID has 1 to ${maxFolderIdLength} characters; this one has ${folderId.length}.`);
}

/** One upstream list that a list is read from. */
interface ListPart {
  readonly client: ImageClient;
  readonly folderId: string;
  /** Whether the list leaves images without a folder to another part. */
  readonly omitsFolderless: boolean;
}

function imagePage(connection: Connection<Image>, parts: readonly ListPart[]): ImagePage {
  return {
    edges: connection.edges,
    // No getter: in a literal, V8 would keep all that it reaches (docs/architecture.md, "Execution").
    nodes: connection.nodes,
    pageInfo: connection.pageInfo,
    unreadable: connection.unreadable.flatMap(({ source, record }) => {
      const part = parts[source];
      if (part === undefined) return [];
      const { client, folderId } = part;
      return [{ service: client.dialect.service, folderId, imageId: record.id, message: record.message }];
    }),
  };
}

function unavailableSource(
  { client, folderId }: ListPart,
  { code, message, retryable }: UpstreamError,
): UnavailableSource {
  return { service: client.dialect.service, folderId, code, message, retryable };
}
