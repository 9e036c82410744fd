import { LRUCache } from 'lru-cache';
import type { ImageService } from '../generated/graphql.ts';
import type { Image } from '../model/image.ts';

/** Of one service; some 110 bytes each. Where more are asked for in turn, each is forgotten before it comes again. */
const mostImages = 20_000;
const mostFolders = 1000;

/**
 * Where images were last seen, and how many a folder held, from one request to the next. These are hints, and never an
 * answer: they only say which calls are likely to bring an image, and nothing is told to a client because of them.
 */
export class FolderHints {
  /** The folders of images by their IDs. */
  readonly #folders = new Map<ImageService, LRUCache<string, string>>();
  readonly #sizes = new LRUCache<string, number>({ max: mostFolders });

  sawImages(images: readonly Image[]): void {
    for (const { service, imageId, folderId } of images) {
      const folders = this.#foldersOf(service);
      // Only an image that is asked for is kept for longer, so that lists, which show many, need not move each.
      if (folders.peek(imageId) !== folderId) folders.set(imageId, folderId);
    }
  }

  /** @param size how many images the folder holds; `Infinity` where they are more than a page */
  sawFolder(service: ImageService, folderId: string, size: number): void {
    this.#sizes.set(`${service} ${folderId}`, size);
  }

  /** The folder that an image is likely to be in; `null` where it has not been seen. */
  folderOf(service: ImageService, imageId: string): string | null {
    return this.#foldersOf(service).get(imageId) ?? null;
  }

  /** How many images the folder is likely to hold; `null` where that is not known. */
  sizeOf(service: ImageService, folderId: string): number | null {
    return this.#sizes.get(`${service} ${folderId}`) ?? null;
  }

  #foldersOf(service: ImageService): LRUCache<string, string> {
    const known = this.#folders.get(service);
    if (known !== undefined) return known;
    const folders = new LRUCache<string, string>({ max: mostImages });
    this.#folders.set(service, folders);
    return folders;
  }
}
