import type { Image, Label } from '../model/image.ts';
import { NotFoundError } from '../model/errors.ts';
import { requireDecoded } from '../model/undecodable-field.ts';
import type { ImageClients } from '../services/image-clients.ts';
import type { UpstreamCall } from '../services/upstream-call.ts';
import { KeyLoader } from './key-loader.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/**
 * Loads the labels of images that come from lists which omit labels. Each image needs a get of its own; the gets of a
 * moment run concurrently, under the limit of calls to the service.
 */
export class ImageLabels {
  readonly #knowledge: ListKnowledge;
  readonly #images: KeyLoader<Image, Image | null>;

  constructor(clients: ImageClients, knowledge: ListKnowledge, call: UpstreamCall) {
    this.#knowledge = knowledge;
    this.#images = new KeyLoader(
      (images: readonly Image[]) =>
        images.map(({ __typename, imageId }) => clients.ofKind(__typename).get(imageId, call)),
      ({ __typename, imageId }) => `${__typename} ${imageId}`,
    );
  }

  /** The labels of an image, sorted by key. Fails where they cannot be read or decoded. */
  async of(image: Image): Promise<readonly Label[]> {
    const known = this.#known(image);
    if (known !== null) return requireDecoded(known);
    const complete = await this.#images.load(image);
    if (complete === null) throw new NotFoundError('The image no longer exists, so its labels cannot be read.');
    return requireDecoded(complete.labels ?? []);
  }

  /** The same images with their labels. An image that no longer exists stays without. */
  async complete(images: readonly Image[]): Promise<readonly Image[]> {
    return Promise.all(
      images.map(async (image) => {
        const labels = this.#known(image) ?? (await this.#images.load(image))?.labels ?? null;
        return labels === image.labels ? image : { ...image, labels };
      }),
    );
  }

  /** Forgets the images that were loaded, since they may have changed. */
  clear(): void {
    this.#images.clear();
  }

  #known({ labels, service }: Image): Image['labels'] {
    return labels ?? (this.#knowledge.listsContainLabels(service) ? [] : null);
  }
}
