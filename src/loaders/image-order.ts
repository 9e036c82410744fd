import type { Order, TieObserver } from '../connections/source.ts';
import type { Image } from '../model/image.ts';
import { instantKey } from '../model/instant.ts';
import { decodedOrNull } from '../model/undecodable-field.ts';
import type { ImageListOrder, ImageSortKey } from '../services/image-client.ts';

const keyOf: Readonly<Record<ImageSortKey, (image: Image) => string>> = {
  // An image without a creation time is the oldest, and so is one whose timestamp cannot be decoded.
  CREATED_AT: ({ createdAt }) => (typeof createdAt === 'string' ? (instantKey(createdAt) ?? '') : ''),
  NAME: ({ name }) => decodedOrNull(name) ?? '',
  ID: (image) => image.imageId,
};

/** How images are compared in a list that is in this order. */
export function imageOrder({ field, direction }: ImageListOrder, ties: TieObserver): Order<Image> {
  return { keyOf: keyOf[field], descending: direction === 'DESC', ties };
}

export function reversed({ field, direction }: ImageListOrder): ImageListOrder {
  return { field, direction: direction === 'ASC' ? 'DESC' : 'ASC' };
}
