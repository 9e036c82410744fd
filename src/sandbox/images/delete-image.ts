import type { ImageResource, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { ImageServiceRules } from '../image-service-rules.ts';
import { startOperation } from '../operations/start-operation.ts';
import { readMessage } from '../validation/read-message.ts';
import { emptyResponse, imageMetadata } from './operation-messages.ts';
import { imageToChange } from './preconditions.ts';

/** Starts the operation after which the image that the path names is gone. */
export function deleteImage<T extends ImageResource>(call: Call, rules: ImageServiceRules<T>): OperationResource {
  readMessage(call, () => undefined);
  const { image, folderId } = imageToChange(call, rules);
  const { id, status = '' } = image;
  const { writing } = rules;
  const { store } = call.sandbox;
  const images = rules.collection(store);
  images.update({ ...image, status: 'DELETING' });
  const restore = (): void => void images.change(id, (current) => ({ ...current, status }));
  return startOperation(call, {
    service: rules.service,
    imageId: id,
    folderId,
    description: 'Delete image',
    metadata: imageMetadata(writing, `Delete${writing.message}`, id),
    work: {
      complete: () => {
        images.delete(id);
        if (rules.service === 'compute') store.accessBindings.delete(id);
        return emptyResponse;
      },
      undo: restore,
      abandon: restore,
    },
  });
}
