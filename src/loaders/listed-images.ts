import type { Image } from '../model/image.ts';

/** The number of images that are kept. Few requests show more, and further ones only take a call each. */
const mostImages = 5000;

/**
 * The images that the lists of one request show, so that a lookup of one of them by its ID needs no further call. Few
 * requests look one up, so images are only kept as they come until one is looked up.
 */
export class ListedImages {
  #pages: (readonly Image[])[] = [];
  #count = 0;
  readonly #images = new Map<string, Image>();

  /** Adds the images that a page of a list shows. */
  add(images: readonly Image[]): void {
    if (images.length === 0 || this.#count + images.length > mostImages) return;
    this.#count += images.length;
    this.#pages.push(images);
  }

  /** The image with this ID, if a list shows it. */
  find(typename: string, imageId: string): Image | undefined {
    for (const page of this.#pages)
      for (const image of page) this.#images.set(keyOf(image.__typename, image.imageId), image);
    this.#pages = [];
    return this.#images.size === 0 ? undefined : this.#images.get(keyOf(typename, imageId));
  }

  /** Forgets them, since they may have changed. */
  clear(): void {
    this.#pages = [];
    this.#count = 0;
    this.#images.clear();
  }
}

function keyOf(typename: string, imageId: string): string {
  return `${typename} ${imageId}`;
}
