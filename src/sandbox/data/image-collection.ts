import { instantKey } from './timestamp.ts';
import type { ListedResource } from './resources.ts';
import { sortRecords, type ImageOrder, type OrderedRecord } from './order.ts';

/** An image and what is needed to sort it. */
export interface ImageRecord<T extends ListedResource> {
  readonly image: T;
  /** Where the image stands in the order in which the service got to know its images. */
  readonly sequence: number;
  /** `createdAt` as `instantKey` writes it; empty for an image without a creation time. */
  readonly createdAtKey: string;
}

interface FolderContent<T extends ListedResource> {
  readonly records: Map<string, ImageRecord<T>>;
  /** The sorted forms that were asked for since the last change, by the name of the order. */
  readonly sorted: Map<string, readonly OrderedRecord<T>[]>;
}

/** The images of one service: by ID, by folder, and by folder in any order. */
export class ImageCollection<T extends ListedResource> {
  readonly #records = new Map<string, ImageRecord<T>>();
  readonly #folders = new Map<string, FolderContent<T>>();
  /** The images without a folder, which the list of every folder contains. */
  readonly #shared: FolderContent<T> = { records: new Map(), sorted: new Map() };
  readonly #encode: (image: T) => T;
  readonly #beforeAccess: () => void;
  #nextSequence = 0;

  /**
   * @param encode leaves out of an image what the service's JSON leaves out
   * @param beforeAccess brings the images up to date with the clock
   */
  constructor(encode: (image: T) => T, beforeAccess: () => void = () => undefined) {
    this.#encode = encode;
    this.#beforeAccess = beforeAccess;
  }

  /** The number of images. */
  get size(): number {
    this.#beforeAccess();
    return this.#records.size;
  }

  /** One image. */
  get(id: string): T | undefined {
    this.#beforeAccess();
    return this.#records.get(id)?.image;
  }

  /** Every image, in the order of insertion. */
  all(): readonly T[] {
    this.#beforeAccess();
    return Array.from(this.#records.values(), ({ image }) => image);
  }

  /** The images of a folder, in the order of insertion. Images without a folder are in none. */
  inFolder(folderId: string): readonly T[] {
    this.#beforeAccess();
    return Array.from(this.#folders.get(folderId)?.records.values() ?? [], ({ image }) => image);
  }

  /** Returns what the list of a folder contains, in the order of insertion: its images and those without a folder. */
  listed(folderId: string): readonly T[] {
    this.#beforeAccess();
    return this.#listedRecords(folderId)
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ image }) => image);
  }

  /** Whether a folder holds images or once did. */
  hasFolder(folderId: string): boolean {
    return this.#folders.has(folderId);
  }

  /** Returns what the list of a folder contains, in an order; sorted once and kept until the content changes. */
  ordered(folderId: string, order: ImageOrder): readonly OrderedRecord<T>[] {
    this.#beforeAccess();
    // The list of a folder without images contains the images without a folder.
    const folder = this.#folders.get(folderId) ?? this.#shared;
    const name = `${order.column} ${order.direction} ${order.ties} ${order.collation}`;
    let sorted = folder.sorted.get(name);
    if (sorted === undefined) {
      sorted = sortRecords(this.#listedRecords(folderId), order);
      folder.sorted.set(name, sorted);
    }
    return sorted;
  }

  /** Adds an image. */
  insert(image: T): void {
    if (this.#records.has(image.id)) throw new RangeError(`There is an image with the ID "${image.id}" already.`);
    this.#put(image, this.#nextSequence++);
  }

  /** Puts an image in the place of the one with its ID. */
  update(image: T): void {
    const previous = this.#records.get(image.id);
    if (previous === undefined) throw new RangeError(`There is no image with the ID "${image.id}".`);
    if (previous.image.folderId !== image.folderId) this.#removeFromFolder(previous.image);
    this.#put(image, previous.sequence);
  }

  /** Puts what `change` makes of an image in its place, and gives that; `undefined` if there is no such image. */
  change(id: string, change: (image: T) => T): T | undefined {
    const previous = this.#records.get(id);
    if (previous === undefined) return undefined;
    this.update(change(previous.image));
    return this.#records.get(id)?.image;
  }

  /** Removes an image; false if there is none with that ID. */
  delete(id: string): boolean {
    const record = this.#records.get(id);
    if (record === undefined) return false;
    this.#records.delete(id);
    this.#removeFromFolder(record.image);
    return true;
  }

  /** Puts other images in the place of all there are. */
  replace(images: Iterable<T>): void {
    this.#records.clear();
    this.#folders.clear();
    this.#shared.records.clear();
    this.#shared.sorted.clear();
    this.#nextSequence = 0;
    for (const image of images) this.insert(image);
  }

  #put(image: T, sequence: number): void {
    const { createdAt } = image;
    const createdAtKey = createdAt === undefined ? '' : instantKey(createdAt);
    const record = { image: this.#encode(image), sequence, createdAtKey };
    this.#records.set(image.id, record);
    const content = this.#contentWith(record.image);
    content.records.set(image.id, record);
    this.#forgetOrders(content);
  }

  #removeFromFolder(image: T): void {
    const content = this.#contentWith(image);
    content.records.delete(image.id);
    this.#forgetOrders(content);
  }

  /** Returns the content that an image belongs to, and creates the content of a new folder. */
  #contentWith({ folderId }: T): FolderContent<T> {
    if (folderId === undefined) return this.#shared;
    let folder = this.#folders.get(folderId);
    if (folder === undefined) {
      folder = { records: new Map(), sorted: new Map() };
      this.#folders.set(folderId, folder);
    }
    return folder;
  }

  /** Forgets the sorted forms that contain the images of a content. */
  #forgetOrders(content: FolderContent<T>): void {
    content.sorted.clear();
    if (content !== this.#shared) return;
    for (const folder of this.#folders.values()) folder.sorted.clear();
  }

  #listedRecords(folderId: string): ImageRecord<T>[] {
    return [...(this.#folders.get(folderId)?.records.values() ?? []), ...this.#shared.records.values()];
  }
}
