import { isPublicFolder } from '../access/caller.ts';
import { digestWord } from '../data/digest.ts';
import type { ImageResource, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { startOperation } from '../operations/start-operation.ts';
import { mustHaveImageQuota, mustHaveOperationQuota } from '../quotas.ts';
import { imageMetadata, imageResponse } from './operation-messages.ts';
import { mustHaveUniqueName } from './preconditions.ts';

/** What is there from the start of every new image. */
export interface NewImage {
  readonly id: string;
  readonly createdAt: string;
  readonly status: 'CREATING';
}

/** How a new image comes to be. */
export interface Creation<T extends ImageResource> {
  readonly folderId: string;
  readonly name: string;
  /** The image as it is at once. */
  readonly begin: (fresh: NewImage) => T;
  /** The image when it is ready, but for its status. */
  readonly finish: (image: T) => T;
  /** The operation's name in its metadata, such as `CreateImage`. */
  readonly metadata: string;
  readonly description: string;
}

/** Puts a new image into its folder and starts the operation that will make it ready. */
export function createImage<T extends ImageResource>(
  call: Call,
  rules: ImageServiceRules<T>,
  { folderId, name, begin, finish, metadata, description }: Creation<T>,
): OperationResource {
  const { sandbox } = call;
  const { writing } = rules;
  const id = writing.idPrefix + digestWord(17, sandbox.seed, 'image', sandbox.nextNumber());
  mustHaveUniqueName(call, rules, { folderId, id }, name);
  mustHaveImageQuota(call, rules, folderId);
  mustHaveOperationQuota(call, rules.service, folderId);
  const images = rules.collection(sandbox.store);
  images.insert(begin({ id, createdAt: sandbox.stamps.at(sandbox.now()), status: 'CREATING' }));
  if (!isPublicFolder(rules.service, folderId)) sandbox.createdImages.add(rules.service, id);
  return startOperation(call, {
    service: rules.service,
    imageId: id,
    folderId,
    description,
    metadata: imageMetadata(writing, metadata, id),
    work: {
      complete: () => {
        const ready = images.change(id, (image) => ({ ...finish(image), status: writing.readyStatus }));
        return ready === undefined ? {} : imageResponse(writing, ready);
      },
      undo: () => void images.delete(id),
      abandon: () => {
        const { errorStatus: status } = writing;
        if (status === undefined) images.delete(id);
        else images.change(id, (image) => ({ ...image, status }));
      },
    },
  });
}
