import type { Int64Range } from '../validation/message-reader.ts';
import { invalidArgument } from '../status/api-error.ts';

/** In bytes. Compute Cloud API reference, Image.create. */
export const minDiskSizeRange: Int64Range = { min: 4_194_304n, max: 4_398_046_511_104n };

/**
 * The size of the smallest disk that can be made of an image: what was asked for, which has to hold the image, or else
 * the smallest that does.
 */
export function fittingMinDiskSize(wanted: string | undefined, storageSize: string | undefined): string {
  const stored = BigInt(storageSize ?? 0);
  if (wanted === undefined) return String(stored > minDiskSizeRange.min ? stored : minDiskSizeRange.min);
  if (BigInt(wanted) >= stored) return wanted;
  const description = `The value must be at least the size of the image, ${stored}.`;
  throw invalidArgument([{ field: 'minDiskSize', description }]);
}
