import { folder } from '../model/folder.ts';
import type { Image } from '../model/image.ts';
import { toGlobalId } from './global-id.ts';

/** The fields that images of every kind have and that their model does not. */
export const imageFields = {
  id: ({ __typename, imageId }: Image) => toGlobalId(__typename, imageId),
  folder: ({ folderId }: Image) => folder(folderId),
  label: ({ labels }: Image, { key }: { readonly key: string }) =>
    labels.find((label) => label.key === key)?.value ?? null,
};
