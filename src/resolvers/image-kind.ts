import type { Connection } from '../connections/connection.ts';
import type { ImageService } from '../generated/graphql.ts';
import type { ServiceListArguments } from '../loaders/image-lists.ts';
import type { Folder } from '../model/folder.ts';
import type { Image } from '../model/image.ts';
import type { RequestContext } from './context.ts';
import type { FieldResolvers } from './resolver-map.ts';

/** A kind of image: what a service's images are called in the schema. */
export interface ImageKind {
  readonly service: ImageService;
  /** Its GraphQL type, for example `ComputeImage`; the fields `computeImage` and `computeImages` are named after it. */
  readonly typename: string;
}

/** The query fields of one kind, which the schema has for every kind in the same way. */
export function kindQueryFields({ service, typename }: ImageKind): FieldResolvers {
  const field = fieldName(typename);
  return {
    [field]: (_: unknown, { imageId }: { readonly imageId: string }, { loaders }: RequestContext) =>
      loaders.image(service, imageId),
    [`${field}s`]: (_: unknown, list: ServiceListArguments, { loaders }: RequestContext): Promise<Connection<Image>> =>
      loaders.lists.ofService(service, list),
  };
}

/** The folder fields of one kind. */
export function kindFolderFields({ service, typename }: ImageKind): FieldResolvers {
  return {
    [`${fieldName(typename)}s`]: (
      { folderId }: Folder,
      list: Omit<ServiceListArguments, 'folderId'>,
      { loaders }: RequestContext,
    ): Promise<Connection<Image>> => loaders.lists.ofService(service, { ...list, folderId }),
  };
}

function fieldName(typename: string): string {
  return typename.charAt(0).toLowerCase() + typename.slice(1);
}
