import { LRUCache } from 'lru-cache';
import type { ImageService } from '../generated/graphql.ts';
import type { Image } from '../model/image.ts';

/** Some 200 bytes each. */
const mostImages = 5000;
const mostFolders = 1000;

/**
 * Where images were last seen, and how many a folder held, from one request to the next. These are hints, and never an
 * answer: they only say which calls are likely to bring an image, and nothing is told to a client because of them.
 */
export class FolderHints {
  readonly #folders = new LRUCache<string, string>({ max: mostImages });
  readonly #sizes = new LRUCache<string, number>({ max: mostFolders });

  sawImage({ service, imageId, folderId }: Image): void {
    const key = `${service} ${imageId}`;
    if (this.#folders.get(key) !== folderId) this.#folders.set(key, folderId);
  }

  /** @param size how many images the folder holds; `Infinity` where they are more than a page */
  sawFolder(service: ImageService, folderId: string, size: number): void {
    this.#sizes.set(`${service} ${folderId}`, size);
  }

  /** The folder that an image is likely to be in; `null` where it has not been seen. */
  folderOf(service: ImageService, imageId: string): string | null {
    return this.#folders.get(`${service} ${imageId}`) ?? null;
  }

  /** How many images the folder is likely to hold; `null` where that is not known. */
  sizeOf(service: ImageService, folderId: string): number | null {
    return this.#sizes.get(`${service} ${folderId}`) ?? null;
  }
}
