import { createHash } from 'node:crypto';
import type { Connection } from '../connections/connection.ts';
import type { PageArguments } from '../connections/page-arguments.ts';
import type { CursorSeal } from '../connections/cursor-seal.ts';
import type { HeldItems } from '../connections/held-items.ts';
import { readPromise } from '../connections/page-budget.ts';
import { type ConnectionSettings, readConnection } from '../connections/read-connection.ts';
import type { ImageService } from '../generated/graphql.ts';
import type { AccessBinding } from '../model/access-binding.ts';
import { InputError } from '../model/errors.ts';
import type { ComputeImage, Image, Label } from '../model/image.ts';
import type { Operation } from '../model/operation.ts';
import { Cancellation } from '../services/cancellation.ts';
import type { Services } from '../services/services.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import { FolderHints } from './folder-hints.ts';
import { imageBatch } from './image-batch.ts';
import { ImageLabels } from './image-labels.ts';
import { ImageLists } from './image-lists.ts';
import { KeyLoader } from './key-loader.ts';
import { ListKnowledge } from './list-knowledge.ts';
import { ListedImages } from './listed-images.ts';
import { waitForOperation } from './operation-waiter.ts';
import { PagedSource } from './paged-source.ts';
import type { PollPace } from './poll.ts';
import { Watches } from './watches.ts';
import { Writes } from './writes.ts';

export interface LoadersOptions {
  /** After how many pages of one source the search for matching images is broken off. */
  readonly scanPages: number;
  readonly cursorSeal: CursorSeal;
  /** Counts the items that the lists of all requests hold in memory while they are read. */
  readonly heldItems: HeldItems;
  /** How often the looks at what is being followed are. */
  readonly watchPace: PollPace;
  /** How many operations and images may be followed at the same moment. */
  readonly watchLimit: number;
  /** How many of them one caller may follow. */
  readonly watchesPerCaller: number;
}

/** Makes the loaders of each request, and keeps what they learn of the services from one request to the next. */
export class LoadersFactory {
  readonly #services: Services;
  readonly #options: LoadersOptions;
  readonly #knowledge = new ListKnowledge();
  readonly #hints = new FolderHints();
  readonly #stop = new Cancellation();
  readonly watches: Watches;

  constructor(services: Services, options: LoadersOptions) {
    this.#services = services;
    this.#options = options;
    const { watchPace: pace, watchLimit: limit, watchesPerCaller: limitPerCaller } = options;
    this.watches = new Watches(services, { pace, limit, limitPerCaller });
  }

  /** Ends the waiting for operations, since the gateway is being stopped: requests get them as they are by then. */
  endWaiting(): void {
    this.#stop.cancel('overdue');
  }

  forRequest(call: UpstreamCall): Loaders {
    const { watches } = this;
    const shared = { knowledge: this.#knowledge, hints: this.#hints, watches, stop: this.#stop };
    return new Loaders(this.#services, call, this.#options, shared);
  }
}

/** What all requests have in common. */
interface SharedByRequests {
  readonly knowledge: ListKnowledge;
  readonly hints: FolderHints;
  readonly watches: Watches;
  /** Says when the gateway is being stopped. */
  readonly stop: Cancellation;
}

interface Family {
  readonly folderId: string;
  readonly family: string;
}

const longestWaitSeconds = 60;

/** All that the resolvers of one request can reach of the services. Nothing is kept when the request is over. */
export class Loaders {
  readonly lists: ImageLists;
  readonly writes: Writes;
  readonly #services: Services;
  readonly #watches: Watches;
  readonly #stop: Cancellation;
  readonly #call: UpstreamCall;
  readonly #options: LoadersOptions;
  readonly #settings: ConnectionSettings;
  /** By the GraphQL type of the images. */
  readonly #images: ReadonlyMap<string, KeyLoader<string, Image | null>>;
  readonly #labels: ImageLabels;
  readonly #listed = new ListedImages();
  readonly #latest: KeyLoader<Family, ComputeImage | null>;
  readonly #operations: KeyLoader<string, Operation | null>;

  constructor(
    services: Services,
    call: UpstreamCall,
    options: LoadersOptions,
    { knowledge, hints, watches, stop }: SharedByRequests,
  ) {
    this.#services = services;
    this.#watches = watches;
    this.#stop = stop;
    this.#call = call;
    this.#options = options;
    this.#settings = {
      scanPages: options.scanPages,
      promise: readPromise,
      seal: options.cursorSeal,
      items: options.heldItems.forRequest(),
    };
    this.#images = new Map(
      services.images.all.map((client) => [
        client.dialect.typename,
        new KeyLoader(imageBatch(client, this.#listed, hints, call), itself),
      ]),
    );
    this.#labels = new ImageLabels(services.images, knowledge, call);
    this.#latest = new KeyLoader(
      (families: readonly Family[]) =>
        families.map(async ({ folderId, family }) => services.compute.latestByFamily(folderId, family, call)),
      ({ folderId, family }) => JSON.stringify([folderId, family]),
    );
    this.#operations = new KeyLoader(
      (operationIds: readonly string[]) =>
        operationIds.map((operationId) => services.operations.get(operationId, call)),
      itself,
    );
    this.lists = new ImageLists({
      clients: services.images,
      labels: this.#labels,
      call,
      knowledge,
      settings: this.#settings,
      onPage: (images) => hints.sawImages(images),
      onShown: (images) => this.#listed.add(images),
    });
    this.writes = new Writes({
      clients: services.images,
      operations: services.operations,
      call,
      onWrite: () => this.forget(),
    });
  }

  /** An operation, now and at each change, until it is done. */
  watchOperation(operationId: string): AsyncGenerator<Operation, void, undefined> {
    return this.#watches.operation(operationId, this.#call);
  }

  /** An image, now and whenever its status changes, until it is READY, in ERROR or gone. */
  watchImageStatus(typename: string, imageId: string): AsyncGenerator<Image, void, undefined> {
    return this.#watches.imageStatus(typename, imageId, this.#call);
  }

  /** Forgets what was loaded, since it may have changed. */
  forget(): void {
    for (const loader of [...this.#images.values(), this.#labels, this.#latest, this.#operations]) loader.clear();
    this.#listed.clear();
  }

  /** The image of a GraphQL type with this ID; `null` when there is none. */
  async image(typename: string, imageId: string): Promise<Image | null> {
    // Throws where the image's service is absent.
    this.#services.images.ofKind(typename);
    return (await this.#images.get(typename)?.load(imageId)) ?? null;
  }

  /** The image that an operation of a service is about; `null` when there is none. */
  async imageOfOperation(service: ImageService, imageId: string): Promise<Image | null> {
    return this.image(this.#services.images.primary(service).dialect.typename, imageId);
  }

  /** The labels of an image, sorted by key. */
  labelsOf(image: Image): Promise<readonly Label[]> {
    return this.#labels.of(image);
  }

  /** The newest image of a family in a folder; `null` when there is none. */
  async latestInFamily(folderId: string, family: string): Promise<ComputeImage | null> {
    return this.#latest.load({ folderId, family });
  }

  /** The operation with this ID, when it is done or the time to wait is over; `null` when there is none. */
  async operation(operationId: string, wait: number | null): Promise<Operation | null> {
    const waitSeconds = wait ?? 0;
    if (waitSeconds < 0 || waitSeconds > longestWaitSeconds) {
      throw new InputError(`"waitSeconds" is ${waitSeconds}; it may be from 0 to ${longestWaitSeconds}.`);
    }
    if (waitSeconds === 0) return this.#operations.load(operationId);
    const { watchPace } = this.#options;
    return waitForOperation(this.#services.operations, operationId, waitSeconds, watchPace, this.#call, this.#stop);
  }

  /** The operations on an image of a service that lists them. */
  async operationsOf({ __typename, imageId }: Image, page: PageArguments): Promise<Connection<Operation>> {
    const client = this.#services.images.ofKind(__typename);
    if (!client.dialect.listsOperations) {
      throw new InputError(`The operations of an image of the type ${__typename} are not listed by its service.`);
    }
    const source = new PagedSource<Operation>(
      (request) => client.listOperations(imageId, request, this.#call),
      ({ operationId }) => operationId,
    );
    return this.#connection(['operations', __typename, imageId], source, page);
  }

  /** Who has which role on a Compute image. */
  async accessBindingsOf({ imageId }: ComputeImage, page: PageArguments): Promise<Connection<AccessBinding>> {
    const source = new PagedSource<AccessBinding>(
      (request) => this.#services.compute.listAccessBindings(imageId, request, this.#call),
      accessBindingId,
    );
    return this.#connection(['accessBindings', imageId], source, page);
  }

  async #connection<Item>(
    identity: readonly string[],
    source: PagedSource<Item>,
    page: PageArguments,
  ): Promise<Connection<Item>> {
    const list = { identity, sources: [source], filtered: false, shares: null };
    const connection = await readConnection(list, page, this.#settings);
    for (const failure of connection.failures.values()) throw failure;
    return connection;
  }
}

function itself(key: string): string {
  return key;
}

/** An access binding has no ID of its own; it is all that it says, shortened to keep cursors short. */
function accessBindingId({ roleId, subject }: AccessBinding): string {
  const all = JSON.stringify([roleId, subject.type, subject.id]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 16);
}
