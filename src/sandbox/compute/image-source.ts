import { digestFraction } from '../data/digest.ts';
import type { ComputeImage } from '../data/resources.ts';
import { sandboxSources } from '../data/sources.ts';
import type { Call } from '../http/call.ts';
import { findImage } from '../images/find-image.ts';
import { ApiError } from '../status/api-error.ts';
import type { MessageReader } from '../validation/message-reader.ts';
import { computeRules } from './rules.ts';

const sourceFields = ['imageId', 'diskId', 'snapshotId', 'uri'] as const;

/** What an image is made of. */
export interface ImageSource {
  readonly field: (typeof sourceFields)[number];
  readonly value: string;
}

/** What a new image has from its source. */
export type Inheritance = Pick<ComputeImage, 'storageSize' | 'productIds' | 'os' | 'hardwareGeneration'>;

/** Reads the source of a new image, of which there is exactly one. Compute Cloud API reference, Image.create. */
export function readImageSource(body: MessageReader): ImageSource {
  const given = sourceFields.flatMap((field) => {
    const value = body.text(field, field === 'uri' ? {} : { maxLength: 50 });
    return value === '' ? [] : [{ field, value }];
  });
  const [source] = given;
  if (source === undefined || given.length > 1) {
    body.refuse('source', `Exactly one of ${sourceFields.join(', ')} must be given, but there are ${given.length}.`);
  } else if (source.field === 'uri' && !isLink(source.value)) {
    body.refuse('uri', 'The value must be a pre-signed link to an object, https://….');
  }
  return source ?? { field: 'imageId', value: '' };
}

/** Finds the source, and what a new image inherits from it. */
export function findImageSource(call: Call, { field, value }: ImageSource): Inheritance {
  if (field === 'imageId') return findSourceImage(call, value);
  if (field !== 'uri' && value !== sandboxSources[field]) {
    throw new ApiError('NOT_FOUND', `${field === 'diskId' ? 'Disk' : 'Snapshot'} ${value} not found.`);
  }
  const mebibytes = 1024 + Math.floor(digestFraction('size of', value) * 9 * 1024);
  return { storageSize: String(mebibytes * 1_048_576), os: { type: 'LINUX' } };
}

/** The image to copy, if the caller may read it and it can be used. */
export function findSourceImage(call: Call, imageId: string): ComputeImage {
  const image = findImage(call, computeRules, imageId);
  call.caller.mustReadFolder('compute', image.folderId);
  if (image.status !== 'READY') {
    throw new ApiError('FAILED_PRECONDITION', `Image ${imageId} is in the status ${image.status ?? 'unspecified'}.`);
  }
  return image;
}

function isLink(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).protocol === 'https:';
}
