import type { Direction, Source, TieObserver } from '../connections/source.ts';
import type { Image } from '../model/image.ts';
import type { Page, PageRequest } from '../model/page.ts';
import type { ImageClient, ImageListOrder } from '../services/image-client.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import { imageOrder, reversed } from './image-order.ts';

export interface ImageSourceOptions {
  readonly client: ImageClient;
  readonly folderId: string;
  /** `null` for the service's own order. */
  readonly order: ImageListOrder | null;
  readonly ties: TieObserver;
  readonly call: UpstreamCall;
  /** Told of every image that is read. */
  readonly onImage: (image: Image) => void;
}

/** The images of one service in one folder, as a list to be read page by page. */
export class ImageSource implements Source<Image> {
  readonly order: Source<Image>['order'];
  readonly reversible: boolean;
  readonly matches: Source<Image>['matches'];
  readonly #options: ImageSourceOptions;
  readonly #knownOrder: ImageListOrder | null;

  constructor(options: ImageSourceOptions) {
    const { client, order, ties } = options;
    this.#options = options;
    this.#knownOrder = order ?? client.dialect.defaultOrder;
    this.order = this.#knownOrder === null ? null : imageOrder(this.#knownOrder, ties);
    this.reversible = this.#knownOrder !== null;
    this.matches = null;
  }

  async readPage(request: PageRequest, direction: Direction): Promise<Page<Image>> {
    const { client, folderId, call, onImage } = this.#options;
    const page = await client.list({ folderId, filter: null, order: this.#listOrder(direction) }, request, call);
    page.items.forEach(onImage);
    return page;
  }

  idOf(image: Image): string {
    return image.imageId;
  }

  #listOrder(direction: Direction): ImageListOrder | null {
    if (direction === 'FORWARD') return this.#options.order;
    return this.#knownOrder === null ? null : reversed(this.#knownOrder);
  }
}
