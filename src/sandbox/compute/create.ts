import type { ComputeImage, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { createImage } from '../images/create-image.ts';
import { readFolderId } from '../validation/folder-id.ts';
import type { MessageReader } from '../validation/message-reader.ts';
import { readMessage } from '../validation/read-message.ts';
import { findImageSource, readImageSource } from './image-source.ts';
import { fittingMinDiskSize, minDiskSizeRange } from './min-disk-size.ts';
import { readHardwareGeneration, readOs } from './read-hardware.ts';
import { computeRules } from './rules.ts';

const familyRules = { maxLength: 63, pattern: /^[a-z][-a-z0-9]{1,61}[a-z0-9]$/ };

type CreateInput = ReturnType<typeof readCreateInput>;

/** Starts the creation of an image. Compute Cloud API reference, Image.create. */
export function createComputeImage(call: Call): OperationResource {
  const input = readMessage(call, readCreateInput);
  const { folderId, name } = input;
  call.caller.mustWriteFolder('compute', folderId);
  const inherited = findImageSource(call, input.source);
  const { storageSize = '' } = inherited;
  const minDiskSize = fittingMinDiskSize(input.minDiskSize, storageSize);
  return createImage<ComputeImage>(call, computeRules, {
    folderId,
    name,
    begin: (fresh) => ({ ...fresh, ...describe(input, inherited), minDiskSize }),
    finish: (image) => ({ ...image, storageSize }),
    metadata: 'CreateImage',
    description: 'Create image',
  });
}

function readCreateInput(body: MessageReader) {
  const { name, description, labels } = computeRules.writing;
  return {
    folderId: readFolderId(body.text('folderId', {}), undefined, body.violations, 'folderId'),
    name: body.text('name', name),
    description: body.text('description', description),
    labels: body.labels('labels', labels),
    family: body.text('family', familyRules),
    minDiskSize: body.int64('minDiskSize', minDiskSizeRange),
    productIds: body.texts('productIds', { maxLength: 50 }),
    source: readImageSource(body),
    os: readOs(body),
    pooled: body.boolean('pooled'),
    hardwareGeneration: readHardwareGeneration(body),
  };
}

/** What is asked for, and for the rest what comes with the source. */
function describe(
  input: CreateInput,
  inherited: ReturnType<typeof findImageSource>,
): Omit<ComputeImage, 'id' | 'createdAt'> {
  const { folderId, name, description, labels, family, pooled } = input;
  const { os = inherited.os, hardwareGeneration = inherited.hardwareGeneration } = input;
  const productIds = [...new Set([...(inherited.productIds ?? []), ...input.productIds])];
  return {
    ...{ folderId, name, description, labels, family, pooled, productIds },
    ...(os !== undefined && { os }),
    ...(hardwareGeneration !== undefined && { hardwareGeneration }),
  };
}
