import type { StoredImage } from '../data/image.ts';

/** Something that every server can be asked for, each in its own way, and the images that are the right answer. */
export type Ask = NewestAsk | ImagesAsk | ImageAsk | NamedAsk;

interface Expecting {
  /** The right answer, in its order. */
  readonly images: readonly StoredImage[];
}

/** A page of the images of a folder over all services, newest first. */
export interface NewestAsk extends Expecting {
  readonly kind: 'newest';
  readonly folderId: string;
  readonly size: number;
  /** How many pages of this size come before it. */
  readonly pagesBefore: number;
}

/** Some images by their IDs, in one request. */
export interface ImagesAsk extends Expecting {
  readonly kind: 'images';
}

/** One image by its ID. */
export interface ImageAsk extends Expecting {
  readonly kind: 'image';
}

/** The Compute images of a folder that have one of some names and are ready, by ID. */
export interface NamedAsk extends Expecting {
  readonly kind: 'named';
  readonly folderId: string;
  readonly names: readonly string[];
  readonly size: number;
}

/** One kind of load: requests that differ only in whose data they ask for. */
export interface Query {
  readonly name: string;
  readonly title: string;
  /** One for each folder, so that no two requests under way at the same moment are the same. */
  readonly asks: readonly Ask[];
  /** How many requests are under way at the same moment, at most. */
  readonly mostConcurrent: number;
}
