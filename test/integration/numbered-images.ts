/** An image that any of the services can hold. */
export interface NumberedImage {
  readonly id: string;
  readonly folderId: string;
  readonly createdAt: string;
  readonly name: string;
}

/** The length of an ID (BareMetal API reference, Image.get). */
const idLength = 20;

/**
 * So many images in a folder, a minute between one and the next; the ID and the name rise with the number.
 *
 * @param prefix what tells these images from others: lower-case letters
 */
export function numberedImages(prefix: string, folderId: string, count: number): NumberedImage[] {
  return Array.from({ length: count }, (_, index) => ({
    id: numberedId(prefix, index),
    folderId,
    createdAt: new Date(Date.UTC(2024, 0, 1, 0, index)).toISOString(),
    name: `${prefix}-${String(index).padStart(5, '0')}`,
  }));
}

/** The ID of the image with this number, whether there is one or not. */
export function numberedId(prefix: string, index: number): string {
  return prefix + String(index).padStart(idLength - prefix.length, '0');
}
