import type { ImageResource, OperationResource } from '../data/resources.ts';
import type { Call } from '../http/call.ts';
import type { ImageServiceRules, UpdateField } from '../image-service-rules.ts';
import { startOperation } from '../operations/start-operation.ts';
import type { MessageReader } from '../validation/message-reader.ts';
import { readMessage } from '../validation/read-message.ts';
import { readUpdateMask } from '../validation/update-mask.ts';
import { imageMetadata, imageResponse } from './operation-messages.ts';
import { imageToChange, mustHaveUniqueName } from './preconditions.ts';

/** The new values of the fields that an update changes; an empty one clears its field. */
export interface ImageChanges {
  readonly name?: string;
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Reads what else a service's update can change, and gives the changes to an image. */
export type ReadOtherChanges<T> = (body: MessageReader, mask: readonly UpdateField[]) => (image: T) => Partial<T>;

/** Starts the operation after which the image that the path names has other values in the fields of the mask. */
export function updateImage<T extends ImageResource>(
  call: Call,
  rules: ImageServiceRules<T>,
  readOthers: ReadOtherChanges<T> = () => () => ({}),
): OperationResource {
  const { changes, others } = readMessage(call, (body) => {
    const mask = readUpdateMask(call, body, rules.writing.updateFields);
    return { changes: readChanges(body, mask, rules), others: readOthers(body, mask) };
  });
  const { image, folderId } = imageToChange(call, rules);
  const { id, status = '' } = image;
  mustHaveUniqueName(call, rules, { folderId, id }, changes.name ?? '');
  const changed = { ...changes, ...others(image) };
  const { writing } = rules;
  const images = rules.collection(call.sandbox.store);
  const { updatingStatus } = writing;
  if (updatingStatus !== undefined) images.update({ ...image, status: updatingStatus });
  const restore = (): void => void images.change(id, (current) => ({ ...current, status }));
  return startOperation(call, {
    service: rules.service,
    imageId: id,
    folderId,
    description: 'Update image',
    metadata: imageMetadata(writing, `Update${writing.message}`, id),
    work: {
      complete: () => {
        const updated = images.change(id, (current) => ({ ...current, ...changed, status }));
        return updated === undefined ? {} : imageResponse(writing, updated);
      },
      undo: restore,
      abandon: restore,
    },
  });
}

/** Reads every field that is given, since mistakes count in those outside the mask too, and keeps the mask's. */
function readChanges<T extends ImageResource>(
  body: MessageReader,
  mask: readonly UpdateField[],
  { writing }: ImageServiceRules<T>,
): ImageChanges {
  const reads = (field: UpdateField): boolean =>
    writing.updateFields.includes(field) && (mask.includes(field) || body.has(field));
  const name = reads('name') ? body.text('name', writing.name) : '';
  const description = reads('description') ? body.text('description', writing.description) : '';
  const labels = reads('labels') ? body.labels('labels', writing.labels) : {};
  return {
    ...(mask.includes('name') && { name }),
    ...(mask.includes('description') && { description }),
    ...(mask.includes('labels') && { labels }),
  };
}
