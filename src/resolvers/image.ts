import { folder } from '../model/folder.ts';
import type { Image, Label } from '../model/image.ts';
import { type Decoded, requireDecoded, UndecodableField } from '../model/undecodable-field.ts';
import type { RequestContext } from './context.ts';
import { toGlobalId } from './global-id.ts';

/** The fields that images of every kind have and that their model does not. */
export const imageFields = {
  id: ({ __typename, imageId }: Image) => toGlobalId(__typename, imageId),
  folder: ({ folderId }: Image) => {
    if (folderId instanceof UndecodableField) return folderId;
    return folderId === null ? null : folder(folderId);
  },
  label: (image: Image, { key }: { readonly key: string }, context: RequestContext) => {
    const labels = labelsOf(image, context);
    return labels instanceof Promise ? labels.then((loaded) => valueOf(loaded, key)) : valueOf(labels, key);
  },
};

/** The fields of images whose service omits labels in its lists. */
export const unlistedLabelFields = {
  labels: (image: Image, _: unknown, context: RequestContext) => labelsOf(image, context),
};

/** The labels that came with an image, or those that its service returns for the image alone. */
function labelsOf(image: Image, { loaders }: RequestContext): Decoded<readonly Label[]> | Promise<readonly Label[]> {
  return image.labels ?? loaders.labelsOf(image);
}

function valueOf(labels: Decoded<readonly Label[]>, key: string): string | null {
  return requireDecoded(labels).find((label) => label.key === key)?.value ?? null;
}
