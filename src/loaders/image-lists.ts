import type { Connection, Edge, PageInfo } from '../connections/connection.ts';
import type { PageArguments } from '../connections/page-arguments.ts';
import { readConnection } from '../connections/read-connection.ts';
import type { ImageFilter, ImageOrder, ImageService, InputMaybe } from '../generated/graphql.ts';
import { InputError, ServiceAbsentError, type UpstreamError } from '../model/errors.ts';
import { conditionsOf } from '../model/image-condition.ts';
import type { Image } from '../model/image.ts';
import type { ImageClient, ImageListOrder } from '../services/image-client.ts';
import { presentClient } from '../services/services.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
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

/** A page of a list over folders and services. */
export interface MergedConnection {
  readonly edges: readonly Edge<Image>[];
  readonly nodes: readonly Image[];
  readonly pageInfo: PageInfo;
  readonly unavailable: readonly UnavailableSource[];
}

/** A source of a merged list that could not be read. */
export interface UnavailableSource {
  readonly service: ImageService;
  readonly folderId: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

const mostFolders = 10;
const longestFolderId = 50;
const newestFirst: ImageListOrder = { field: 'CREATED_AT', direction: 'DESC' };

export interface ImageListsOptions {
  readonly clients: ReadonlyMap<ImageService, ImageClient>;
  readonly call: UpstreamCall;
  readonly knowledge: ListKnowledge;
  /** After how many pages of one source the search for matching images is broken off. */
  readonly scanPages: number;
  /** Told of every page that is read. */
  readonly onPage: (images: readonly Image[]) => void;
}

/** The lists of images that a request asks for. */
export class ImageLists {
  readonly #options: ImageListsOptions;

  constructor(options: ImageListsOptions) {
    this.#options = options;
  }

  /** The images of one service in one folder. */
  async ofService(service: ImageService, list: ServiceListArguments): Promise<Connection<Image>> {
    const folderId = checkedFolderId(list.folderId);
    const order = listOrder(list.orderBy) ?? null;
    const identity = ['service', service, folderId, list.filter, list.filterExpression, order];
    const sources = [this.#source(service, folderId, list, order)];
    const connection = await readConnection({ identity, sources, shares: null }, list, this.#options.scanPages);
    for (const failure of connection.failures.values()) throw failure;
    return connection;
  }

  /** The images of several services in several folders. */
  async merged(list: MergedListArguments): Promise<MergedConnection> {
    const folderIds = checkedFolderIds(list.folderIds);
    const services = this.#checkedServices(list.services);
    const order = listOrder(list.orderBy) ?? newestFirst;
    const parts = folderIds.flatMap((folderId) => services.map((service) => ({ folderId, service })));
    const identity = ['merged', folderIds, services, list.filter, order];
    const sources = parts.map(({ folderId, service }) => this.#source(service, folderId, list, order));
    const { shares } = this.#options.knowledge;
    const connection = await readConnection({ identity, sources, shares }, list, this.#options.scanPages);
    const [failure] = connection.failures.values();
    if (failure !== undefined && connection.failures.size === sources.length) throw failure;
    return {
      edges: connection.edges,
      // No getter: in a literal, V8 would keep all that it reaches (docs/architecture.md, "Execution").
      nodes: connection.nodes,
      pageInfo: connection.pageInfo,
      unavailable: parts.flatMap((part, index) => {
        const error = connection.failures.get(index);
        return error === undefined ? [] : [unavailableSource(part, error)];
      }),
    };
  }

  #source(
    service: ImageService,
    folderId: string,
    { filter, filterExpression }: Pick<ServiceListArguments, 'filter' | 'filterExpression'>,
    order: ImageListOrder | null,
  ): ImageSource {
    const { clients, call, knowledge, onPage } = this.#options;
    const client = presentClient(clients, service);
    const conditions = conditionsOf(filter);
    const expression = filterExpression === '' ? null : (filterExpression ?? null);
    return new ImageSource({
      client,
      folderId,
      conditions,
      filterExpression: expression,
      order,
      knowledge,
      call,
      onPage,
    });
  }

  /** In the order of the enum, whatever order they are named in. A service that the deployment lacks is left out. */
  #checkedServices(services: InputMaybe<readonly ImageService[]>): ImageService[] {
    const known = [...this.#options.clients.keys()];
    if (services === null || services === undefined) return known;
    const [named] = services;
    if (named === undefined) {
      throw new InputError('"services" is empty. Name at least one service, or leave it out for all of them.');
    }
    const present = known.filter((service) => services.includes(service));
    if (present.length === 0) throw new ServiceAbsentError(named);
    return present;
  }
}

function listOrder(orderBy: InputMaybe<ImageOrder>): ImageListOrder | undefined {
  if (orderBy === null || orderBy === undefined) return undefined;
  return { field: orderBy.field, direction: orderBy.direction ?? 'ASC' };
}

function checkedFolderIds(folderIds: readonly string[]): string[] {
  const distinct = [...new Set(folderIds)].map(checkedFolderId);
  if (distinct.length === 0) throw new InputError('"folderIds" is empty. Name 1 to 10 folders.');
  if (distinct.length > mostFolders) {
    throw new InputError(`"folderIds" names ${distinct.length} folders; it may name 1 to ${mostFolders}.`);
  }
  return distinct;
}

/** The services' own limit on a folder's ID (Compute API reference, Image.list). */
export function checkedFolderId(folderId: string): string {
  if (folderId.length >= 1 && folderId.length <= longestFolderId) return folderId;
  throw new InputError(`A folder ID has 1 to ${longestFolderId} characters; this one has ${folderId.length}.`);
}

function unavailableSource(
  { service, folderId }: { readonly service: ImageService; readonly folderId: string },
  { code, message, retryable }: UpstreamError,
): UnavailableSource {
  return { service, folderId, code, message, retryable };
}
