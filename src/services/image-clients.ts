import type { ImageService } from '../generated/graphql.ts';
import { ServiceAbsentError } from '../model/errors.ts';
import type { ImageClient } from './image-client.ts';

/** A kind of image that the schema has. */
interface ImageKind {
  readonly service: ImageService;
  readonly typename: string;
}

/** The clients of the kinds of images of this deployment, in the order of the enum `ImageService`. */
export class ImageClients {
  readonly all: readonly ImageClient[];
  /** The services that have images, each once, in the order of the enum. */
  readonly services: readonly ImageService[];
  readonly #byTypename: ReadonlyMap<string, ImageClient>;
  readonly #kinds: readonly ImageKind[];

  /** @param kinds every kind of the schema, also of services that the deployment lacks */
  constructor(clients: readonly ImageClient[], kinds: readonly ImageKind[]) {
    this.all = clients;
    this.services = [...new Set(clients.map(({ dialect }) => dialect.service))];
    this.#byTypename = new Map(clients.map((client) => [client.dialect.typename, client]));
    this.#kinds = kinds;
  }

  /** The client of the images of one GraphQL type. Throws where the deployment lacks their service. */
  ofKind(typename: string): ImageClient {
    const client = this.#byTypename.get(typename);
    if (client !== undefined) return client;
    const kind = this.#kinds.find((candidate) => candidate.typename === typename);
    if (kind === undefined) throw new TypeError(`There is no kind of image of the type ${typename}.`);
    throw new ServiceAbsentError(kind.service);
  }

  /** The client of the images that the operations of a service are about. Throws where the deployment lacks it. */
  primary(service: ImageService): ImageClient {
    const client = this.all.find(({ dialect }) => dialect.service === service);
    if (client === undefined) throw new ServiceAbsentError(service);
    return client;
  }

  /** The client whose images a merged list shows of a service in a folder. */
  inMergedLists(service: ImageService, folderId: string): ImageClient {
    const claiming = this.all.find((client) => client.dialect.service === service && client.claimsFolder(folderId));
    return claiming ?? this.primary(service);
  }
}
