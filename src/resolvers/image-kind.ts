import type { ImagePage, ServiceListArguments } from '../loaders/image-lists.ts';
import type { Folder } from '../model/folder.ts';
import type { RequestContext } from './context.ts';
import { parseGlobalId } from './global-id.ts';
import type { FieldResolvers } from './resolver-map.ts';

/** A kind of image, as the schema has it. */
export interface ImageKind {
  /** Its GraphQL type, for example `ComputeImage`; the fields `computeImage` and `computeImages` are named after it. */
  readonly typename: string;
  /** Its own mutations, by their names. */
  readonly writes: Readonly<Record<string, unknown>>;
}

/** The image that a global ID names. */
export function imageKey(globalId: string, kinds: readonly ImageKind[]): { typename: string; imageId: string } {
  const { typename, id } = parseGlobalId(
    globalId,
    kinds.map((kind) => kind.typename),
  );
  return { typename, imageId: id };
}

/** The query fields of one kind, which the schema has for every kind in the same way. */
export function kindQueryFields({ typename }: ImageKind): FieldResolvers {
  const field = fieldName(typename);
  return {
    [field]: (_: unknown, { imageId }: { readonly imageId: string }, { loaders }: RequestContext) =>
      loaders.image(typename, imageId),
    [`${field}s`]: (_: unknown, list: ServiceListArguments, { loaders }: RequestContext): Promise<ImagePage> =>
      loaders.lists.ofKind(typename, list),
  };
}

/** The mutations of one kind: what each returns is the operation that it starts. */
export function kindMutationFields({ typename, writes }: ImageKind): FieldResolvers {
  return Object.fromEntries(
    Object.keys(writes).map((mutation) => [
      mutation,
      async (_: unknown, { input }: { readonly input: object }, { loaders }: RequestContext) => ({
        operation: await loaders.writes.start(typename, mutation, input),
      }),
    ]),
  );
}

/** The folder fields of one kind. */
export function kindFolderFields({ typename }: ImageKind): FieldResolvers {
  return {
    [`${fieldName(typename)}s`]: (
      { folderId }: Folder,
      list: Omit<ServiceListArguments, 'folderId'>,
      { loaders }: RequestContext,
    ): Promise<ImagePage> => loaders.lists.ofKind(typename, { ...list, folderId }),
  };
}

function fieldName(typename: string): string {
  return typename.charAt(0).toLowerCase() + typename.slice(1);
}
