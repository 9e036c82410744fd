import type { Image } from '../model/image.ts';

/**
 * The images that the lists of one request have read: who asks for one of them by its ID needs no further call. Few
 * requests do, so pages are only kept as they came until one is asked for.
 */
export class ListedImages {
  #pages: (readonly Image[])[] = [];
  readonly #images = new Map<string, Image>();

  add(page: readonly Image[]): void {
    this.#pages.push(page);
  }

  /** The image with this ID, if a list has read it. */
  find(typename: string, imageId: string): Image | undefined {
    for (const page of this.#pages)
      for (const image of page) this.#images.set(keyOf(image.__typename, image.imageId), image);
    this.#pages = [];
    return this.#images.size === 0 ? undefined : this.#images.get(keyOf(typename, imageId));
  }

  /** Forgets them, since they may have changed. */
  clear(): void {
    this.#pages = [];
    this.#images.clear();
  }
}

function keyOf(typename: string, imageId: string): string {
  return `${typename} ${imageId}`;
}
