import type { OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { updateImage } from '../images/update-image.ts';
import { fittingMinDiskSize, minDiskSizeRange } from './min-disk-size.ts';
import { computeRules } from './rules.ts';

/** Starts the update of an image. Compute Cloud API reference, Image.update. */
export function updateComputeImage(call: Call): OperationResource {
  return updateImage(call, computeRules, (body, mask) => {
    const wanted = body.int64('minDiskSize', minDiskSizeRange);
    return ({ storageSize }) => ({
      ...(mask.includes('minDiskSize') && { minDiskSize: fittingMinDiskSize(wanted, storageSize) }),
    });
  });
}
