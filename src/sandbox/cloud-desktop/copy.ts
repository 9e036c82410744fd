import { findSourceImage } from '../compute/image-source.ts';
import type { DesktopImage, OperationResource } from '../data/resources.ts';
import { sandboxFolders } from '../data/folders.ts';
import { sandboxSources } from '../data/sources.ts';
import type { Call } from '../http/call.ts';
import { createImage } from '../images/create-image.ts';
import { ApiError } from '../status/api-error.ts';
import { maxFolderIdLength, readFolderId } from '../validation/folder-id.ts';
import type { MessageReader } from '../validation/message-reader.ts';
import { readMessage } from '../validation/read-message.ts';
import { desktopRules } from './rules.ts';

const sourceIdRules = { required: true, maxLength: 50 };

type Sizes = Pick<DesktopImage, 'storageSize' | 'minDiskSize'>;

/** The folder of the sandbox's one desktop, which the sandbox knows only by its ID. */
const desktopFolderId = sandboxFolders.alpha;

/** What the image of a desktop measures, since the sandbox has no desktops. */
const desktopSizes: Sizes = { storageSize: '21474836480', minDiskSize: '42949672960' };

/** Starts the copy of a Compute image: folder and name are required. Cloud Desktop API reference, DesktopImage.Copy. */
export function copyDesktopImage(call: Call): OperationResource {
  const { imageId, ...input } = readMessage(call, (body) => ({
    ...readTarget(body, true),
    imageId: body.text('imageId', sourceIdRules),
  }));
  call.caller.mustWriteFolder('cloud-desktop', input.folderId);
  const { storageSize = '', minDiskSize = '' } = findSourceImage(call, imageId);
  return copy(call, input, { storageSize, minDiskSize }, 'CopyDesktopImage');
}

/**
 * Starts the copy of a desktop's disk. Without a folder, the image is created in the desktop's own folder. The name is
 * optional. Interface definition, desktop_image_service.proto, CopyFromDesktopRequest.
 */
export function copyDesktopImageFromDesktop(call: Call): OperationResource {
  const { desktopId, ...given } = readMessage(call, (body) => ({
    ...readTarget(body, false),
    desktopId: body.text('desktopId', sourceIdRules),
  }));
  const input = { ...given, folderId: given.folderId === '' ? desktopFolderId : given.folderId };
  call.caller.mustWriteFolder('cloud-desktop', input.folderId);
  if (desktopId !== sandboxSources.desktopId) throw new ApiError('NOT_FOUND', `Desktop ${desktopId} not found.`);
  return copy(call, input, desktopSizes, 'CopyFromDesktop');
}

function readTarget(body: MessageReader, required: boolean) {
  const { name, description, labels } = desktopRules.writing;
  return {
    folderId: required
      ? readFolderId(body.text('folderId', {}), undefined, body.violations, 'folderId')
      : body.text('folderId', { maxLength: maxFolderIdLength }),
    name: body.text('name', { ...name, required }),
    description: body.text('description', description),
    labels: body.labels('labels', labels),
  };
}

function copy(call: Call, input: ReturnType<typeof readTarget>, sizes: Sizes, metadata: string): OperationResource {
  return createImage<DesktopImage>(call, desktopRules, {
    folderId: input.folderId,
    name: input.name,
    begin: (fresh) => ({ ...fresh, ...input }),
    finish: (image) => ({ ...image, ...sizes }),
    metadata,
    description: 'Copy image',
  });
}
