import type { ImageService } from '../generated/graphql.ts';
import type { ImageClient } from './image-client.ts';

/** The clients of all kinds of images, in the order of the enum `ImageService`. */
export class ImageClients {
  readonly all: readonly ImageClient[];
  /** The services that have images, each once, in the order of the enum. */
  readonly services: readonly ImageService[];
  readonly #byTypename: ReadonlyMap<string, ImageClient>;

  constructor(clients: readonly ImageClient[]) {
    this.all = clients;
    this.services = [...new Set(clients.map(({ dialect }) => dialect.service))];
    this.#byTypename = new Map(clients.map((client) => [client.dialect.typename, client]));
  }

  /** The client of the images of one GraphQL type. */
  ofKind(typename: string): ImageClient | undefined {
    return this.#byTypename.get(typename);
  }

  /** The client of the images that the operations of a service are about. */
  primary(service: ImageService): ImageClient | undefined {
    return this.all.find(({ dialect }) => dialect.service === service);
  }

  /** The client whose images a merged list shows of a service in a folder. */
  inMergedLists(service: ImageService, folderId: string): ImageClient | undefined {
    const claiming = this.all.find((client) => client.dialect.service === service && client.claimsFolder(folderId));
    return claiming ?? this.primary(service);
  }
}
