import { LRUCache } from 'lru-cache';
import type { Image } from '../model/image.ts';

/** Of one kind of image; some 110 bytes each. Where more are asked for in turn, each is forgotten before it comes again. */
const mostImages = 20_000;
const mostFolders = 1000;

/**
 * Where images were last seen, and how many a folder held, from one request to the next. These are hints, and never an
 * answer: they only say which calls are likely to bring an image, and nothing is told to a client because of them.
 */
export class FolderHints {
  /** The folders of images by their IDs. */
  readonly #folders = new Map<string, LRUCache<string, string>>();
  readonly #sizes = new LRUCache<string, number>({ max: mostFolders });

  sawImages(images: readonly Image[]): void {
    for (const { __typename, imageId, folderId } of images) {
      if (typeof folderId !== 'string') continue;
      const folders = this.#foldersOf(__typename);
      // Only an image that is asked for is kept for longer, so that lists, which show many, need not move each.
      if (folders.peek(imageId) !== folderId) folders.set(imageId, folderId);
    }
  }

  /** @param size how many images the folder holds; `Infinity` where they are more than a page */
  sawFolder(typename: string, folderId: string, size: number): void {
    this.#sizes.set(`${typename} ${folderId}`, size);
  }

  /** The folder that an image is likely to be in; `null` where it has not been seen. */
  folderOf(typename: string, imageId: string): string | null {
    return this.#foldersOf(typename).get(imageId) ?? null;
  }

  /** How many images the folder is likely to hold; `null` where that is not known. */
  sizeOf(typename: string, folderId: string): number | null {
    return this.#sizes.get(`${typename} ${folderId}`) ?? null;
  }

  #foldersOf(typename: string): LRUCache<string, string> {
    const known = this.#folders.get(typename);
    if (known !== undefined) return known;
    const folders = new LRUCache<string, string>({ max: mostImages });
    this.#folders.set(typename, folders);
    return folders;
  }
}
