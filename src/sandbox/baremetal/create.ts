import { createHash } from 'node:crypto';
import type { BareMetalImage, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import { createImage } from '../images/create-image.ts';
import { readFolderId } from '../validation/folder-id.ts';
import { readMessage } from '../validation/read-message.ts';
import { bareMetalRules } from './rules.ts';

/** Starts the creation of an image from an ISO. BareMetal API reference, Image.Create. */
export function createBareMetalImage(call: Call): OperationResource {
  const { uri, ...input } = readMessage(call, (body) => {
    const { name, description, labels } = bareMetalRules.writing;
    const { folderIdPattern } = bareMetalRules;
    return {
      folderId: readFolderId(body.text('folderId', {}), folderIdPattern, body.violations, 'folderId'),
      name: body.text('name', name),
      description: body.text('description', description),
      uri: body.text('uri', { required: true, maxLength: 1024, pattern: /^https:\/\/\S+$/ }),
      labels: body.labels('labels', labels),
    };
  });
  call.caller.mustWriteFolder('baremetal', input.folderId);
  return createImage<BareMetalImage>(call, bareMetalRules, {
    folderId: input.folderId,
    name: input.name,
    begin: (fresh) => ({ ...fresh, ...input }),
    // The sandbox fetches nothing, so the digest is that of the link.
    finish: (image) => ({ ...image, checksum: createHash('md5').update(uri).digest('hex') }),
    metadata: 'CreateImage',
    description: 'Image create',
  });
}
